import type { FieldKind } from '#contract/field.ts'
import { hasCheckDigit, parseBoolean, undressNumber } from './cell-kinds.ts'
import { isShortened } from './code-digits.ts'
import { isPlaceholder } from './column-content.ts'
import { isMarkOfNothing } from './cell-marks.ts'
import { unguardFormula } from './formula-guard.ts'
import { attributeKey, type ItemsTarget } from './import-targets.ts'
import { listSeparators, splitList } from './list-separator.ts'
import { type DateOrder, parseDate } from './parse-date.ts'
import { type DecimalMark, parseDecimal, parsePrice } from './parse-decimal.ts'
import type { Refused } from './refusal-reasons.ts'
import { isTotalRow } from './total-row.ts'
import type { ZonedClock } from './zoned-clock.ts'

/** A column that fills a custom field. */
export interface AttributeColumn {
  column: number
  key: string
  kind: FieldKind
  /** of a column of dates */
  dateOrder: DateOrder
  /** of a column of numbers */
  decimalMark: DecimalMark
  /** unit of measure the field's numbers are stored in */
  unit: string | null
}

/** How the cells of a list of items are to be read; decided once for the whole file. */
export interface ItemsReading {
  columns: Partial<Record<ItemsTarget, number>>
  /** what rows are known by: `sku`, `barcode` or `attributes.<key>`; undefined: by SKU, or by name where there is no SKU column */
  matchBy?: string | undefined
  attributes: readonly AttributeColumn[]
  /** of the column of days that lots expire on */
  expiryOrder?: DateOrder | undefined
  /** so many rows have no SKU that those are known by their names; in a list of SKUs a single one without is a slip */
  namesStandIn?: boolean | undefined
  /** the header cells as they stand, to know them again */
  headers: readonly string[]
  /** of the core target's column */
  markOf(column: number): DecimalMark
  /** of the file's times of day */
  clock: ZonedClock
}

/** A row as read; what it leaves out or leaves blank is undefined and stays as it is. */
export interface ItemDraft {
  /** what the row's item is known by, in small letters: by default its SKU, or its name where the file has no SKUs */
  key: string
  sku: string | undefined
  name: string | undefined
  description: string | undefined
  barcode: string | undefined
  /** an item type's name */
  itemType: string | undefined
  /** a category's name, or its path from the top */
  category: string | undefined
  unit: string | undefined
  price: string | undefined
  cost: string | undefined
  reorderPoint: string | undefined
  /** by field key, in the notation the validator takes */
  attributes: Record<string, string>
  /** exact, not below zero; undefined: the file says nothing that can be taken */
  openingStock: string | undefined
  /** why the row's stock figure is not taken, while the rest of the row is */
  stockRefused: Refused | undefined
  /** the lot or serial the stock is of; of stock that only expires, the day */
  lot: string | undefined
  /** ISO 8601 */
  expiresOn: string | undefined
  /** what the opening stock counts; undefined: the item's base unit */
  stockUnit: string | undefined
  /** by name, or by path from the top: "Leeds / A-01" */
  location: string | undefined
  /** the SKU of the item it is a variant of */
  parentSku: string | undefined
  /** names of the fields its variants differ by, as the cell has them */
  variantAxes: string | undefined
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
export const unreadable = /[\u0000-\u0008\u000c\u000e-\u001f\u007f\ufffd]/
const lengths = {
  sku: 80,
  name: 200,
  description: 10_000,
  barcode: 80,
  itemType: 80,
  category: 500,
  unit: 20,
  stockUnit: 20,
  location: 200,
  area: 120,
  bin: 120,
  lot: 80,
  parentSku: 80,
  variantAxes: 300,
} as const
const texts = [
  'sku',
  'name',
  'description',
  'barcode',
  'itemType',
  'category',
  'unit',
  'stockUnit',
  'location',
  'area',
  'bin',
  'lot',
  'parentSku',
  'variantAxes',
] as const
const amounts = ['price', 'cost', 'reorderPoint'] as const

/** Reads one row of a list of items. */
export function readItemsRow(cells: readonly string[], reading: ItemsReading): ItemDraft | Refused {
  const { columns, headers } = reading
  const cell = (target: ItemsTarget) => {
    const column = columns[target]
    return column === undefined ? '' : unguardFormula((cells[column] ?? '').trim())
  }
  const rawOf = (target: ItemsTarget) => (cells[columns[target] ?? -1] ?? '').trim()
  const amount = (target: ItemsTarget) => {
    const text = cell(target)
    return isPlaceholder(text) ? '' : text
  }
  const markOf = (target: ItemsTarget) => reading.markOf(columns[target] ?? -1)
  if (cells.every((value) => value.trim() === '')) return { reason: 'blank_row' }
  if (headers.length > 1 && headers.every((header, index) => cells[index] === header))
    return { reason: 'repeated_header' }
  if (isTotalRow(cells)) return { reason: 'total_row' }
  const read: Partial<Record<(typeof texts)[number], string>> = {}
  for (const target of texts) {
    const text =
      target === 'description'
        ? cell(target).replaceAll('\u000b', '\n')
        : cell(target).replace(/\s*[\t\r\n\v\f]+\s*/g, ' ')
    if (text === '' || (target === 'parentSku' && isPlaceholder(text))) continue
    // as programs keep a spreadsheet from making a number of it
    if (target === 'barcode' && text.startsWith("'") && hasCheckDigit(text.slice(1))) {
      read.barcode = text.slice(1)
      continue
    }
    if (target === 'barcode' && (isShortened(text) || isMarkOfNothing(rawOf(target)))) continue
    if (target === 'sku' && isShortened(text)) return { reason: 'shortened_code', target, value: text }
    if (unreadable.test(text)) return { reason: 'unreadable_text', target, value: text }
    if (text.length > lengths[target]) return { reason: 'text_too_long', target, value: text }
    read[target] = text
  }
  const numbers: Partial<Record<(typeof amounts)[number], string>> = {}
  for (const target of amounts) {
    const text = amount(target)
    if (text === '') continue
    const number = parsePrice(text, markOf(target))
    if (number === undefined) return { reason: 'unreadable_number', target, value: text }
    if (number.startsWith('-')) return { reason: 'negative_price', target, value: text }
    numbers[target] = number
  }
  const stockText = stockFigure(amount('openingStock'))
  const stock = stockText === '' ? undefined : parseDecimal(stockText, markOf('openingStock'))
  if (stockText !== '' && stock === undefined)
    return { reason: 'unreadable_quantity', target: 'openingStock', value: stockText }
  const stockRefused: Refused | undefined = stock?.startsWith('-')
    ? { reason: 'negative_stock', target: 'openingStock', value: stockText }
    : undefined
  const expiryText = columns.expiresOn === undefined ? '' : amount('expiresOn')
  const expiry = expiryText === '' ? undefined : parseDate(expiryText, reading.expiryOrder ?? 'ymd')
  if (expiryText !== '' && expiry === undefined)
    return { reason: 'unreadable_date', target: 'expiresOn', value: expiryText }
  const expiresOn = expiry && toDay(expiry)
  const attributes = readAttributes(cells, reading)
  if ('reason' in attributes) return attributes
  const known = keyOf(read, attributes.values, reading, Object.keys(numbers).length > 0 || stockText !== '')
  if ('reason' in known) {
    // only fields of its own: a second supplier of the item above, a further picture of it
    const isMore = stock === undefined && Object.keys(read).length === 0 && Object.keys(numbers).length === 0
    return isMore && known.reason !== 'missing_key' ? { reason: 'continued_row' } : known
  }
  return {
    key: known.key,
    // without a column of SKUs, what is new gets its name, or its key, as its SKU
    sku:
      columns.sku === undefined ? (read.name ?? known.key).slice(0, lengths.sku) : (read.sku ?? skuOf(read, reading)),
    name: read.name,
    description: read.description,
    barcode: read.barcode,
    itemType: read.itemType,
    category: read.category,
    unit: read.unit,
    price: numbers.price,
    cost: numbers.cost,
    reorderPoint: numbers.reorderPoint,
    attributes: attributes.values,
    openingStock: stockRefused ? undefined : stock,
    stockRefused,
    lot: read.lot ?? expiresOn,
    expiresOn,
    stockUnit: read.stockUnit,
    location: [read.location, read.area, read.bin].filter((part) => part !== undefined).join(' / ') || undefined,
    parentSku: read.parentSku,
    variantAxes: read.variantAxes,
  }
}

/** Of a row whose cell of the SKU is empty, while it is known by it: its name, as where there is no such column. */
function skuOf({ name }: { name?: string }, { matchBy = 'sku' }: ItemsReading): string | undefined {
  return matchBy === 'sku' ? name?.slice(0, lengths.sku) : undefined
}

function keyOf(
  read: Partial<Record<(typeof texts)[number], string>>,
  values: Readonly<Record<string, string>>,
  { columns, matchBy, namesStandIn = false }: ItemsReading,
  isMore: boolean,
): { key: string } | Refused {
  if (matchBy !== undefined && matchBy !== 'sku') {
    const attribute = attributeKey(matchBy)
    const key = attribute === undefined ? read.barcode : values[attribute]
    return key === undefined ? { reason: 'missing_key', target: matchBy } : { key: key.toLowerCase() }
  }
  if (columns.sku !== undefined && read.sku !== undefined) return { key: read.sku.toLowerCase() }
  // a name with a price or a stock of its own is an item that nobody gave a code; a name alone may be anything
  if (columns.sku !== undefined && (read.name === undefined || !isMore || !namesStandIn))
    return { reason: 'missing_sku', target: 'sku' }
  return read.name === undefined
    ? { reason: 'missing_name', target: 'name' }
    : { key: read.name.slice(0, lengths.sku).toLowerCase() }
}

export function readAttributes(
  cells: readonly string[],
  { attributes, clock }: Pick<ItemsReading, 'attributes' | 'clock'>,
): { values: Record<string, string> } | Refused {
  const values: Record<string, string> = {}
  for (const attribute of attributes) {
    const { column, key, kind } = attribute
    const raw = (cells[column] ?? '').trim()
    const text = unguardFormula(raw).replaceAll('\u000b', '\n')
    if (text === '' || (spoken.has(kind) ? textual.has(kind) && isMarkOfNothing(raw) : isPlaceholder(text))) continue
    if (kind === 'barcode' && isShortened(text)) continue
    const target = `attributes.${key}`
    if (unreadable.test(text)) return { reason: 'unreadable_text', target, value: text }
    const value = toAttribute(text, attribute, clock)
    if (value === undefined) return { reason: reasons[kind] ?? 'invalid_attribute', target, value: text }
    values[key] = value
  }
  return { values }
}

/** Kinds in which words such as "unknown" and "none" are values like any other; "-" is a no, or a choice. */
const spoken: ReadonlySet<FieldKind> = new Set([
  'text',
  'longText',
  'select',
  'multiSelect',
  'boolean',
  'barcode',
  'reference',
])
const textual: ReadonlySet<FieldKind> = new Set(['text', 'longText', 'barcode'])
const reasons: Partial<Record<FieldKind, Refused['reason']>> = {
  date: 'unreadable_date',
  dateTime: 'unreadable_date',
  integer: 'unreadable_number',
  number: 'unreadable_number',
  money: 'unreadable_number',
}

/** A cell in the notation the attribute validator takes; undefined when it cannot be one of the kind. */
export function toAttribute(
  text: string,
  { kind, unit, decimalMark, dateOrder }: Pick<AttributeColumn, 'kind' | 'unit' | 'decimalMark' | 'dateOrder'>,
  clock: ZonedClock,
): string | undefined {
  switch (kind) {
    case 'number':
      return unit === null ? parsePrice(text, decimalMark) : toMeasure(text, unit, decimalMark)
    case 'integer':
    case 'money':
      return parsePrice(text, decimalMark)
    case 'date': {
      const date = parseDate(text, dateOrder)
      return date && toDay(date)
    }
    case 'dateTime': {
      const time = parseDate(text, dateOrder)
      return time && new Date(clock.toInstant(time)).toISOString()
    }
    case 'boolean': {
      const value = parseBoolean(text)
      return value === undefined ? undefined : String(value)
    }
    case 'reference':
      return text.replace(/[^\S\n]+/g, ' ')
    case 'multiSelect': {
      const separator = listSeparators.find((one) => text.includes(one))
      return separator ? splitList(text, separator).join(';') : text
    }
    default:
      return text
  }
}

/** A stock figure, and what shops write in place of one. */
function stockFigure(text: string): string {
  if (
    /^(?:not stocked|not tracked|untracked|unlimited|∞|do not track|nicht geführt|non suivi|no gestionado)$/i.test(text)
  )
    return ''
  return /^(?:out of stock|sold out|ausverkauft|nicht vorrätig|épuisé|rupture|en rupture|agotado|esaurito|esgotado|uitverkocht)$/i.test(
    text,
  )
    ? '0'
    : text
}

function toDay({ year, month, day }: { year: number; month: number; day: number }): string {
  return [String(year).padStart(4, '0'), String(month).padStart(2, '0'), String(day).padStart(2, '0')].join('-')
}

/** A number in plain notation, with what stands behind it unless that is the field's own unit: "1.250,5 mg" is "1250.5 mg". */
function toMeasure(text: string, unit: string, mark: DecimalMark): string | undefined {
  const dressed = undressNumber(text)
  if (dressed === undefined || dressed.before !== '') return /^\d/.test(text) ? text : undefined
  const number = parsePrice(dressed.number, mark)
  if (number === undefined) return undefined
  if (dressed.after === '' || dressed.after === unit) return number
  // a letter among digits is their point (4k7 is 4.7 k), a unit that begins another number is not
  return text.includes(dressed.number + dressed.after) ? number + dressed.after : `${number} ${dressed.after}`
}
