import { codeForms } from '#core/code/gtin.ts'
import { findPairs, type PairItem } from '#core/duplicate/find-pairs.ts'
import { getSchema } from '#server/attribute/schema-cache.ts'
import { inSlices } from '#server/http/in-slices.ts'
import { getCatalogueModel } from '#server/suggest/model-cache.ts'
import type { TaskRun } from '#server/task/run-task.ts'
import { dropStale, type ListedItem, listItemsAfter, noteBegun, storePairs } from './pair-queries.ts'

/** Open pairs of a tenant: more than anybody decides on in a week. */
const mostPairs = 1_000
const pageItems = 10_000
const chunkPairs = 250
const noId = '00000000-0000-0000-0000-000000000000'

/**
 * Looks a tenant's whole catalogue through for items that may be one thing, and keeps the likeliest pairs. Pairs that were decided on stay as they
 * were decided; open ones that are not found any more are dropped. Reads items by their key, 10,000 a transaction; run twice it finds the same.
 */
export async function searchDuplicates({ database, tenantId, signal, hold, progress }: TaskRun<object>) {
  progress({ stage: 'items' })
  const begunAt = await database.tenant(tenantId, async (tx) => {
    await hold(tx)
    return noteBegun(tx)
  })
  const items: (ListedItem & PairItem)[] = []
  for (let after = noId; ; ) {
    signal.throwIfAborted()
    const read = await database.tenantRead(tenantId, (tx) => listItemsAfter(tx, after, pageItems))
    for (const item of read)
      items.push({ ...item, barcode: item.barcode && (codeForms(item.barcode).sort().at(0) ?? null) })
    const last = read.at(-1)
    if (read.length < pageItems || !last) break
    after = last.id
  }
  progress({ stage: 'matching', total: items.length })
  const { duplicates } = await database.tenantRead(tenantId, async (tx) => getCatalogueModel(tx, await getSchema(tx)))
  const pairs = await inSlices(findPairs(items, duplicates, mostPairs))
  for (let at = 0; at < pairs.length; at += chunkPairs) {
    signal.throwIfAborted()
    const chunk = pairs.slice(at, at + chunkPairs).flatMap(({ left, right, score, reasons }) => {
      const [a, b] = [items[left]?.id ?? '', items[right]?.id ?? ''].sort()
      return a && b ? [{ leftId: a, rightId: b, score, reasons }] : []
    })
    await database.tenant(tenantId, async (tx) => {
      await hold(tx)
      await storePairs(tx, chunk, begunAt)
    })
  }
  await database.tenant(tenantId, async (tx) => {
    await hold(tx)
    await dropStale(tx, begunAt)
  })
  progress({ done: items.length })
  return { pairs: pairs.length, items: items.length }
}
