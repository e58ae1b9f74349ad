import type { FieldEntry } from './meaning.ts'

/** Whether a number field holds years, by the values in use. */
export function holdsYears(field: FieldEntry): boolean {
  const { numbers } = field
  return field.kind === 'number' && numbers.size > 0 && [...numbers].every((value) => value >= 1800 && value <= 2100)
}
