import { readFile } from 'node:fs/promises'
import { gunzipSync } from 'node:zlib'

/** One line of the wholesaler's file. */
export interface ShopLine {
  invoice: string
  item: string
  /** below zero: came back, or was written off */
  quantity: number
  /** from 0, the first day of the file */
  day: number
  unitPrice: number
  /** where a customer is named */
  hasCustomer: boolean
}

/** The file's lines of goods, in its order: no postage, fees and the like. */
export async function readShop(file: string): Promise<ShopLine[]> {
  const rows = gunzipSync(await readFile(file))
    .toString('latin1')
    .split('\n')
    .slice(1)
  const lines: ShopLine[] = []
  let first = Number.NaN
  for (const row of rows) {
    const [, invoice = '', item = '', quantity = '', at = '', price = '', customer = ''] =
      /^([^,]*),([^,]*),(?:"(?:[^"]|"")*"|[^,]*),(-?\d+),([^,]*),([^,]*),([^,]*),/.exec(row) ?? []
    if (!/^\d{5}/.test(item)) continue
    const day = Math.round(Date.parse(`${at.slice(0, 10)}T00:00:00Z`) / 86_400_000)
    if (Number.isNaN(first)) first = day
    lines.push({
      invoice,
      item: item.toUpperCase(),
      quantity: Number(quantity),
      day: day - first,
      unitPrice: Number(price),
      hasCustomer: customer !== '',
    })
  }
  return lines
}

/** A file's lines by invoice, in its order. */
export function* documentsOf(lines: readonly ShopLine[]): Generator<ShopLine[]> {
  let start = 0
  for (let end = 1; end <= lines.length; end++) {
    if (end < lines.length && lines[end]?.invoice === lines[start]?.invoice) continue
    yield lines.slice(start, end)
    start = end
  }
}

/** Whether goods were sold: no cancellation and no write-off. */
export function isSale({ quantity, invoice }: ShopLine): boolean {
  return quantity > 0 && !invoice.startsWith('C')
}

/** Reproducible numbers from 0 to 1 (a linear congruential generator). */
export function dice(seed: number): () => number {
  let state = seed
  return () => {
    state = (state * 1_664_525 + 1_013_904_223) % 4_294_967_296
    return state / 4_294_967_296
  }
}
