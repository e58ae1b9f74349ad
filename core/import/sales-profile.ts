import type { SalesLine } from './read-sales-row.ts'
import { isServiceItem, isStockNote } from './sales-words.ts'

/** What a whole sales history tells about one of its items. */
export interface SoldItem {
  /** place in the order of first appearance, from 0 */
  readonly index: number
  /** as it was first written */
  readonly sku: string
  readonly skuKey: string
  /** descriptions of priced lines with how often each was seen, at most 8 */
  readonly names: Tally[]
  /** prices of lines sold, likewise */
  readonly prices: Tally[]
  /** the first description of an unpriced line that is no note */
  spareName: string
  lines: number
}

interface Tally {
  value: string
  count: number
}

const mostTallies = 8

/** Collects, line by line, what is known of each item; about 500 bytes an item. */
export interface SalesProfile {
  readonly items: ReadonlyMap<string, SoldItem>
  learn(line: SalesLine): SoldItem
}

export function salesProfile(): SalesProfile {
  const items = new Map<string, SoldItem>()
  return {
    items,
    learn(line) {
      let item = items.get(line.skuKey)
      if (!item) {
        item = { index: items.size, sku: line.sku, skuKey: line.skuKey, names: [], prices: [], spareName: '', lines: 0 }
        items.set(line.skuKey, item)
      }
      item.lines++
      const priced = line.told
        ? true
        : line.unitPrice === null
          ? !line.quantity.startsWith('-')
          : Number(line.unitPrice) > 0
      if (line.name !== '') {
        if (priced) count(item.names, line.name)
        else if (item.spareName === '' && !line.quantity.startsWith('-') && !isStockNote(line.name))
          item.spareName = line.name
      }
      const isSold = line.told ? line.told.kind === 'sale' : !line.quantity.startsWith('-')
      if (priced && line.unitPrice !== null && isSold) count(item.prices, line.unitPrice)
      return item
    },
  }
}

/**
 * Counts the commonest values in little room (Misra and Gries 1982): when a ninth value comes, all counts go down by
 * one, so a value of more than a ninth of the lines is never lost.
 */
function count(tallies: Tally[], value: string): void {
  const known = tallies.find((tally) => tally.value === value)
  if (known) known.count++
  else if (tallies.length < mostTallies) tallies.push({ value, count: 1 })
  else for (let at = tallies.length - 1; at >= 0; at--) if (--(tallies[at] as Tally).count === 0) tallies.splice(at, 1)
}

function commonest(tallies: readonly Tally[]): string | undefined {
  return tallies.reduce<Tally | undefined>(
    (best, tally) => (!best || tally.count > best.count ? tally : best),
    undefined,
  )?.value
}

/** The item's name: the commonest description it was sold under, else another that is no note, else its SKU. */
export function chooseName(item: SoldItem): string {
  return commonest(item.names) ?? (item.spareName || item.sku)
}

/** The price it was sold at most often; null when the file tells none. */
export function choosePrice(item: SoldItem): string | null {
  return commonest(item.prices) ?? null
}

/** Whether the item is postage, a fee, a discount or the like; see `isServiceItem`. */
export function isService(item: SoldItem): boolean {
  const names = item.names.toSorted((a, b) => b.count - a.count).map((tally) => tally.value)
  return isServiceItem(item.sku, names.length > 0 ? names : item.spareName ? [item.spareName] : [])
}

/** Whether the item was sold under this description. */
export function isSoldAs(item: SoldItem, name: string): boolean {
  return item.names.length > 0 ? item.names.some((tally) => tally.value === name) : item.spareName === name
}
