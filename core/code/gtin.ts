/** Lengths in which one trade item number is printed and scanned: EAN-8, UPC-A, EAN-13, GTIN-14. */
const lengths = [8, 12, 13, 14] as const

/**
 * A trade item number in its one form of 14 digits: UPC-A `012345678905`, EAN-13 `0012345678905` and GTIN-14 name the same
 * thing. Spaces and hyphens are left out; a UPC-A whose leading zero a spreadsheet ate is one all the same.
 * @returns undefined where the digits are too few or too many, or their check digit (GS1 General Specifications, 7.9) is wrong
 */
export function toGtin(code: string): string | undefined {
  const digits = code.replace(/[\s-]/g, '')
  if (!/^\d{8,14}$/.test(digits)) return undefined
  const whole = digits.padStart(14, '0')
  return checkDigit(whole.slice(0, 13)) === Number(whole[13]) ? whole : undefined
}

/** Every way the same code may be written in a record: as given, in either case, and a trade item number in each of its lengths. */
export function codeForms(code: string): string[] {
  const given = code.trim()
  const forms = [given, given.toLowerCase(), given.toUpperCase()]
  const gtin = toGtin(given)
  if (gtin) {
    const bare = gtin.replace(/^0+/, '')
    forms.push(bare, ...lengths.filter((length) => length >= bare.length).map((length) => bare.padStart(length, '0')))
  }
  return [...new Set(forms)].filter((form) => form !== '')
}

/** Weights 3 and 1 in turn, from the digit before the check digit on. */
function checkDigit(digits: string): number {
  const sum = [...digits].reverse().reduce((so, digit, at) => so + Number(digit) * (at % 2 === 0 ? 3 : 1), 0)
  return (10 - (sum % 10)) % 10
}
