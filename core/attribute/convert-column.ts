import type { Option } from '#contract/field.ts'
import { type DateOrder, detectDateOrder } from '#core/import/parse-date.ts'
import { type DecimalMark, detectDecimalMark } from '#core/import/parse-decimal.ts'
import type { ConversionSetting, ConvertedField } from './convert-setting.ts'
import { splitList, valueText } from './convert-text.ts'
import { findOption } from './read-choice.ts'
import { toKey } from './to-key.ts'
import type { AttributeValue } from './value.ts'

/** A value that records hold, and how many do. */
export interface CountedValue {
  value: AttributeValue
  count: number
}

/** The order of day and month in a column of texts, where that matters. */
export interface ColumnOrder {
  order: DateOrder
  /** false: no value decides, or values contradict each other; day before month is assumed */
  isCertain: boolean
}

const texts = new Set(['text', 'longText', 'barcode', 'autonumber', 'select', 'integer'])

/** @returns undefined where the change reads no dates, or dates in one form only */
export function findDateOrder(
  from: Pick<ConvertedField, 'kind' | 'options'>,
  to: Pick<ConvertedField, 'kind'>,
  values: readonly CountedValue[],
): ColumnOrder | undefined {
  if ((to.kind !== 'date' && to.kind !== 'dateTime') || !texts.has(from.kind)) return undefined
  const found = detectDateOrder(values.map(({ value }) => labelOf(from, String(value))))
  if (found === undefined || found === 'ymd') return undefined
  if (found === 'ambiguous' || found === 'mixed') return { order: 'dmy', isCertain: false }
  return { order: found, isCertain: true }
}

/** The decimal mark of a column of texts that become numbers; a point where nothing decides. */
export function findDecimalMark(
  from: Pick<ConvertedField, 'kind' | 'options'>,
  to: Pick<ConvertedField, 'kind'>,
  values: readonly CountedValue[],
): DecimalMark {
  if (!['integer', 'number', 'money'].includes(to.kind) || !texts.has(from.kind)) return '.'
  const numbers = values.map(({ value }) => /-?[\d.,]*\d/.exec(labelOf(from, String(value)))?.[0] ?? '')
  return detectDecimalMark(numbers) ?? '.'
}

function labelOf({ kind, options }: Pick<ConvertedField, 'kind' | 'options'>, text: string): string {
  return kind === 'select' ? (options.find((option) => option.key === text)?.label ?? text) : text
}

const mostOptions = 500
const longestLabel = 80

/**
 * The options a column's values need besides those there are, in the order of their labels. Spellings that differ in
 * capitals only are one option, labelled as most records write it. Longer than 80 characters a text is none, and beyond 500
 * options the rarest are left out.
 */
export function newOptions(
  from: ConvertedField,
  to: ConvertedField,
  values: readonly CountedValue[],
  setting: Pick<ConversionSetting, 'words' | 'timeZone' | 'records'>,
): Option[] {
  const found = new Map<string, { label: string; count: number; spellings: Map<string, number> }>()
  for (const { value, count } of values) {
    const text = valueText(from, value, setting).trim()
    const entries = to.kind === 'multiSelect' && !findOption(to.options, text) ? splitList(text) : [text]
    for (const label of entries) {
      if (label === '' || label.length > longestLabel || /[\u0000-\u001f\u007f]/.test(label)) continue
      if (findOption(to.options, label)) continue
      const known = found.get(label.toLowerCase()) ?? { label, count: 0, spellings: new Map<string, number>() }
      found.set(label.toLowerCase(), known)
      known.count += count
      known.spellings.set(label, (known.spellings.get(label) ?? 0) + count)
    }
  }
  const taken = new Set(to.options.map((option) => option.key))
  const collator = new Intl.Collator('en', { numeric: true })
  return [...found.values()]
    .toSorted((one, other) => other.count - one.count)
    .slice(0, Math.max(0, mostOptions - to.options.length))
    .map(({ spellings, label }) => mostCommon(spellings) ?? label)
    .toSorted((one, other) => collator.compare(one, other))
    .map((label) => ({ key: freeOptionKey(label, taken), label }))
}

function mostCommon(spellings: ReadonlyMap<string, number>): string | undefined {
  return [...spellings].toSorted(([, one], [, other]) => other - one)[0]?.[0]
}

function freeOptionKey(label: string, taken: Set<string>): string {
  const base = /[a-z0-9]/i.test(label.normalize('NFKD')) ? toKey(label) : 'option'
  let key = base
  for (let n = 2; taken.has(key); n++) key = `${base}_${n}`
  taken.add(key)
  return key
}
