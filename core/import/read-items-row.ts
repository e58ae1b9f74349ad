import type { FieldKind } from '#contract/field.ts'
import type { ItemsTarget } from './import-targets.ts'
import { type DateOrder, parseDate } from './parse-date.ts'
import { type DecimalMark, parseDecimal, parsePrice } from './parse-decimal.ts'
import type { Refused } from './refusal-reasons.ts'

/** A column that fills a custom field. */
export interface AttributeColumn {
  column: number
  key: string
  kind: FieldKind
  /** of a column of dates */
  dateOrder: DateOrder
}

/** How the cells of a list of items are to be read; decided once for the whole file. */
export interface ItemsReading {
  columns: Partial<Record<ItemsTarget, number>>
  attributes: readonly AttributeColumn[]
  headers: readonly string[]
  decimalMark: DecimalMark
}

/** A row as read; what it leaves out or leaves blank is undefined and stays as it is. */
export interface ItemDraft {
  /** the SKU column's value, else the name */
  sku: string
  name: string | undefined
  description: string | undefined
  barcode: string | undefined
  /** an item type's name */
  itemType: string | undefined
  unit: string | undefined
  price: string | undefined
  cost: string | undefined
  reorderPoint: string | undefined
  /** by field key, in the notation the validator takes */
  attributes: Record<string, string>
  /** exact, above zero */
  openingStock: string | undefined
  location: string | undefined
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
const unreadable = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f\ufffd]/
const lengths = { sku: 80, name: 200, description: 10_000, barcode: 80, itemType: 80, unit: 20, location: 200 } as const
const texts = ['sku', 'name', 'description', 'barcode', 'itemType', 'unit', 'location'] as const
const amounts = ['price', 'cost', 'reorderPoint'] as const

/** Reads one row of a list of items. */
export function readItemsRow(cells: readonly string[], reading: ItemsReading): ItemDraft | Refused {
  const { columns, headers, decimalMark } = reading
  const cell = (target: ItemsTarget) => {
    const column = columns[target]
    return column === undefined ? '' : (cells[column] ?? '').trim()
  }
  if (cells.every((value) => value.trim() === '')) return { reason: 'blank_row' }
  if (headers.length > 1 && headers.every((header, index) => cells[index] === header))
    return { reason: 'repeated_header' }
  const read: Partial<Record<(typeof texts)[number], string>> = {}
  for (const target of texts) {
    const text = target === 'description' ? cell(target) : cell(target).replace(/\s+/g, ' ')
    if (text === '') continue
    if (unreadable.test(text)) return { reason: 'unreadable_text', target, value: text }
    if (text.length > lengths[target]) return { reason: 'text_too_long', target, value: text }
    read[target] = text
  }
  const sku = columns.sku === undefined ? read.name?.slice(0, lengths.sku) : read.sku
  if (sku === undefined)
    return columns.sku === undefined
      ? { reason: 'missing_name', target: 'name' }
      : { reason: 'missing_sku', target: 'sku' }
  const numbers: Partial<Record<(typeof amounts)[number], string>> = {}
  for (const target of amounts) {
    const text = cell(target)
    if (text === '') continue
    const number = parsePrice(text, decimalMark)
    if (number === undefined) return { reason: 'unreadable_number', target, value: text }
    if (number.startsWith('-')) return { reason: 'negative_price', target, value: text }
    numbers[target] = number
  }
  const stockText = cell('openingStock')
  const stock = stockText === '' ? undefined : parseDecimal(stockText, decimalMark)
  if (stockText !== '' && stock === undefined)
    return { reason: 'unreadable_quantity', target: 'openingStock', value: stockText }
  if (stock?.startsWith('-')) return { reason: 'negative_stock', target: 'openingStock', value: stockText }
  const attributes = readAttributes(cells, reading)
  if ('reason' in attributes) return attributes
  return {
    sku,
    name: read.name,
    description: read.description,
    barcode: read.barcode,
    itemType: read.itemType,
    unit: read.unit,
    price: numbers.price,
    cost: numbers.cost,
    reorderPoint: numbers.reorderPoint,
    attributes: attributes.values,
    openingStock: stock === '0' ? undefined : stock,
    location: read.location,
  }
}

function readAttributes(
  cells: readonly string[],
  { attributes, decimalMark }: ItemsReading,
): { values: Record<string, string> } | Refused {
  const values: Record<string, string> = {}
  for (const { column, key, kind, dateOrder } of attributes) {
    const text = (cells[column] ?? '').trim()
    if (text === '') continue
    const target = `attributes.${key}`
    if (unreadable.test(text)) return { reason: 'unreadable_text', target, value: text }
    const value = toAttribute(text, kind, decimalMark, dateOrder)
    if (value === undefined)
      return {
        reason: kind === 'date' ? 'unreadable_date' : kind === 'number' ? 'unreadable_number' : 'invalid_attribute',
        target,
        value: text,
      }
    values[key] = value
  }
  return { values }
}

const yes = new Set(['true', 'yes', 'y', '1', 'x', 'ja', 'oui', 'sí', 'si', 'on', 'wahr', 'vrai'])
const no = new Set(['false', 'no', 'n', '0', 'nein', 'non', 'off', 'falsch', 'faux', '-'])

/** A cell in the notation the attribute validator takes; undefined when it cannot be one of the kind. */
export function toAttribute(
  text: string,
  kind: FieldKind,
  mark: DecimalMark,
  dateOrder: DateOrder,
): string | undefined {
  switch (kind) {
    case 'text':
    case 'select':
      return text
    case 'number':
      return parsePrice(text, mark)
    case 'date': {
      const date = parseDate(text, dateOrder)
      if (!date) return undefined
      return `${String(date.year).padStart(4, '0')}-${String(date.month).padStart(2, '0')}-${String(date.day).padStart(2, '0')}`
    }
    case 'boolean': {
      const word = text.toLowerCase()
      return yes.has(word) ? 'true' : no.has(word) ? 'false' : undefined
    }
  }
}
