import { type FileHandle, open } from 'node:fs/promises'
import { basename } from 'node:path'
import { type ImportOptions, importOptions, type Mapping } from '#contract/import.ts'
import { languages } from '#contract/words/languages.ts'
import { sentence } from '#contract/words/sentence.ts'
import { sniffMediaType } from '#core/file/sniff-media-type.ts'
import type { ImportKind } from '#core/import/import-targets.ts'
import { say } from '#core/words/say.ts'
import { audit } from '#server/audit/audit.ts'
import type { Database } from '#server/db/database.ts'
import { insertFile } from '#server/file/queries.ts'
import { discardFile, receiveFile } from '#server/file/receive-file.ts'
import type { Actor } from '#server/http/actor.ts'
import { AppError } from '#server/http/app-error.ts'
import { fileProblem } from '#server/storage/file-problem.ts'
import type { Storage } from '#server/storage/storage.ts'
import type { ImportCounts } from './import-run.ts'
import { runImport } from './jobs.ts'
import { previewFile } from './preview-import.ts'
import { readPreviewSchema } from './preview-schema.ts'
import { findImport, insertImport, setStarted, toImport } from './queries.ts'

export interface ImportFileInput {
  database: Database
  /** where the file's copy is kept, so that the page can show it */
  storage: Storage
  tenantId: string
  /** path of a CSV or XLSX file */
  file: string
  kind: ImportKind
  /** column -> target; what the preview proposes when left out */
  mapping?: Mapping | undefined
  options?: Partial<ImportOptions>
  signal?: AbortSignal
  onProgress?: (change: { done?: number; total?: number | null; stage?: string }) => void
}

/** What the command line prints. */
export interface ImportedFile {
  importId: string
  state: string
  mapping: Mapping
  counts: ImportCounts
  refusedByReason: Record<string, number>
  seconds: number
}

/**
 * Imports a file in the calling process, by the same steps as an upload: stored, previewed, run. The batch stands among the
 * imports and can be reversed there.
 * @throws AppError not_found (tenant), invalid_file, invalid_value; Error  one sentence on a file that cannot be opened
 */
export async function importFile(input: ImportFileInput): Promise<ImportedFile> {
  const { database, storage, tenantId } = input
  const started = performance.now()
  await assertTenant(database, tenantId)
  const name = say(sentence('import.byCommandLine'), languages[0])
  const actor: Actor = { kind: 'system', id: tenantId, name, tenantId, role: 'admin', source: 'api' }
  const handle = await openFile(input.file)
  const upload = { name: basename(input.file), source: handle.createReadStream() }
  const file = await receiveFile(storage, upload, Number.POSITIVE_INFINITY)
  const stored = { tenantId, id: file.id }
  let isTaken = false
  const options = importOptions.parse(input.options ?? {})
  const { importId, mapping } = await (async () => {
    const schema = await database.tenantRead(tenantId, (tx) => readPreviewSchema(tx, 'admin'))
    const chosen = input.mapping ?? proposed(await previewFile(file.path, { kind: input.kind }, schema, languages[0]))
    isTaken = true
    await storage.take(stored, file)
    return database.tenant(tenantId, async (tx) => {
      await insertFile(tx, { ...file, purpose: 'import', mediaType: sniffMediaType(file.head) })
      const id = await insertImport(tx, file, input.kind, null)
      await setStarted(tx, id, { kind: input.kind, mapping: chosen, options, taskId: null })
      const row = await findImport(tx, id)
      await audit(tx, actor, { action: 'start', entity: 'import', entityId: id, after: row && toImport(row) })
      return { importId: id, mapping: chosen }
    })
  })().catch(async (error: unknown) => {
    await discardFile(file)
    if (isTaken) await storage.remove([stored]).catch(() => undefined)
    throw error
  })
  const run = {
    database,
    tenantId,
    importId,
    kind: input.kind,
    actor,
    mapping,
    options,
    signal: input.signal ?? new AbortController().signal,
    progress: input.onProgress ?? (() => undefined),
    hold: async () => undefined,
  }
  const counts = await storage.withLocal(stored, (path) => runImport({ ...run, path }))
  const row = await database.tenantRead(tenantId, (tx) => findImport(tx, importId))
  const seconds = Math.round(performance.now() - started) / 1000
  return { importId, state: 'succeeded', mapping, counts, refusedByReason: row?.refused_by_reason ?? {}, seconds }
}

async function openFile(path: string): Promise<FileHandle> {
  try {
    const handle = await open(path)
    if (!(await handle.stat()).isDirectory()) return handle
    await handle.close()
    throw Object.assign(new Error('EISDIR'), { code: 'EISDIR' })
  } catch (error) {
    throw new Error(fileProblem(error, path), { cause: error })
  }
}

async function assertTenant(database: Database, tenantId: string): Promise<void> {
  const id = /^[0-9a-f-]{36}$/i.test(tenantId) ? tenantId : undefined
  const found = id
    ? await database.tenantRead(id, (tx) => tx.query({ text: 'select from tenant where id = $1', values: [id] }))
    : []
  if (found.length === 0) throw new AppError('not_found', { detail: sentence('tenant.none', { id: tenantId }) })
}

function proposed(preview: Awaited<ReturnType<typeof previewFile>>): Mapping {
  return Object.fromEntries(
    preview.columns.flatMap(({ header, proposedTarget }) =>
      proposedTarget === null ? [] : [[header, proposedTarget]],
    ),
  )
}
