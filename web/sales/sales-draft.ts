import type { NewSalesOrderLine, SalesOrder } from '#contract/sales-order.ts'
import { toDecimal, toQuantity } from '#core/number/quantity.ts'
import { parseDecimal } from '#web/movement/movement-draft.ts'

/** A sale as it is typed. */
export interface SalesDraft {
  customerName: string
  locationId: string
  /** ISO day, or empty */
  dueOn: string
  reference: string
  note: string
  lines: SalesLineDraft[]
}

export interface SalesLineDraft {
  itemId: string
  quantity: string
  /** empty: the item's own */
  unitPrice: string
}

export const emptySalesLine: SalesLineDraft = { itemId: '', quantity: '', unitPrice: '' }

export function toSalesDraft(order: SalesOrder | undefined): SalesDraft {
  return {
    customerName: order?.customerName ?? '',
    locationId: order?.locationId ?? '',
    dueOn: order?.dueOn ?? '',
    reference: order?.reference ?? '',
    note: order?.note ?? '',
    lines: order?.lines.map(({ itemId, quantity, unitPrice }) => ({
      itemId,
      quantity,
      unitPrice: unitPrice ?? '',
    })) ?? [emptySalesLine],
  }
}

/** Lines of a draft whose fields were checked; those that were left empty are none. */
export function toSalesLines({ lines }: SalesDraft): NewSalesOrderLine[] {
  return lines
    .filter(({ itemId }) => itemId !== '')
    .map(({ itemId, quantity, unitPrice }) => {
      const price = parseDecimal(unitPrice)
      return {
        itemId,
        quantity: parseDecimal(quantity) ?? quantity,
        ...(price === undefined ? {} : { unitPrice: price }),
      }
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
