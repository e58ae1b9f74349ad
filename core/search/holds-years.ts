import type { Language } from './language.ts'
import type { FieldEntry } from './meaning.ts'

/** Whether a number field holds years: by the values in use, and earlier ones where its name says so. */
export function holdsYears(field: FieldEntry, language?: Language): boolean {
  const { numbers, unit, kind } = field
  if (kind !== 'number' || unit || numbers.size === 0) return false
  const from = language && tellsYear(field, language) ? 1000 : 1800
  return [...numbers].every((value) => Number.isInteger(value) && value >= from && value <= 2100)
}

/** `Year`, `Vintage`, `Built`: a name that things are dated by. */
export function tellsYear({ stems }: FieldEntry, { stem, yearNames, birthNames }: Language): boolean {
  return [...yearNames, ...birthNames].some((name) => stems.has(stem(name)))
}
