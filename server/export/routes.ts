import { createExport, downloadExport, type ExportRequest, getExport, listExports } from '#contract/export.ts'
import { allows } from '#contract/permissions.ts'
import { sentence } from '#contract/words/sentence.ts'
import { contentDisposition } from '#core/file/content-disposition.ts'
import { say } from '#core/words/say.ts'
import { audit } from '#server/audit/audit.ts'
import type { Tx } from '#server/db/transaction.ts'
import type { Actor } from '#server/http/actor.ts'
import type { App } from '#server/http/app.ts'
import { AppError } from '#server/http/app-error.ts'
import { parseCursor, toPage } from '#server/http/cursor.ts'
import { languageOf } from '#server/http/language.ts'
import { route, routeStream } from '#server/http/route.ts'
import { ObjectMissing, type Storage } from '#server/storage/storage.ts'
import { startTask } from '#server/task/start-task.ts'
import { countExport, type Reader } from './export-items.ts'
import { countMovements } from './export-movements.ts'
import { countRecords } from './export-records.ts'
import { exportTask } from './jobs.ts'
import { type ExportRow, findOwnExport, insertExport, listOwnExports, setExportTask, toExport } from './queries.ts'
import { mediaTypes, titleOf, writeExport } from './write-export.ts'

/** Longer lists are written by a task: half a second's work. */
const mostAtOnce = 5_000

export function registerExportRoutes(app: App, { storage }: { storage: Storage }): void {
  const { database } = app

  route(app, listExports, async ({ tx, actor, query }) => {
    const before = parseCursor(query.cursor, 1)
    const page = { limit: query.limit + 1, before: before && String(before[0]) }
    const rows = await listOwnExports(tx, actor.id, page)
    return toPage(rows.map(toExport), query.limit, (row) => [row.id])
  })

  route(app, createExport, async ({ tx, actor, body, req }) => {
    const language = languageOf(req)
    // what cannot be written is refused here, and not while it is written
    assertReadable(actor, body)
    const reader = { tenantId: tx.tenantId, role: actor.role, language }
    const rows = await countRows(tx, reader, body)
    const day = new Date().toISOString().slice(0, 10)
    const fileName = `${say(titleOf(body), language)} ${day}.${body.format}`
    const row = await insertExport(tx, { request: body, fileName, rows, createdBy: actor.id })
    await audit(tx, actor, { action: 'create', entity: 'export', entityId: row.id, after: { request: body, rows } })
    if (rows <= mostAtOnce) return { export: toExport(row), task: null }
    const task = await startTask(tx, actor, exportTask, {
      exportId: row.id,
      readerId: actor.id,
      role: actor.role,
      language,
    })
    await setExportTask(tx, row.id, task.id)
    return { export: toExport({ ...row, task_id: task.id }), task }
  })

  route(app, getExport, async ({ tx, actor, params }) => toExport(await getOwn(tx, actor, params.exportId)))

  routeStream(app, downloadExport, async ({ actor, params, req, reply }) => {
    const { tenantId } = actor
    const row = await database.tenantRead(tenantId, (tx) => getOwn(tx, actor, params.exportId))
    const { request, ready } = toExport(row)
    if (!ready) throw new AppError('export_not_ready', { detail: sentence('export.notReady') })
    const content =
      row.file_id === null
        ? await writeExport(database, { tenantId, role: actor.role, language: languageOf(req) }, request)
        : await storage.read({ tenantId, id: row.file_id }).catch((error: unknown) => {
            throw error instanceof ObjectMissing ? new AppError('not_found', undefined, { cause: error }) : error
          })
    return reply
      .header('content-type', mediaTypes[request.format])
      .header('content-disposition', contentDisposition('attachment', row.file_name))
      .header('cache-control', 'private, no-store')
      .header('x-content-type-options', 'nosniff')
      .send(content)
  })
}

function countRows(tx: Tx, reader: Reader, { entity, ...request }: ExportRequest): Promise<number> {
  switch (entity) {
    case 'item':
      return countExport(tx, reader, { entity, ...request })
    case 'movement':
      return countMovements(tx, reader, { entity, ...request })
    default:
      return countRecords(tx, reader, { entity, ...request })
  }
}

const readable = {
  item: 'item:read',
  supplier: 'supplier:read',
  location: 'location:read',
  movement: 'stock:read',
} as const

/** Who may export items may not for that read suppliers or locations. @throws AppError forbidden */
function assertReadable({ role }: Actor, { entity }: ExportRequest): void {
  if (!allows(role, readable[entity])) throw new AppError('forbidden')
}

async function getOwn(tx: Tx, actor: Actor, id: string): Promise<ExportRow> {
  const row = await findOwnExport(tx, id, actor.id)
  if (!row) throw new AppError('not_found')
  return row
}
