import fc from 'fast-check'
import { expect, test } from 'vitest'
import { isShown, labelLines } from '#core/label/label-text.ts'

test('any text comes back from its lines', () => {
  const piece = fc.oneof(fc.string(), fc.constantFrom('{sku}', '{attributes.dose_mg}', '{', '}', '{}', '\n'))
  fc.assert(
    fc.property(fc.array(piece), (pieces) => {
      const text = pieces.join('')
      const lines = labelLines(text).map((line) =>
        line.map((part) => ('token' in part ? `{${part.token}}` : part.text)).join(''),
      )
      expect(lines.join('\n')).toBe(text)
    }),
  )
})

test('values are told from text, and a line whose values are all missing is left out', () => {
  const [first = [], second = [], third = []] = labelLines('{name}\nDose: {attributes.dose} mg\nKeep dry')
  expect(first).toEqual([{ token: 'name' }])
  expect(second).toEqual([{ text: 'Dose: ' }, { token: 'attributes.dose' }, { text: ' mg' }])
  const holds = (token: string) => token === 'name'
  expect([first, second, third, []].map((line) => isShown(line, holds))).toEqual([true, false, true, false])
})
