import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Filter } from '#contract/filter.ts'
import { mergeInFilter, mergeInFormula } from '#core/attribute/merge-references.ts'

const change = {
  key: 'colour',
  options: [
    { key: 'crimson', label: 'Crimson "deep"' },
    { key: 'red', label: 'Red' },
    { key: 'blue', label: 'Blue' },
  ],
  merged: new Map([['crimson', 'red']]),
}
const colour = (op: 'eq' | 'in', value: string | string[]): Filter => ({ field: 'attributes.colour', op, value })

test.each<[Filter, Filter]>([
  [colour('eq', 'crimson'), colour('eq', 'red')],
  [colour('in', ['crimson', 'blue']), colour('in', ['red', 'blue'])],
  [colour('in', ['crimson', 'red']), colour('in', ['red'])],
  [
    { and: [{ not: colour('eq', 'crimson') }, { or: [{ text: 'crimson' }, colour('in', ['crimson'])] }] },
    { and: [{ not: colour('eq', 'red') }, { or: [{ text: 'crimson' }, colour('in', ['red'])] }] },
  ],
])('%j becomes %j', (before, after) => {
  expect(mergeInFilter(before, change)).toEqual(after)
})

test.each<Filter>([
  { field: 'attributes.other', op: 'eq', value: 'crimson' },
  { field: 'name', op: 'eq', value: 'crimson' },
  { and: [colour('eq', 'blue'), { field: 'attributes.colour', op: 'empty' }] },
])('%j names none that goes, and stays the same', (filter) => {
  expect(mergeInFilter(filter, change)).toBe(filter)
})

test.each([
  ['if(colour = "crimson", 1, 2)', 'if(colour = "red", 1, 2)'],
  [`'crimson "deep"' <> {colour}`, `'Red' <> {colour}`],
  ['colour="Crimson ""deep"""', 'colour="Red"'],
  [
    'if(not (colour = "crimson") and colour <> "blue", "crimson", name)',
    'if(not (colour = "red") and colour <> "blue", "crimson", name)',
  ],
  ['other = "crimson"', 'other = "crimson"'],
  ['colour & "crimson"', 'colour & "crimson"'],
  ['colour = "crimson', 'colour = "crimson'],
])('%s becomes %s', (before, after) => {
  expect(mergeInFormula(before, change)).toBe(after)
})

test('a label with quotation marks in it is written so that it is read again', () => {
  fc.assert(
    fc.property(fc.string({ minLength: 1, maxLength: 12 }), fc.constantFrom('"', "'"), (label, mark) => {
      const options = [
        { key: 'a', label: 'Old' },
        { key: 'b', label },
      ]
      const after = mergeInFormula(`colour = ${mark}Old${mark}`, {
        key: 'colour',
        options,
        merged: new Map([['a', 'b']]),
      })
      expect(after).toBe(`colour = ${mark}${label.replaceAll(mark, mark + mark)}${mark}`)
      // and is found again to be merged on
      const further = {
        key: 'colour',
        options: [...options, { key: 'c', label: 'New' }],
        merged: new Map([['b', 'c']]),
      }
      if (label.toLowerCase() !== 'old' && !['a', 'b', 'c'].includes(label))
        expect(mergeInFormula(after, further)).toBe(`colour = ${mark}New${mark}`)
    }),
  )
})
