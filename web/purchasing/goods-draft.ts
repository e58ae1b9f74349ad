import type { PurchaseOrder } from '#contract/purchase-order.ts'
import { parseDecimal } from '#web/movement/movement-draft.ts'

/** Amounts as they are typed, by the line's id. */
export type GoodsDraft = Record<string, string>

/** Everything that is open, as typed by somebody who has all of it before them. */
export function allOpen(order: PurchaseOrder): GoodsDraft {
  return Object.fromEntries(order.lines.map(({ id, open }) => [id, open === '0' ? '' : open]))
}

/** Whether what is typed for a line can be taken: nothing, or an amount. */
export function isAmount(text: string | undefined): boolean {
  return (text ?? '').trim() === '' || parseDecimal(text ?? '') !== undefined
}

/** The lines of the request: those with an amount above zero, in the order's order. */
export function toGoodsLines(order: PurchaseOrder, draft: GoodsDraft): { lineId: string; quantity: string }[] {
  return order.lines.flatMap(({ id }) => {
    const quantity = parseDecimal(draft[id] ?? '')
    return quantity !== undefined && /[1-9]/.test(quantity) ? [{ lineId: id, quantity }] : []
  })
}
