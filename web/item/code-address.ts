import type { ItemDraft } from '#web/item/item-draft.ts'

/** Address of the form that makes an item with a code: a trade item number becomes its barcode, anything else its SKU. */
export function codeAddress(code: string, isGtin: boolean): string {
  return `/items/new?${new URLSearchParams({ [isGtin ? 'barcode' : 'sku']: code })}`
}

/** Address of the form that makes an item of that name; of none in particular where it is empty. */
export function nameAddress(name: string): string {
  return name === '' ? '/items/new' : `/items/new?${new URLSearchParams({ name })}`
}

/** What such an address says of the new item. */
export function draftOfAddress(query: URLSearchParams): Partial<ItemDraft> {
  const [sku, barcode, name] = [query.get('sku'), query.get('barcode'), query.get('name')]
  return {
    ...(name ? { name: name.slice(0, 200) } : {}),
    ...(sku ? { sku: sku.slice(0, 80) } : {}),
    ...(barcode ? { barcode: barcode.slice(0, 80) } : {}),
  }
}
