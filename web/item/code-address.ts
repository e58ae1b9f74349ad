import type { ItemDraft } from '#web/item/item-draft.ts'

/** Address of the form that makes an item with a code: a trade item number becomes its barcode, anything else its SKU. */
export function codeAddress(code: string, isGtin: boolean): string {
  return `/items/new?${new URLSearchParams({ [isGtin ? 'barcode' : 'sku']: code })}`
}

/** What such an address says of the new item. */
export function draftOfAddress(query: URLSearchParams): Partial<ItemDraft> {
  const [sku, barcode] = [query.get('sku'), query.get('barcode')]
  return { ...(sku ? { sku: sku.slice(0, 80) } : {}), ...(barcode ? { barcode: barcode.slice(0, 80) } : {}) }
}
