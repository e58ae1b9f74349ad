import type { PurchaseOrder } from '#contract/purchase-order.ts'
import { type Sentence, sentence } from '#contract/words/sentence.ts'

/** What of an order an assistant is told. Not its number: another draft may take that before this one is confirmed. */
export function showOrder({ state, supplierName, locationName, currency, total, lines }: PurchaseOrder) {
  return {
    state,
    supplier: supplierName,
    location: locationName,
    currency,
    total,
    lines: lines.map(({ sku, itemName, quantity, packUnit, packSize, ordered, unit, unitPrice }) => ({
      item: sku,
      itemName,
      quantity,
      packUnit,
      packSize,
      ordered,
      unit,
      unitPrice,
    })),
  }
}

/** The lines of an order in words, behind a sentence about the whole of it. */
export function sayOrder(whole: Sentence, { lines }: PurchaseOrder): Sentence[] {
  return [
    whole,
    ...lines.map(({ sku: item, itemName, quantity, packUnit, ordered, unit }) =>
      packUnit === null
        ? sentence('mcp.orderLine', { ordered, unit, item, itemName })
        : sentence('mcp.orderLinePacked', { quantity, packUnit, ordered, unit, item, itemName }),
    ),
  ]
}
