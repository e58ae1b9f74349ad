import type { Pack } from '#contract/pack.ts'
import { SqlText } from '#server/db/sql-text.ts'
import type { Tx } from '#server/db/transaction.ts'
import { factorSql } from '#server/item/factor-sql.ts'

const wire = `json_build_object(
  'id', p.id, 'itemId', p.item_id, 'sku', i.sku, 'itemName', i.name, 'unit', i.unit, 'name', p.name, 'factor', ${factorSql},
  'barcode', p.barcode, 'version', p.version, 'createdAt', p.created_at, 'updatedAt', p.updated_at)`

const source = 'pack p join item i on i.tenant_id = p.tenant_id and i.id = p.item_id'

interface Selection {
  /** its own, and what it has from its parent and does not name anew itself */
  itemId?: string | undefined
  after?: string | undefined
  limit: number
}

/** Packs by id; one query. */
export async function listPacks(tx: Tx, { itemId, after, limit }: Selection): Promise<Pack[]> {
  const sql = new SqlText()
  const where = ['true']
  if (itemId) {
    const own = sql.bind(itemId, 'uuid')
    where.push(`(p.item_id = ${own} or p.item_id = (select c.parent_id from item c where c.id = ${own})
      and not exists (select from pack o where o.item_id = ${own} and o.name_key = p.name_key))`)
  }
  if (after) where.push(`p.id > ${sql.bind(after, 'uuid')}`)
  const rows = await tx.query<{ pack: Pack }>({
    text: `select ${wire} as pack from ${source} where ${where.join(' and ')} order by p.id limit ${limit}`,
    values: sql.values,
  })
  return rows.map(({ pack }) => pack)
}

export async function findPack(tx: Tx, id: string): Promise<Pack | undefined> {
  const [found] = await tx.query<{ pack: Pack }>({
    name: 'pack_by_id',
    text: `select ${wire} as pack from ${source} where p.id = $1`,
    values: [id],
  })
  return found?.pack
}

/** SQL of the packs of an item as JSON, its own before those it has from its parent. @param item  alias of the item */
export function packsJson(item: string): string {
  return `(select coalesce(json_agg(json_build_object('name', p.name, 'factor', ${factorSql}, 'barcode', p.barcode) order by p.item_id <> ${item}.id, p.id), '[]')
    from pack p where p.tenant_id = ${item}.tenant_id and p.item_id in (${item}.id, ${item}.parent_id))`
}

/** What an item is counted in. */
export interface ItemUnits {
  sku: string
  unit: string
  /** its own before those it has from its parent */
  packs: { name: string; factor: string }[]
}

/** Base units and packs of items, by their ids; of ids that are no items nothing. One query by the index of packs. */
export async function readItemUnits(tx: Tx, itemIds: readonly string[]): Promise<Map<string, ItemUnits>> {
  const rows = await tx.query<ItemUnits & { id: string }>({
    name: 'units_of_items',
    text: `
      select i.id, i.sku, i.unit, ${packsJson('i')} as packs from item i where i.id = any($1::uuid[])`,
    values: [[...new Set(itemIds)]],
  })
  return new Map(rows.map(({ id, ...units }) => [id, units]))
}
