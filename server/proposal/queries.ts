import type { Tx } from '#server/db/transaction.ts'

/** An item in use, and the code it was found by, in small letters. */
export interface CodedItem {
  id: string
  sku: string
  name: string
  code: string
}

/** Items that a supplier sells under one of its codes, given in small letters. */
export function listBySupplierCode(tx: Tx, supplierId: string, codes: readonly string[]): Promise<CodedItem[]> {
  return tx.query({
    name: 'proposal_by_supplier_code',
    text: `select i.id, i.sku, i.name, lower(s.code) as code from supplier_item s join item i on i.id = s.item_id
      where s.supplier_id = $1 and lower(s.code) = any($2::text[]) and i.archived_at is null limit 200`,
    values: [supplierId, codes],
  })
}

/** Items whose SKU is one of these, given in small letters. */
export function listBySku(tx: Tx, codes: readonly string[]): Promise<CodedItem[]> {
  return tx.query({
    name: 'proposal_by_sku',
    text: `select id, sku, name, sku_key as code from item where sku_key = any($1::text[]) and archived_at is null limit 200`,
    values: [codes],
  })
}

export async function findCurrency(tx: Tx): Promise<string | undefined> {
  const [row] = await tx.query<{ currency: string }>({ text: 'select currency from tenant', values: [] })
  return row?.currency
}
