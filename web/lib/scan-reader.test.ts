import fc from 'fast-check'
import { expect, test } from 'vitest'
import { ScanReader, scanGapMs } from '#web/lib/scan-reader.ts'

const letter = fc.constantFrom(...'ABCabc0123456789-/.')
const code = fc.array(letter, { minLength: 4, maxLength: 40 }).map((letters) => letters.join(''))

/** Presses keys one after the other; tells codes taken and keys that came through, in order. */
function press(keys: readonly string[], gapMs: (at: number) => number) {
  const reader = new ScanReader<string>()
  const codes: string[] = []
  const through: string[] = []
  let atMs = 1_000
  keys.forEach((key, at) => {
    atMs += gapMs(at)
    const step = reader.press(key, key, atMs)
    if (step.kind === 'code') codes.push(step.code)
    else {
      through.push(...step.released)
      if (step.kind === 'pass') through.push(key)
    }
  })
  through.push(...reader.release())
  return { codes, through }
}

test('a code that comes at the pace of a scanner is taken whole, and no key of it comes through', () => {
  fc.assert(
    fc.property(code, fc.nat(scanGapMs), fc.constantFrom('Enter', 'Tab'), (text, gap, end) => {
      const { codes, through } = press([...text, end], () => gap)
      expect(codes).toEqual([text])
      expect(through).toEqual([])
    }),
  )
})

test('capitals come with Shift, and blanks within', () => {
  const { codes } = press(['Shift', 'A', 'Shift', 'B', ' ', '1', '2', 'Enter'], () => 5)
  expect(codes).toEqual(['AB 12'])
})

test('what a person types comes through, every key once and in order', () => {
  fc.assert(
    fc.property(
      fc.array(fc.oneof(letter, fc.constantFrom('Enter', 'Tab', 'ArrowDown', ' ', 'Escape')), { maxLength: 30 }),
      fc.array(fc.integer({ min: scanGapMs + 1, max: 900 }), { minLength: 30, maxLength: 30 }),
      (keys, gaps) => {
        const { codes, through } = press(keys, (at) => gaps[at] ?? 100)
        expect(codes).toEqual([])
        expect(through).toEqual(keys)
      },
    ),
  )
})

test('fast letters without an end behind them, or too few, are no code', () => {
  expect(press([...'ABCDEF'], () => 5)).toEqual({ codes: [], through: [...'ABCDEF'] })
  expect(press([...'AB1', 'Enter'], () => 5)).toEqual({ codes: [], through: [...'AB1', 'Enter'] })
  expect(press([...'ABCD', 'Enter'], (at) => (at === 4 ? 200 : 5)).codes).toEqual([])
})
