import { downloadFile, getFile, getFileUsage, getThumbnail, listFiles, uploadFile } from '#contract/file.ts'
import { sentence } from '#contract/words/sentence.ts'
import type { Tx } from '#server/db/transaction.ts'
import type { Actor } from '#server/http/actor.ts'
import type { App } from '#server/http/app.ts'
import { AppError } from '#server/http/app-error.ts'
import { route, routeStream } from '#server/http/route.ts'
import type { FileDependencies } from './file-limits.ts'
import { readRoom } from './file-room.ts'
import { keepUpload } from './keep-upload.ts'
import { type FileRow, findReadableFiles, toFile } from './queries.ts'
import { readThumbnail } from './read-thumbnail.ts'
import { sendContent, sendThumbnail } from './send-file.ts'

export function registerFileRoutes(app: App, dependencies: FileDependencies): void {
  const { database } = app
  const { storage, limits } = dependencies

  routeStream(app, uploadFile, ({ actor, query, req, reply }) =>
    keepUpload(app, dependencies, { actor, purpose: query.purpose, req, reply }),
  )

  route(app, getFileUsage, async ({ tx }) => ({
    ...(await readRoom(tx)),
    quotaBytes: limits.quotaBytes,
    fileLimitBytes: limits.fileBytes,
    pictureLimitPixels: limits.pixels,
  }))

  route(app, listFiles, async ({ tx, actor, query }) => {
    const rows = new Map((await findReadableFiles(tx, actor, query.ids)).map((row) => [row.id, row]))
    // in the order asked for
    return { data: [...new Set(query.ids)].flatMap((id) => rows.get(id) ?? []).map(toFile) }
  })

  route(app, getFile, async ({ tx, actor, params }) => toFile(await getReadable(tx, actor, params.fileId)))

  routeStream(app, downloadFile, async ({ actor, params, query, req, reply }) => {
    const row = await database.tenantRead(actor.tenantId, (tx) => getReadable(tx, actor, params.fileId))
    return sendContent({ storage, tenantId: actor.tenantId, row, download: query.download === 'true' }, req, reply)
  })

  routeStream(app, getThumbnail, async ({ actor, params, query, req, reply }) => {
    const { tenantId } = actor
    const row = await database.tenantRead(tenantId, (tx) => getReadable(tx, actor, params.fileId))
    if (row.width === null || row.thumbnails === 'failed')
      throw new AppError('not_found', { detail: sentence('file.noThumbnail') })
    const size = Number(query.size)
    return sendThumbnail(
      { row, size, bytes: () => readThumbnail({ database, storage }, tenantId, row, size) },
      req,
      reply,
    )
  })
}

/** @throws AppError not_found  there is none, or it is not for this actor: the same to them */
async function getReadable(tx: Tx, actor: Actor, id: string): Promise<FileRow> {
  const [row] = await findReadableFiles(tx, actor, [id])
  if (!row) throw new AppError('not_found')
  return row
}
