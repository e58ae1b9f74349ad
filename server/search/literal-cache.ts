import { LRUCache } from 'lru-cache'
import { indexLiterally, type LiteralIndex, type LiteralItem } from '#core/search/literal-index.ts'
import type { FieldView } from '#server/attribute/field-view.ts'
import type { Tx } from '#server/db/transaction.ts'
import { inSlices } from '#server/http/in-slices.ts'
import type { SearchSettings } from './queries.ts'
import { areWordsFresh } from './vocabulary-cache.ts'

/** Of more items than this, the ones changed last. */
const mostItems = 20_000

interface Cached {
  index: LiteralIndex
  settings: SearchSettings
  builtAt: number
}

/** By tenant and what is hidden from the reader; all together 100,000 items, some 60 MB. */
const cache = new LRUCache<string, Cached>({
  maxSize: 100_000,
  sizeCalculation: ({ index }) => 1 + index.items.length,
})

/**
 * What stands in the tenant's items, for looking it up however it is written; as fresh as the words questions are read by. Asked for only where words of a question were
 * not understood or found nothing: 20,000 items are read and prepared in about 0.3 s, in slices.
 */
export async function getLiteralIndex(tx: Tx, settings: SearchSettings, view: FieldView): Promise<LiteralIndex> {
  const key = [tx.tenantId, ...view.hidden].join(' ')
  const cached = cache.get(key)
  if (cached && areWordsFresh(cached, settings)) return cached.index
  const keys = view.fields.flatMap((field) =>
    field.entity === 'item' && field.archivedAt === null && field.kind === 'text' ? [field.key] : [],
  )
  const items = await tx.query<LiteralItem>({
    name: 'search_literal_items',
    text: `select id, sku, barcode, left(name, 200) as name,
             array(select left(value, 100) from jsonb_each_text(attributes) a where a.key = any($1::text[]) and value <> '') as values
           from item where archived_at is null order by updated_at desc limit ${mostItems}`,
    values: [keys],
  })
  const index = await inSlices(indexLiterally(items))
  cache.set(key, { index, settings, builtAt: Date.now() })
  return index
}
