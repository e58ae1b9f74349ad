import { rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import type { Database } from '#server/db/database.ts'
import { defineJob } from '#server/queue/job.ts'
import { namesIn } from '#server/storage/local-storage.ts'
import type { ObjectName, Storage, StoredObject } from '#server/storage/storage.ts'
import { sweepUnused } from './sweep-unused.ts'

const dayMs = 24 * 3_600_000
/** Objects whose rows are looked up in one query. */
const batchSize = 500

/**
 * Removes what nobody can reach any more: contents without a row (of an upload whose process ended between storage and row,
 * of an organisation that was deleted whole), what was left in the scratch folder, and files that no record has named for a
 * day. What was written within a day may still get its row or its record, and what a record no longer names may be put back.
 * Looks at every object once and asks for the rows of 500 at a time by key; locks nothing but what it removes; twice is as once.
 */
export const cleanUpFiles = defineJob({
  name: 'clean_up_files',
  payload: z.object({}),
  schedule: '53 2 * * *',
  handle: async ({ database, storage, log, signal }) => {
    const swept = await cleanUp({ database, storage }, { olderThanMs: dayMs, signal })
    if (swept.orphans + swept.unused > 0) log.info(swept, 'files that nothing names removed')
  },
})

/**
 * @param olderThanMs  contents written to since are left alone, and files named or unnamed since
 * @returns how many contents without a row and how many files without a record were removed
 */
export async function cleanUp(
  { database, storage }: { database: Database; storage: Storage },
  { olderThanMs, signal }: { olderThanMs: number; signal?: AbortSignal | undefined },
): Promise<{ orphans: number; unused: number }> {
  const writtenBefore = Date.now() - olderThanMs
  const swept = { orphans: 0, unused: 0 }
  await emptyScratch(storage.scratch, writtenBefore)
  let batch: StoredObject[] = []
  const finishBatch = async () => {
    signal?.throwIfAborted()
    const orphans = await withoutRow(database, batch)
    await storage.remove(orphans)
    swept.orphans += orphans.length
    batch = []
  }
  let tenantId: string | undefined
  for await (const object of storage.list()) {
    const isNext = object.name.tenantId !== tenantId
    if (isNext || batch.length === batchSize) await finishBatch()
    // of an organisation that is gone there is nothing to sweep but contents
    if (isNext) {
      tenantId = object.name.tenantId
      swept.unused += await sweepUnused({ database, storage }, tenantId, olderThanMs)
    }
    if (object.writtenAt < writtenBefore) batch.push(object)
  }
  await finishBatch()
  return swept
}

/** The contents, of one tenant, that no row stands for. */
async function withoutRow(database: Database, objects: readonly StoredObject[]): Promise<ObjectName[]> {
  const [first] = objects
  if (!first) return []
  const rows = await database.tenantRead(first.name.tenantId, (tx) =>
    tx.query<{ id: string }>({
      text: 'select id from file where id = any($1::uuid[])',
      values: [[...new Set(objects.map(({ name }) => name.id))]],
    }),
  )
  const known = new Set(rows.map(({ id }) => id))
  return objects.map(({ name }) => name).filter(({ id }) => !known.has(id))
}

/** What is received or worked on lies there for minutes. */
async function emptyScratch(folder: string, writtenBefore: number): Promise<void> {
  for await (const name of namesIn(folder)) {
    const path = join(folder, name)
    const found = await stat(path).catch(() => undefined)
    if (found?.isFile() && found.mtimeMs < writtenBefore) await rm(path, { force: true })
  }
}
