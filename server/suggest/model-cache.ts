import { LRUCache } from 'lru-cache'
import { type CatalogueModel, learnCatalogue } from '#core/suggest/catalogue-model.ts'
import type { Schema } from '#server/attribute/schema-cache.ts'
import type { Tx } from '#server/db/transaction.ts'
import { inSlices } from '#server/http/in-slices.ts'
import { wordVectors } from '#server/model/word-vectors.ts'
import { listDecidedPairs, listDescribedItems, listRejections } from './queries.ts'

interface Cached {
  model: CatalogueModel
  schemaVersion: number
  /** when it is to be learned anew, in milliseconds of the process */
  holdsUntil: number
}

/** Of more items than this, the ones changed last are learned from. */
const mostItems = 10_000
/** A model holds so many times as long as it took to make, so that learning takes a hundredth of the time at most. */
const holdsTimes = 100

/** By tenant; an entry weighs its postings, 8 bytes each, and what tells its values apart, so that all together stay below some 300 MB. */
const cache = new LRUCache<string, Cached>({
  maxSize: 20_000_000,
  sizeCalculation: ({ model }) =>
    100 +
    model.index.texts.length +
    10 * model.index.features.size +
    model.items.length * (30 + 2 * model.models.size) +
    // whole numbers alone are taken
    Math.ceil(
      [...model.models.values()].reduce((sum, { known }) => sum + (known.separation?.weights.length ?? 0), 0) / 2,
    ),
})
const inMaking = new Map<string, Promise<CatalogueModel>>()

/**
 * What the tenant's items teach. A small catalogue is learned in milliseconds and known within a second; one of 10,000 items takes some
 * seconds, in slices between which other requests are served.
 */
export async function getCatalogueModel(tx: Tx, schema: Schema): Promise<CatalogueModel> {
  const cached = cache.get(tx.tenantId)
  if (cached && cached.schemaVersion === schema.version && performance.now() < cached.holdsUntil) return cached.model
  const begun = inMaking.get(tx.tenantId)
  if (begun) return begun
  const making = make(tx, schema).finally(() => inMaking.delete(tx.tenantId))
  inMaking.set(tx.tenantId, making)
  return making
}

async function make(tx: Tx, schema: Schema): Promise<CatalogueModel> {
  const startedAt = performance.now()
  const items = await listDescribedItems(tx, mostItems)
  const fields = schema.fields.filter(({ entity, archivedAt }) => entity === 'item' && archivedAt === null)
  const decisions = { rejected: await listRejections(tx), pairs: await listDecidedPairs(tx) }
  const model = await inSlices(learnCatalogue(items, fields, decisions, wordVectors()))
  const tookMs = performance.now() - startedAt
  cache.set(tx.tenantId, { model, schemaVersion: schema.version, holdsUntil: performance.now() + tookMs * holdsTimes })
  return model
}
