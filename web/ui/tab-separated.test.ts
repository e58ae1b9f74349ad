import fc from 'fast-check'
import { expect, test } from 'vitest'
import { parseTabSeparated, writeTabSeparated } from '#web/ui/tab-separated.ts'

test.each([
  [
    'a\tb\nc\td',
    [
      ['a', 'b'],
      ['c', 'd'],
    ],
  ],
  [
    'a\tb\r\nc\td\r\n',
    [
      ['a', 'b'],
      ['c', 'd'],
    ],
  ],
  ['12', [['12']]],
  ['', [['']]],
  ['a\n\nb', [['a'], [''], ['b']]],
  ['"two\nlines"\tx', [['two\nlines', 'x']]],
  ['"say ""hi"""\t1', [['say "hi"', '1']]],
  ['"A" grade\t5" pipe', [['"A" grade', '5" pipe']]],
  ['"never closed\tx', [['"never closed', 'x']]],
])('%j', (text, cells) => {
  expect(parseTabSeparated(text)).toEqual(cells)
})

test('what is copied comes back when it is pasted', () => {
  const cells = fc
    .record({ width: fc.integer({ min: 1, max: 4 }), height: fc.integer({ min: 1, max: 4 }) })
    .chain(({ width, height }) =>
      fc.array(
        fc.array(fc.string({ unit: fc.constantFrom('a', '"', '\t', '\n', '\r', ' ') }), {
          minLength: width,
          maxLength: width,
        }),
        {
          minLength: height,
          maxLength: height,
        },
      ),
    )
    // an empty last row of one column is a line's end
    .filter((rows) => rows.at(-1)?.join('') !== '' || (rows[0]?.length ?? 0) > 1)
  fc.assert(
    fc.property(cells, (rows) => {
      expect(parseTabSeparated(writeTabSeparated(rows))).toEqual(rows)
    }),
  )
})
