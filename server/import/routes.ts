import {
  downloadImportRefusals,
  getImport,
  listImportDifferences,
  listImportRefusals,
  importColumns,
  listImports,
  previewImport,
  reverseImport,
  startDryRun,
  startImport,
  uploadImport,
} from '#contract/import.ts'
import { sentence } from '#contract/words/sentence.ts'
import { sniffMediaType } from '#core/file/sniff-media-type.ts'
import { getSchema } from '#server/attribute/schema-cache.ts'
import { audit } from '#server/audit/audit.ts'
import type { Tx } from '#server/db/transaction.ts'
import { insertFile } from '#server/file/queries.ts'
import { discardFile, receiveFile } from '#server/file/receive-file.ts'
import type { App } from '#server/http/app.ts'
import { AppError } from '#server/http/app-error.ts'
import { parseCursor, toPage } from '#server/http/cursor.ts'
import { fingerprint, once, readKey } from '#server/http/idempotency.ts'
import { languageOf } from '#server/http/language.ts'
import { isChosen, pageChosen } from '#server/http/page-rows.ts'
import { readUpload } from '#server/http/read-upload.ts'
import { route, routeStream, sendOnce } from '#server/http/route.ts'
import type { Storage } from '#server/storage/storage.ts'
import { startTask } from '#server/task/start-task.ts'
import { assertAsked, assertMayWrite } from './assert-asked.ts'
import { seenImport, seenPreview, seenRefusal, unseenBy, unseenColumns } from './as-seen.ts'
import { listDifferencePage } from './differences.ts'
import { dryRunTask, importTask, reversalTask } from './jobs.ts'
import { previewFile } from './preview-import.ts'
import { readPreviewSchema } from './preview-schema.ts'
import {
  findImport,
  type ImportRow,
  insertImport,
  listImportPage,
  listRefusalPage,
  lockImport,
  setDryRun,
  setReversing,
  setStarted,
  stateOf,
  toImport,
} from './queries.ts'
import { refusalsCsv } from './refusals-csv.ts'

export interface ImportDependencies {
  /** where uploaded files are kept */
  storage: Storage
  uploadLimitMb?: number
}

export function registerImportRoutes(app: App, { storage, uploadLimitMb = 256 }: ImportDependencies): void {
  const { database } = app

  route(app, listImports, async ({ tx, actor, query }) => {
    const schema = await getSchema(tx)
    const seen = (row: ImportRow) => seenImport(toImport(row), unseenBy(schema, actor.role, row.kind))
    if (isChosen(query))
      return pageChosen(tx, (await listImportPage(tx)).map(seen), query, importColumns, (row) => row.id)
    const before = parseCursor(query.cursor, 1)
    const rows = await listImportPage(tx, { limit: query.limit + 1, before: before && String(before[0]) })
    return toPage(rows.map(seen), query.limit, (row) => [row.id])
  })

  route(app, getImport, async ({ tx, actor, params }) => {
    const row = await getRow(tx, params.importId)
    return seenImport(toImport(row), unseenBy(await getSchema(tx), actor.role, row.kind))
  })

  routeStream(app, uploadImport, async ({ actor, query, req, reply }) => {
    const part = await readUpload(req)
    const { tenantId } = actor
    const upload = { name: part.filename, source: part.file }
    const file = await receiveFile(storage, upload, uploadLimitMb * 1024 * 1024)
    const stored = { tenantId, id: file.id }
    let isTaken = false
    try {
      const schema = await database.tenantRead(tenantId, (tx) => readPreviewSchema(tx, actor.role))
      const preview = await previewFile(file.path, { kind: query.kind }, schema, languageOf(req))
      const key = readKey(req.headers['idempotency-key'])
      // the same upload is the same file by content and name, sent with the same question
      const print = fingerprint(
        req.method,
        req.url,
        { sha256: file.sha256.toString('hex'), name: file.name },
        undefined,
      )
      const write = key === undefined ? undefined : { tenantId, actorId: actor.id, key, fingerprint: print }
      isTaken = true
      await storage.take(stored, file)
      const answer = await database.tenant(tenantId, (tx) =>
        once(tx, app.vault, write, async () => {
          await insertFile(tx, { ...file, purpose: 'import', mediaType: sniffMediaType(file.head) })
          const id = await insertImport(tx, file, preview.kind, actor.kind === 'system' ? null : actor.id)
          const batch = toImport(await getRow(tx, id))
          await audit(tx, actor, { action: 'upload', entity: 'import', entityId: id, after: batch })
          return { status: 201, body: JSON.stringify({ import: batch, preview }) }
        }),
      )
      if (answer.replayed) await storage.remove([stored])
      return sendOnce(reply, answer)
    } catch (error) {
      await discardFile(file)
      // where the storage fails as well, the sweep does it
      if (isTaken) await storage.remove([stored]).catch(() => undefined)
      throw error
    }
  })

  routeStream(app, previewImport, async ({ actor, params, query, req, reply }) => {
    const { row, schema, unseen } = await database.tenantRead(actor.tenantId, async (tx) => {
      const found = await getRow(tx, params.importId)
      return {
        row: found,
        schema: await readPreviewSchema(tx, actor.role),
        unseen: unseenBy(await getSchema(tx), actor.role, found.kind),
      }
    })
    const preview = await storage.withLocal({ tenantId: actor.tenantId, id: row.file_id }, (path) =>
      previewFile(path, { ...query, kind: query.kind ?? row.kind }, schema, languageOf(req)),
    )
    return reply.send(seenPreview(preview, unseenColumns(row, unseen)))
  })

  route(app, startImport, async ({ tx, actor, params, body }) => {
    const row = await lockImport(tx, params.importId)
    if (!row) throw new AppError('not_found')
    assertStartable(row)
    const { kind, mapping, options } = body
    await assertAsked(tx, actor, body)
    const task = await startTask(tx, actor, importTask, {
      importId: row.id,
      actor: { kind: actor.kind, id: actor.id, name: actor.name, role: actor.role },
    })
    await setStarted(tx, row.id, { kind, mapping, options, taskId: task.id })
    const started = toImport(await getRow(tx, row.id))
    await audit(tx, actor, {
      action: 'start',
      entity: 'import',
      entityId: row.id,
      before: toImport(row),
      after: started,
    })
    return { import: started, task }
  })

  route(app, startDryRun, async ({ tx, actor, params, body }) => {
    const row = await lockImport(tx, params.importId)
    if (!row) throw new AppError('not_found')
    assertStartable(row)
    const { kind, mapping, options } = body
    if (kind === 'sales') throw new AppError('invalid_value', { detail: sentence('import.onlyLists') })
    await assertAsked(tx, actor, body)
    const task = await startTask(tx, actor, dryRunTask, {
      importId: row.id,
      actor: { kind: actor.kind, id: actor.id, name: actor.name, role: actor.role },
    })
    await setDryRun(tx, row.id, { kind, mapping, options, outcome: null }, task.id)
    return { import: toImport(await getRow(tx, row.id)), task }
  })

  route(app, listImportDifferences, async ({ tx, actor, params, query }) => {
    const batch = await getRow(tx, params.importId)
    const after = parseCursor(query.cursor, 2)
    const rows = await listDifferencePage(tx, params.importId, {
      limit: query.limit + 1,
      after: after && [Number(after[0]), String(after[1])],
      kind: query.kind,
    })
    const unseen = unseenBy(await getSchema(tx), actor.role, batch.kind)
    const columns = unseenColumns(batch, unseen)
    const seen = rows.map((row) => ({
      ...row,
      ...(row.column !== null && columns.has(row.column) ? { column: null, value: null } : {}),
      values: row.values.filter(({ target }) => !unseen.targets.has(target)),
    }))
    return toPage(seen, query.limit, (row) => [row.rowNumber, row.kind])
  })

  route(app, reverseImport, async ({ tx, actor, params }) => {
    const row = await lockImport(tx, params.importId)
    if (!row) throw new AppError('not_found')
    assertReversible(row)
    assertMayWrite(actor, row.kind)
    const task = await startTask(tx, actor, reversalTask, {
      importId: row.id,
      actor: { kind: actor.kind, id: actor.id, name: actor.name, role: actor.role },
    })
    await setReversing(tx, row.id, task.id)
    const reversing = toImport(await getRow(tx, row.id))
    await audit(tx, actor, {
      action: 'reverse',
      entity: 'import',
      entityId: row.id,
      before: toImport(row),
      after: reversing,
    })
    return { import: seenImport(reversing, unseenBy(await getSchema(tx), actor.role, row.kind)), task }
  })

  route(app, listImportRefusals, async ({ tx, actor, params, query }) => {
    const batch = await getRow(tx, params.importId)
    const columns = unseenColumns(batch, unseenBy(await getSchema(tx), actor.role, batch.kind))
    const after = parseCursor(query.cursor, 1)
    const rows = await listRefusalPage(tx, params.importId, {
      limit: query.limit + 1,
      after: after ? Number(after[0]) : 0,
      reason: query.reason,
    })
    const refusals = rows
      .map((refused) => seenRefusal(refused, columns))
      .map((row) => ({
        rowNumber: row.row_number,
        reason: row.reason,
        column: row.column_name,
        value: row.value,
        onHand: row.on_hand,
        row: row.row,
      }))
    return toPage(refusals, query.limit, (refusal) => [refusal.rowNumber])
  })

  routeStream(app, downloadImportRefusals, async ({ actor, params, reply }) => {
    const { row, unseen } = await database.tenantRead(actor.tenantId, async (tx) => {
      const found = await getRow(tx, params.importId)
      return { row: found, unseen: unseenBy(await getSchema(tx), actor.role, found.kind) }
    })
    const name = `${row.file_name.replace(/\.[^.]*$/, '').replace(/[^\w.-]+/g, '_')}-refused.csv`
    return reply
      .header('content-type', 'text/csv; charset=utf-8')
      .header('content-disposition', `attachment; filename="${name}"`)
      .send(refusalsCsv(database, actor.tenantId, row.id, unseenColumns(row, unseen)))
  })
}

async function getRow(tx: Tx, id: string): Promise<ImportRow> {
  const row = await findImport(tx, id)
  if (!row) throw new AppError('not_found')
  return row
}

/** Once something is posted, the same mapping goes on (try its task again) or everything is taken back. */
function assertStartable(row: ImportRow): void {
  const state = stateOf(row)
  // it holds the items that it would change
  if (row.dry_run_state === 'queued' || row.dry_run_state === 'running')
    throw new AppError('import_not_ready', { state, detail: sentence('import.trialUnderWay') })
  if (state === 'uploaded') return
  if ((state === 'failed' || state === 'cancelled') && row.state !== 'reversing' && row.checkpoint === null) return
  throw new AppError('import_not_ready', { state, detail: sentence('import.begun') })
}

function assertReversible(row: ImportRow): void {
  const state = stateOf(row)
  if (state === 'succeeded' || state === 'failed' || state === 'cancelled') return
  throw new AppError('import_not_ready', { state })
}
