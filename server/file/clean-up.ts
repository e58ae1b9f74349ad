import { opendir, rm, rmdir, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import type { Database } from '#server/db/database.ts'
import { defineJob } from '#server/queue/job.ts'
import { filesFolder } from './store-file.ts'

const dayMs = 24 * 3_600_000
/** Names looked up in one query. */
const batchSize = 500
const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/

/**
 * Removes files that no row names: of an upload whose process ended between disk and row, of one that broke off with the
 * machine, of an organisation that was deleted whole. What was written within a day may still get its row.
 * Looks at every file once and asks for the rows of 500 old ones by key at a time; locks nothing; twice is as once.
 */
export const cleanUpFiles = defineJob({
  name: 'clean_up_files',
  payload: z.object({}),
  schedule: '53 2 * * *',
  handle: async ({ database, dataDir, log, signal }) => {
    const removed = await removeOrphans(database, dataDir, { olderThanMs: dayMs, signal })
    if (removed > 0) log.info({ files: removed }, 'files without a row removed')
  },
})

/**
 * @param olderThanMs  files written to since are left alone
 * @returns how many files were removed
 */
export async function removeOrphans(
  database: Database,
  dataDir: string,
  { olderThanMs, signal }: { olderThanMs: number; signal?: AbortSignal },
): Promise<number> {
  const writtenBefore = Date.now() - olderThanMs
  let removed = 0
  for await (const tenantId of namesIn(filesFolder(dataDir))) {
    if (!uuid.test(tenantId)) continue
    const folder = join(filesFolder(dataDir), tenantId)
    let batch: string[] = []
    const sweep = async () => {
      signal?.throwIfAborted()
      for (const name of await withoutRow(database, tenantId, batch)) {
        await rm(join(folder, name), { force: true })
        removed++
      }
      batch = []
    }
    for await (const name of namesIn(folder)) {
      const written = await stat(join(folder, name)).catch(() => undefined)
      if (!written?.isFile() || written.mtimeMs >= writtenBefore || !uuid.test(idOf(name))) continue
      if (batch.push(name) === batchSize) await sweep()
    }
    await sweep()
    // refused, and rightly, while anything is in it
    await rmdir(folder).catch(() => undefined)
  }
  return removed
}

/** The names that no row of the tenant stands for: an unfinished upload has none under its name. */
async function withoutRow(database: Database, tenantId: string, names: readonly string[]): Promise<string[]> {
  const ids = names.filter((name) => uuid.test(name))
  if (ids.length === 0) return [...names]
  const rows = await database.tenantRead(tenantId, (tx) =>
    tx.query<{ id: string }>({ text: 'select id from file where id = any($1::uuid[])', values: [ids] }),
  )
  const known = new Set(rows.map(({ id }) => id))
  return names.filter((name) => !known.has(name))
}

function idOf(name: string): string {
  return name.endsWith('.part') ? name.slice(0, -'.part'.length) : name
}

/** The names in a folder, as they are read; none when it does not exist. */
async function* namesIn(folder: string): AsyncGenerator<string> {
  const entries = await opendir(folder).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT' || error.code === 'ENOTDIR') return undefined
    throw error
  })
  if (entries) for await (const { name } of entries) yield name
}
