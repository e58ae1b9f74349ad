import type { SupplierItem } from '#contract/supplier-item.ts'
import { parseDecimal } from '#web/lib/parse-decimal.ts'

/** How a supplier sells an item, as it is typed. */
export interface SupplierItemDraft {
  code: string
  packUnit: string
  packSize: string
  currency: string
  prices: { from: string; price: string }[]
  minimumQuantity: string
  orderMultiple: string
  leadTimeDays: string
  isPreferred: boolean
}

export function toSupplierItemDraft(sold: SupplierItem | undefined, currency: string): SupplierItemDraft {
  return {
    code: sold?.code ?? '',
    packUnit: sold?.packUnit ?? '',
    packSize: sold?.packSize ?? '1',
    currency: sold?.currency ?? currency,
    prices: sold?.prices ?? [{ from: '1', price: '' }],
    minimumQuantity: sold?.minimumQuantity ?? '',
    orderMultiple: sold?.orderMultiple ?? '',
    leadTimeDays: sold?.leadTimeDays?.toString() ?? '',
    isPreferred: sold?.isPreferred ?? false,
  }
}

/** The request's body of a draft whose fields were checked; a price that was not typed is none. */
export function toSupplierItemBody(draft: SupplierItemDraft) {
  const prices = draft.prices.flatMap(({ from, price }) => {
    const amount = parseDecimal(price)
    return amount === undefined ? [] : [{ from: parseDecimal(from) ?? '1', price: amount }]
  })
  return {
    code: draft.code.trim(),
    packUnit: draft.packUnit.trim() || null,
    packSize: parseDecimal(draft.packSize) ?? '1',
    currency: draft.currency.trim().toUpperCase(),
    prices: prices.sort((a, b) => Number(a.from) - Number(b.from)),
    minimumQuantity: parseDecimal(draft.minimumQuantity) ?? null,
    orderMultiple: parseDecimal(draft.orderMultiple) ?? null,
    leadTimeDays: draft.leadTimeDays.trim() === '' ? null : Number(draft.leadTimeDays),
    isPreferred: draft.isPreferred,
  }
}
