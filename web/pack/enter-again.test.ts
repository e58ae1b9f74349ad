import { expect, test } from 'vitest'
import { isSame } from '#web/pack/enter-again.ts'

test('a line is entered again in its unit where that counts the same as then, and not where the pack became another or is gone', () => {
  const units = (factor: string) => ({ unit: 'kg', packs: [{ name: 'Sack', factor }] })
  const sack = { unit: 'sack', factor: '100/3' }
  expect(isSame(sack, units('100/3'))).toBe(true)
  expect(isSame(sack, units('25'))).toBe(false)
  expect(isSame(sack, { unit: 'kg', packs: [] })).toBe(false)
  expect(isSame({ unit: 'g', factor: '1/1000' }, { unit: 'kg', packs: [] })).toBe(true)
})
