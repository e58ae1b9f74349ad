import { localText } from './convert-date.ts'
import type { ConversionSetting, ConvertedField } from './convert-setting.ts'
import type { AttributeValue } from './value.ts'

/** A value as text that says what the field said of it: with its unit, its option's label, in words, in the zone's time. */
export function valueText(
  field: ConvertedField,
  value: AttributeValue,
  { words, timeZone, records }: Pick<ConversionSetting, 'words' | 'timeZone' | 'records'>,
): string {
  if (typeof value === 'boolean') return value ? words.yes : words.no
  const labelOf = (key: string) => field.options.find((option) => option.key === key)?.label ?? key
  switch (field.kind) {
    case 'select':
      return labelOf(String(value))
    case 'multiSelect':
      return joinList([value].flat().map(labelOf))
    case 'number':
      return field.unit === null ? String(value) : `${String(value)} ${field.unit}`
    case 'money':
      return field.currency === null ? String(value) : `${String(value)} ${field.currency}`
    case 'dateTime':
      return Number.isNaN(Date.parse(String(value))) ? String(value) : localText(String(value), timeZone)
    default:
      return joinList([value].flat().map((each) => records?.labels.get(each) ?? each))
  }
}

/** Entries in a row, parted by what none of them holds. */
function joinList(entries: readonly string[]): string {
  return entries.join(entries.some((entry) => entry.includes(',')) ? '; ' : ', ')
}

/** The entries of a text: at semicolons where it has any, else at bars, else at commas. */
export function splitList(text: string): string[] {
  const mark = [';', '|', ','].find((each) => text.includes(each)) ?? ','
  return text
    .split(mark)
    .map((part) => part.trim())
    .filter((part) => part !== '')
}

/** Yes or no as every field understands them, by a first letter, or in the organisation's words. */
export function readYesOrNo(text: string, words: ConversionSetting['words']): boolean | undefined {
  const written = text.trim().toLowerCase()
  if (['true', 'yes', 'y', '1', words.yes.toLowerCase()].includes(written)) return true
  if (['false', 'no', 'n', '0', words.no.toLowerCase()].includes(written)) return false
  return undefined
}
