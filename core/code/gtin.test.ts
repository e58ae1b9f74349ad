import fc from 'fast-check'
import { expect, test } from 'vitest'
import { codeForms, toGtin } from '#core/code/gtin.ts'

test.each([
  ['4006381333931', '04006381333931'],
  ['036000291452', '00036000291452'],
  ['0036000291452', '00036000291452'],
  ['36000291452', '00036000291452'],
  ['96385074', '00000096385074'],
  ['4 006381 333931', '04006381333931'],
])('%s is the trade item number %s', (code, gtin) => {
  expect(toGtin(code)).toBe(gtin)
})

test.each(['4006381333932', '1234567', '123456789012345', 'A4006381333931', '', '-'])('%s is none', (code) => {
  expect(toGtin(code)).toBeUndefined()
})

const gtin = fc.stringMatching(/^\d{13}$/).map((digits) => {
  const check = Array.from({ length: 10 }, (_, digit) => digits + digit).find((whole) => toGtin(whole) === whole)
  return check ?? ''
})

test('whatever form of a number is scanned, every other form of it is looked for', () => {
  fc.assert(
    fc.property(gtin, (whole) => {
      expect(whole).toHaveLength(14)
      const forms = codeForms(whole).filter((form) => form.length >= 8)
      for (const form of forms) expect(new Set(codeForms(form))).toEqual(new Set(codeForms(whole)))
    }),
  )
})

test('one wrong digit is no number, so that it is looked for as it stands', () => {
  fc.assert(
    fc.property(gtin, fc.nat(13), fc.integer({ min: 1, max: 9 }), (whole, at, by) => {
      const wrong = whole.slice(0, at) + ((Number(whole[at]) + by) % 10) + whole.slice(at + 1)
      expect(toGtin(wrong)).toBeUndefined()
      expect(codeForms(wrong)).toEqual([wrong])
    }),
  )
})

test('a code is looked for as it stands and in either case', () => {
  expect(codeForms(' Ab-1 ')).toEqual(['Ab-1', 'ab-1', 'AB-1'])
  expect(codeForms('  ')).toEqual([])
})
