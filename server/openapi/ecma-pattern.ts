/** What the two dialects write alike and read differently, or only RE2 has. */
const differs = /\[:|\(\?(?!:)|\\[AzQECpP]|\\s|\\S/

/**
 * RE2's expression as a pattern of JSON Schema that matches the same values: the whole of them. Undefined where the dialects
 * differ, since a schema that refuses what the API takes is worse than one that says less.
 */
export function toEcmaPattern(pattern: string): string | undefined {
  if (differs.test(pattern)) return undefined
  const whole = `^(?:${pattern})$`
  try {
    new RegExp(whole, 'u')
    return whole
  } catch {
    return undefined
  }
}
