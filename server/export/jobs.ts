import { z } from 'zod'
import { role } from '#contract/permissions.ts'
import { languages } from '#contract/words/languages.ts'
import type { Database } from '#server/db/database.ts'
import { insertFile } from '#server/file/queries.ts'
import { discardFile, receiveFile } from '#server/file/receive-file.ts'
import { defineJob } from '#server/queue/job.ts'
import type { Storage } from '#server/storage/storage.ts'
import { defineTask } from '#server/task/define-task.ts'
import { findOwnExport, setExportFile, toExport } from './queries.ts'
import { mediaTypes, writeExport } from './write-export.ts'

/** Writes a long list to a file. Killed or run twice, it writes the file anew; the former one goes. */
export const exportTask = defineTask({
  kind: 'export',
  input: z.object({ exportId: z.uuid(), readerId: z.uuid(), role, language: z.enum(languages) }),
  attempts: 3,
  async work(task, { storage }) {
    const { database, tenantId, input } = task
    const row = await database.tenantRead(tenantId, (tx) => findOwnExport(tx, input.exportId, input.readerId))
    if (!row) throw new Error(`There is no export ${input.exportId}.`)
    const { request, fileName, rows: total } = toExport(row)
    let rows = 0
    task.progress({ stage: 'writing', done: 0, total })
    const source = await writeExport(database, { tenantId, ...input }, request, (done) => {
      task.signal.throwIfAborted()
      rows = done
      task.progress({ done, total: Math.max(done, total) })
    })
    const file = await receiveFile(storage, { name: fileName, source }, Number.POSITIVE_INFINITY)
    const name = { tenantId, id: file.id }
    let isTaken = false
    try {
      isTaken = true
      await storage.take(name, file)
      const former = await database.tenant(tenantId, async (tx) => {
        await task.hold(tx)
        await insertFile(tx, {
          ...file,
          purpose: 'export',
          mediaType: mediaTypes[request.format],
          createdBy: input.readerId,
        })
        return setExportFile(tx, row.id, file.id, rows)
      })
      if (former) await removeExportFile(database, storage, tenantId, former)
    } catch (error) {
      await discardFile(file)
      if (isTaken) await storage.remove([name]).catch(() => undefined)
      throw error
    }
    return { exportId: row.id, rows }
  },
})

/** Exports older than this go, and their files with them. */
const keptDays = 7
const batchSize = 100

/** Removes old exports: rows first, then their files' contents. Looks at every tenant once a day; twice is as once. */
export const cleanUpExports = defineJob({
  name: 'clean_up_exports',
  payload: z.object({}),
  schedule: '23 3 * * *',
  handle: async ({ database, storage, signal }) => {
    const tenants = await database.system((tx) => tx.query<{ id: string }>({ text: 'select id from tenant' }))
    for (const { id } of tenants) {
      signal.throwIfAborted()
      await removeOldExports(database, storage, id, keptDays)
    }
  },
})

/** @returns how many were removed */
export async function removeOldExports(
  database: Database,
  storage: Storage,
  tenantId: string,
  olderThanDays: number,
): Promise<number> {
  for (let removed = 0; ; ) {
    const gone = await database.tenant(tenantId, (tx) =>
      tx.query<{ fileId: string | null }>({
        text: `with gone as (
                 delete from export where tenant_id = $1 and id in (
                   select id from export where tenant_id = $1 and created_at < now() - $2 * interval '1 day' limit ${batchSize})
                 returning file_id
               )
               select file_id as "fileId" from gone`,
        values: [tenantId, olderThanDays],
      }),
    )
    for (const { fileId } of gone) if (fileId) await removeExportFile(database, storage, tenantId, fileId)
    removed += gone.length
    if (gone.length < batchSize) return removed
  }
}

async function removeExportFile(database: Database, storage: Storage, tenantId: string, id: string): Promise<void> {
  await database.tenant(tenantId, (tx) =>
    tx.query({
      text: `delete from file where tenant_id = $1 and id = $2 and purpose = 'export'`,
      values: [tenantId, id],
    }),
  )
  await storage.remove([{ tenantId, id }])
}

export const exportJobs = [exportTask, cleanUpExports]
