import type { NewPurchaseOrderLine, PurchaseOrder } from '#contract/purchase-order.ts'
import { parseDecimal } from '#web/lib/parse-decimal.ts'

/** An order as it is typed. */
export interface OrderDraft {
  supplierId: string
  locationId: string
  /** ISO day, or empty */
  expectedDay: string
  reference: string
  note: string
  /** percent, or empty */
  tolerance: string
  lines: OrderLineDraft[]
}

export interface OrderLineDraft {
  itemId: string
  quantity: string
  unitPrice: string
}

export const emptyLine: OrderLineDraft = { itemId: '', quantity: '', unitPrice: '' }

/** What is typed at first: what the order says, or of a new one whom it goes to. */
export function toOrderDraft(order: PurchaseOrder | undefined, supplierId = ''): OrderDraft {
  return {
    supplierId: order?.supplierId ?? supplierId,
    locationId: order?.locationId ?? '',
    expectedDay: order?.expectedDay ?? '',
    reference: order?.reference ?? '',
    note: order?.note ?? '',
    tolerance: order?.overReceiptPercent ?? '',
    lines: order?.lines.map(({ itemId, quantity, unitPrice }) => ({
      itemId,
      quantity,
      unitPrice: unitPrice ?? '',
    })) ?? [emptyLine],
  }
}

/**
 * The request's body of a draft whose fields were checked. A line that was there keeps the pack and the supplier's code it had;
 * a price that was not typed is left to the supplier's item.
 * @param mayTolerate  whether the person may set the tolerance
 */
export function toOrderBody(draft: OrderDraft, before: PurchaseOrder | undefined, mayTolerate: boolean) {
  return {
    locationId: draft.locationId,
    expectedDay: draft.expectedDay || null,
    reference: draft.reference.trim(),
    note: draft.note,
    ...(mayTolerate ? { overReceiptPercent: parseDecimal(draft.tolerance) ?? null } : {}),
    lines: draft.lines.filter(({ itemId }) => itemId !== '').map((line) => toLine(line, before)),
  }
}

function toLine(line: OrderLineDraft, before: PurchaseOrder | undefined): NewPurchaseOrderLine {
  const same = before?.lines.find(({ itemId }) => itemId === line.itemId)
  const unitPrice = parseDecimal(line.unitPrice)
  return {
    itemId: line.itemId,
    quantity: parseDecimal(line.quantity) ?? line.quantity,
    ...(unitPrice === undefined ? {} : { unitPrice }),
    ...(same && {
      packUnit: same.packUnit,
      packSize: same.packSize,
      supplierCode: same.supplierCode,
      expectedOn: same.expectedOn,
    }),
  }
}
