import Big from 'big.js'
import type { Fraction } from '#core/unit/entered-unit.ts'
import type { SalesTarget } from './import-targets.ts'
import type { DateOrder } from './parse-date.ts'
import { parseDate } from './parse-date.ts'
import { type DecimalMark, parseDecimal, parsePrice } from './parse-decimal.ts'
import type { Refused } from './refusal-reasons.ts'
import { type ListedMovement, readMovementKind, toListedMovement } from './movement-words.ts'
import { isTestRow } from './sales-words.ts'
import type { ZonedClock } from './zoned-clock.ts'

/** How the cells of one sales history are to be read; decided once for the whole file. */
export interface SalesReading {
  /** column of each target; absent when the file has none */
  columns: Partial<Record<SalesTarget, number>>
  /** the header cells as they stand, to know them again */
  headers: readonly string[]
  dateOrder: DateOrder
  decimalMark: DecimalMark
  clock: ZonedClock
  /** milliseconds since 1970: lines dated later are refused */
  latest: number
  /** what leaves stands below zero, where a column says what a row is */
  signed?: boolean
}

/** A sales line as read, before it is known what kind of movement it is. */
export interface SalesLine {
  sku: string
  /** the SKU as it is compared */
  skuKey: string
  name: string
  /** exact, not zero; negative where stock comes back or is written off */
  quantity: string
  /** what the quantity and the price count; '': the item's base unit */
  unit: string
  /** of a line in base units: what it was in the file, where that is another unit */
  entered?: { quantity: string; unit: string } & Fraction
  /** milliseconds since 1970, UTC */
  at: number
  /** not negative; null when the file tells none */
  unitPrice: string | null
  customer: string
  reference: string
  location: string
  /** what the row says that it is; undefined: nothing, and it is sold or comes back */
  told?: ListedMovement
  /** of a transfer: where to, while `location` is where from */
  toLocation?: string
}

const maxSku = 80
const maxName = 200
const maxUnit = 20
/** Whole units that fit the exact integers of the opening-stock sums. */
const maxUnits = 9_000_000_000
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
const unreadable = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f\ufffd]/

/** Makes a reader of rows; it remembers the dates it has read, which repeat from line to line. */
export function salesRowReader(reading: SalesReading): (cells: readonly string[]) => SalesLine | Refused {
  const { columns, decimalMark } = reading
  const instants = new Map<string, number | undefined>()
  const toInstant = (text: string) => {
    if (instants.has(text)) return instants.get(text)
    const local = parseDate(text, reading.dateOrder)
    const instant = local && reading.clock.toInstant(local)
    if (instants.size > 50_000) instants.clear()
    instants.set(text, instant)
    return instant
  }
  return (cells) => {
    const cell = (target: SalesTarget) => {
      const column = columns[target]
      return column === undefined ? '' : (cells[column] ?? '').trim()
    }
    const sku = columns.sku === undefined ? cell('name').slice(0, maxSku) : cell('sku')
    const moved = amountOf(cell)
    if ('reason' in moved) return moved
    const { text: quantityText, sign } = moved
    const dateText = cell('date')
    if (sku === '' || quantityText === '' || dateText === '') {
      const whole = refuseWhole(cells, reading.headers)
      if (whole) return whole
      if (sku === '') return { reason: 'missing_sku', target: 'sku' }
      return quantityText === ''
        ? { reason: 'missing_quantity', target: 'quantity' }
        : { reason: 'missing_date', target: 'date' }
    }
    const name = oneLine(cell('name'))
    const reference = cell('reference')
    const customer = cell('customer')
    const location = cell('location')
    const unit = oneLine(cell('unit'))
    for (const [target, text] of [
      ['sku', sku],
      ['name', name],
      ['reference', reference],
      ['customer', customer],
      ['location', location],
      ['unit', unit],
    ] as const)
      if (unreadable.test(text)) return { reason: 'unreadable_text', target, value: text }
    if (unit.length > maxUnit) return { reason: 'text_too_long', target: 'unit', value: unit }
    if (sku.length > maxSku) return { reason: 'text_too_long', target: 'sku', value: sku }
    let quantity = parseDecimal(quantityText, decimalMark)
    if (sign === '-' && quantity !== undefined) quantity = quantity.startsWith('-') ? quantity.slice(1) : `-${quantity}`
    if (quantity === undefined)
      return isRepeatedHeader(cells, reading.headers)
        ? { reason: 'repeated_header' }
        : { reason: 'unreadable_quantity', target: 'quantity', value: quantityText }
    if (quantity === '0') return { reason: 'zero_quantity', target: 'quantity', value: quantityText }
    if (Math.abs(Number(quantity)) > maxUnits)
      return { reason: 'quantity_too_large', target: 'quantity', value: quantityText }
    const at = toInstant(dateText)
    if (at === undefined) return { reason: 'unreadable_date', target: 'date', value: dateText }
    if (at < 0 || at > reading.latest) return { reason: 'date_out_of_range', target: 'date', value: dateText }
    if (isTestRow(sku, name)) return { reason: 'test_row', target: 'sku', value: sku }
    let unitPrice: string | null = null
    const priceText = cell('unitPrice')
    const totalText = priceText === '' ? cell('lineTotal') : ''
    if (priceText !== '') {
      const price = parsePrice(priceText, decimalMark)
      if (price === undefined) return { reason: 'unreadable_price', target: 'unitPrice', value: priceText }
      if (price.startsWith('-')) return { reason: 'negative_price', target: 'unitPrice', value: priceText }
      unitPrice = price
    } else if (totalText !== '') {
      const total = parsePrice(totalText, decimalMark)
      if (total === undefined) return { reason: 'unreadable_price', target: 'lineTotal', value: totalText }
      // Some programs write a return as a negative total of a positive quantity.
      if (total.startsWith('-') && !quantity.startsWith('-')) quantity = `-${quantity}`
      unitPrice = new Big(total).div(quantity).abs().round(9).toFixed()
    }
    const told = toldOf(cell, quantity, reading, sign !== undefined)
    if (told && 'reason' in told) return told
    return {
      ...told,
      sku,
      skuKey: sku.toLowerCase(),
      name: name.slice(0, maxName),
      quantity,
      unit,
      at,
      unitPrice,
      // "17850.0": a whole number that a program kept as a float
      customer: customer.replace(/^(\d+)\.0$/, '$1').slice(0, 200),
      reference: reference.slice(0, 120),
      location: (told?.location ?? location).slice(0, 120),
    }
  }
}

/** A row's amount, from one column or from that of the two that has one. @returns sign  of an amount that came or left */
function amountOf(cell: (target: SalesTarget) => string): { text: string; sign?: '+' | '-' } | Refused {
  const text = cell('quantity')
  if (text !== '') return { text }
  const [came, left] = [cell('quantityIn'), cell('quantityOut')].map((one) => (/^[-–0.,]*$/.test(one) ? '' : one))
  if (came && left) return { reason: 'unknown_movement', target: 'quantityOut', value: left }
  if (came) return { text: came, sign: '+' }
  return left ? { text: left, sign: '-' } : { text }
}

/**
 * What a row says that it is, by its word, by the column its amount stands in, or by where it comes from and goes to; undefined where the file has none of these.
 */
function toldOf(
  cell: (target: SalesTarget) => string,
  quantity: string,
  { columns, signed = false }: SalesReading,
  isInColumn: boolean,
): { told: ListedMovement; location: string; toLocation?: string } | Refused | undefined {
  const [from, to] = [cell('fromLocation'), cell('toLocation')]
  const hasPlaces = columns.fromLocation !== undefined || columns.toLocation !== undefined
  const isTold = columns.movement !== undefined
  if (!isTold && !isInColumn && !hasPlaces) return undefined
  const word = cell('movement')
  const byPlaces = from !== '' && to !== '' ? 'transfer' : to !== '' ? 'receipt' : from !== '' ? 'sale' : undefined
  const byColumn = isInColumn ? (quantity.startsWith('-') ? 'sale' : 'receipt') : undefined
  const kind = word === '' && !isTold ? (byColumn ?? byPlaces) : readMovementKind(word)
  const told = kind && toListedMovement(kind, quantity, signed || isInColumn)
  if (!told || (isInColumn && kind === 'sale' && told.kind === 'return'))
    return { reason: 'unknown_movement', target: isTold ? 'movement' : 'quantity', value: isTold ? word : quantity }
  const place = cell('location')
  if (told.direction !== 'between')
    return { told, location: place || (told.direction === 'in' ? to || from : from || to) }
  const [start, end] = [from || place, to || (from ? place : '')]
  if (start === '' || end === '' || start.toLowerCase() === end.toLowerCase())
    return { reason: 'missing_place', target: start === '' ? 'fromLocation' : 'toLocation', value: end }
  return { told, location: start, toLocation: end }
}

function refuseWhole(cells: readonly string[], headers: readonly string[]): Refused | undefined {
  if (cells.every((cell) => cell.trim() === '')) return { reason: 'blank_row' }
  if (isRepeatedHeader(cells, headers)) return { reason: 'repeated_header' }
  if (cells.some((cell) => /^\s*(grand |sub)?(total|summe|gesamt)\b/i.test(cell))) return { reason: 'total_row' }
  return undefined
}

function isRepeatedHeader(cells: readonly string[], headers: readonly string[]): boolean {
  return (
    headers.length > 1 && cells.length >= headers.length && headers.every((header, index) => cells[index] === header)
  )
}

function oneLine(text: string): string {
  return /[\s]{2}|[\t\n\r]/.test(text) ? text.replace(/\s+/g, ' ') : text
}
