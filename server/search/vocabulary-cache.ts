import { LRUCache } from 'lru-cache'
import { buildVocabulary, type Vocabulary } from '#core/search/vocabulary.ts'
import type { MirroredField } from '#server/attribute/queries.ts'
import { getFields } from '#server/attribute/schema-cache.ts'
import type { Tx } from '#server/db/transaction.ts'
import { listFieldValues, listNamedItems, listPlaces, listTypeNames, type SearchSettings } from './queries.ts'

interface Cached {
  vocabulary: Vocabulary
  settings: SearchSettings
  builtAt: number
}

/** Items whose words are known; of more than this, the ones changed last. */
const mostItems = 20_000
const mostValues = 2_000
/** Words of items may be this old; words of the schema never are. */
const itemsFreshForMs = 60_000

/** By tenant; an entry weighs its words, about 1 KB each, so that all entries together stay below 400 MB. */
const cache = new LRUCache<string, Cached>({
  maxSize: 400_000,
  sizeCalculation: ({ vocabulary }) =>
    100 + vocabulary.stems.size + vocabulary.items.postings.size + vocabulary.items.names.length,
})

/**
 * The tenant's words, ready for reading questions. A change of the schema or of locations holds at once; items
 * renamed or added are known within a minute. Building costs about 0.5 s at 20,000 items, a cached one nothing.
 */
export async function getVocabulary(tx: Tx, settings: SearchSettings): Promise<Vocabulary> {
  const cached = cache.get(tx.tenantId)
  if (cached && holds(cached, settings)) return cached.vocabulary
  const vocabulary = await loadVocabulary(tx, settings)
  cache.set(tx.tenantId, { vocabulary, settings, builtAt: Date.now() })
  return vocabulary
}

function holds({ settings, builtAt }: Cached, now: SearchSettings): boolean {
  if (settings.schemaVersion !== now.schemaVersion || settings.currency !== now.currency) return false
  // a tenant's first items are known at once: trying the search right after them is what newcomers do
  if (settings.itemsChangedAt === '' && now.itemsChangedAt !== '') return false
  return settings.itemsChangedAt === now.itemsChangedAt || Date.now() - builtAt < itemsFreshForMs
}

async function loadVocabulary(tx: Tx, { currency }: SearchSettings): Promise<Vocabulary> {
  const itemTypes = await listTypeNames(tx)
  const inUse = new Set(itemTypes.map((type) => type.id))
  const fields = (await getFields(tx))
    .filter((field) => !field.archivedAt && (!field.itemTypeId || inUse.has(field.itemTypeId)))
    // what everybody may not see is not spoken of
    .filter((field) => field.visibleTo === null)
    .flatMap((field) => {
      const kind = askedAs(field)
      return kind ? [{ ...field, kind }] : []
    })
  const valued = fields.filter((field) => field.kind === 'text' || field.kind === 'number')
  const values = await listFieldValues(
    tx,
    valued.map((field) => field.key),
    mostItems,
    mostValues,
  )
  return buildVocabulary({
    itemTypes,
    currency,
    locations: await listPlaces(tx),
    items: await listNamedItems(tx, mostItems),
    fields: fields.map((field) => {
      const known = values.get(field.key) ?? []
      return {
        ...field,
        // a field of so many values is free text: its words are found by the text search
        values: field.kind === 'text' && known.length < mostValues ? known : undefined,
        numbers: field.kind === 'number' ? known.map(Number) : undefined,
      }
    }),
  })
}

/** As what a question speaks of the field's values; undefined: it does not. */
function askedAs({ kind, resultKind }: MirroredField): 'text' | 'number' | 'date' | 'boolean' | 'select' | undefined {
  switch (kind) {
    case 'integer':
    case 'number':
    case 'money':
      return 'number'
    case 'date':
    case 'dateTime':
      return 'date'
    case 'boolean':
      return 'boolean'
    case 'select':
    case 'multiSelect':
      return 'select'
    case 'formula':
      return resultKind === 'dateTime' ? 'date' : (resultKind ?? undefined)
    case 'file':
    case 'image':
    case 'reference':
      return undefined
    default:
      return 'text'
  }
}
