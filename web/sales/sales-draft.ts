import type { Tracking } from '#contract/item.ts'
import type { SalesOrder, SalesOrderLine } from '#contract/sales-order.ts'
import { toDecimal, toQuantity } from '#core/number/quantity.ts'
import type { UnitsOfItem } from '#core/unit/entered-unit.ts'
import { packEntered, wholePacks } from '#core/unit/own-pack.ts'
import { parseDecimal } from '#web/lib/parse-decimal.ts'
import { type Goods, goodsOf, readGoods } from '#web/lot/goods.ts'

/** A sale as it is typed. */
export interface SalesDraft {
  customerName: string
  locationId: string
  /** ISO day, or empty */
  dueOn: string
  reference: string
  note: string
  /** over the counter: `datetime-local` in the organisation's zone; empty: now */
  when: string
  lines: SalesLineDraft[]
}

export interface SalesLineDraft {
  itemId: string
  goods: Goods
  /** empty: the item's own */
  unitPrice: string
}

export const emptySalesLine: SalesLineDraft = { itemId: '', goods: goodsOf(''), unitPrice: '' }

export function toSalesDraft(order: SalesOrder | undefined): SalesDraft {
  return {
    customerName: order?.customerName ?? '',
    locationId: order?.locationId ?? '',
    dueOn: order?.dueOn ?? '',
    reference: order?.reference ?? '',
    note: order?.note ?? '',
    when: '',
    lines: order?.lines.map(({ itemId, quantity, entered, unitPrice }) => ({
      itemId,
      goods: entered ? goodsOf(entered.quantity, entered.unit) : goodsOf(quantity),
      unitPrice: unitPrice ?? '',
    })) ?? [emptySalesLine],
  }
}

/**
 * What is wanted of a line: of an order an amount; over the counter the serials or lots that are handed out, and of lots that nobody chose
 * an amount as well, as the server takes what expires first.
 */
export function readSalesGoods(goods: Goods, tracking: Tracking, isQuick: boolean, units: UnitsOfItem | undefined) {
  const isNamed = isQuick && (tracking === 'serial' || goods.lots !== undefined)
  return readGoods(goods, isNamed ? tracking : 'none', { to: 'out', offers: undefined }, units)
}

/** What is known of items by their ids, as far as it is read. */
export interface KnownItems {
  trackingOf: (itemId: string) => Tracking
  unitsOf: (itemId: string) => UnitsOfItem | undefined
}

/** Lines of a draft whose fields were checked; those that were left empty are none. */
export function toSalesLines({ lines }: SalesDraft, { trackingOf, unitsOf }: KnownItems, isQuick: boolean) {
  return lines
    .filter(({ itemId }) => itemId !== '')
    .flatMap(({ itemId, goods, unitPrice }) => {
      const price = parseDecimal(unitPrice)
      const read = readSalesGoods(goods, trackingOf(itemId), isQuick, unitsOf(itemId))
      const parts = 'parts' in read ? read.parts : []
      return parts.map((part) => ({ itemId, ...part, ...(price === undefined ? {} : { unitPrice: price }) }))
    })
}

/** What of an order can come back, by line and lot: shipped less returned, of movements that stand. */
export function toReturnable({ lines, shipments }: Pick<SalesOrder, 'lines' | 'shipments'>) {
  const sums = new Map<string, { lineId: string; lotId: string | null; lotCode: string | null; left: string }>()
  for (const { disposition, reversedById, lines: moved } of shipments) {
    if (reversedById !== null) continue
    for (const { lineId, lotId, lotCode, quantity } of moved) {
      const key = `${lineId} ${lotId}`
      const left = toQuantity(sums.get(key)?.left ?? '0')
      const next = disposition === null ? left.plus(quantity) : left.minus(quantity)
      sums.set(key, { lineId, lotId, lotCode, left: toDecimal(next) })
    }
  }
  return [...sums].flatMap(([key, one]) => {
    const line = lines.find(({ id }) => id === one.lineId)
    return line && toQuantity(one.left).gt(0) ? [{ key, line, ...one }] : []
  })
}

/** An amount of a line as it is typed, in the packs that were ordered where they are whole ones. @param quantity  base units */
export function goodsOfLine({ entered }: Pick<SalesOrderLine, 'entered'>, quantity: string): Goods {
  const packs = wholePacks(packEntered(entered), quantity)
  return packs ? goodsOf(packs.quantity, packs.unit) : goodsOf(quantity)
}
