import type { ReferenceTarget } from '#contract/field.ts'
import type { ValueNames } from '#core/export/cell-text.ts'
import type { MirroredField } from '#server/attribute/queries.ts'
import type { Tx } from '#server/db/transaction.ts'

/** Types and categories of an organisation by what a file calls them. */
export interface TreeNames {
  itemTypes: ReadonlyMap<string, string>
  categories: ReadonlyMap<string, string>
}

/** Names of item types, and paths of categories ("Electronics > Resistors"). */
export async function readTreeNames(tx: Tx): Promise<TreeNames> {
  const types = await tx.query<{ id: string; name: string; key: string }>({
    text: 'select id, key, name from item_type where tenant_id = $1 order by archived_at is not null, id',
    values: [tx.tenantId],
  })
  const rows = await tx.query<{ id: string; name: string; parentId: string | null }>({
    text: 'select id, name, parent_id as "parentId" from category where tenant_id = $1',
    values: [tx.tenantId],
  })
  const byId = new Map(rows.map((row) => [row.id, row]))
  const pathOf = (id: string | null, depth = 0): string[] => {
    const row = id === null || depth > 30 ? undefined : byId.get(id)
    return row ? [...pathOf(row.parentId, depth + 1), row.name] : []
  }
  // of two types by one name, an import takes the first; the other is called by its key
  const named = new Set<string>()
  const itemTypes = new Map<string, string>()
  for (const { id, key, name } of types) {
    itemTypes.set(id, named.has(name.toLowerCase()) ? key : name)
    named.add(name.toLowerCase())
  }
  return { itemTypes, categories: new Map(rows.map(({ id }) => [id, pathOf(id).join(' > ')])) }
}

const sources: Readonly<Record<ReferenceTarget, string>> = {
  item: 'select id, sku as name from item where tenant_id = $1 and id = any($2::uuid[])',
  location: 'select id, code as name from location where tenant_id = $1 and id = any($2::uuid[])',
  supplier: 'select id, code as name from supplier where tenant_id = $1 and id = any($2::uuid[])',
  member: 'select user_id as id, email as name from member where tenant_id = $1 and user_id = any($2::uuid[])',
}

/** What the identifiers in these values, and those of some items besides, are called; one query for each kind of record they point to. */
export async function readValueNames(
  tx: Tx,
  tree: TreeNames,
  fields: readonly Pick<MirroredField, 'key' | 'kind' | 'referenceTo'>[],
  records: readonly Readonly<Record<string, unknown>>[],
  items: readonly string[] = [],
): Promise<ValueNames> {
  const wanted = new Map<ReferenceTarget | 'file', Set<string>>([['item', new Set(items)]])
  for (const { key, kind, referenceTo } of fields) {
    if (kind !== 'reference' && kind !== 'file' && kind !== 'image') continue
    const target = kind === 'reference' ? (referenceTo ?? 'item') : 'file'
    const ids = wanted.get(target) ?? new Set()
    wanted.set(target, ids)
    for (const attributes of records) {
      const value = Object.hasOwn(attributes, key) ? attributes[key] : undefined
      for (const id of [value].flat()) if (typeof id === 'string') ids.add(id)
    }
  }
  const names = new Map<string, Map<string, string>>()
  for (const [target, ids] of wanted) {
    if (ids.size === 0) continue
    const text =
      target === 'file' ? 'select id, name from file where tenant_id = $1 and id = any($2::uuid[])' : sources[target]
    const rows = await tx.query<{ id: string; name: string }>({ text, values: [tx.tenantId, [...ids]] })
    names.set(target, new Map(rows.map(({ id, name }) => [id, name])))
  }
  return {
    itemType: (id) => tree.itemTypes.get(id),
    category: (id) => tree.categories.get(id),
    reference: (target, id) => names.get(target)?.get(id),
    file: (id) => names.get('file')?.get(id),
  }
}
