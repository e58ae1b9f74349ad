import type { FastifyReply, FastifyRequest } from 'fastify'
import type { StoredFile } from '#contract/file.ts'
import type { Actor } from '#server/http/actor.ts'
import type { App } from '#server/http/app.ts'
import { fingerprint, once, readKey } from '#server/http/idempotency.ts'
import { readUpload } from '#server/http/read-upload.ts'
import { sendOnce } from '#server/http/route.ts'
import { enqueue } from '#server/queue/enqueue.ts'
import type { FileDependencies } from './file-limits.ts'
import { noRoom, readRoom, takeRoom } from './file-room.ts'
import { inspectFile } from './inspect-file.ts'
import { thumbnailJob } from './jobs.ts'
import { findReadableFiles, insertFile, toFile } from './queries.ts'
import { discardFile, receiveFile } from './receive-file.ts'

interface Upload {
  actor: Actor
  purpose: StoredFile['purpose']
  req: FastifyRequest
  reply: FastifyReply
}

/**
 * Keeps an uploaded file: received, looked at, stored, then written down and counted in one transaction. What fails after
 * the storage is taken back; where the process ends in between, the sweep does it.
 * @throws AppError too_large, quota_exceeded, invalid_file, unsupported_media_type, invalid_request, unavailable
 */
export async function keepUpload(
  app: App,
  { storage, limits }: FileDependencies,
  { actor, purpose, req, reply }: Upload,
): Promise<unknown> {
  const { database } = app
  const { tenantId } = actor
  // a full tenant is told before anything is sent; the exact count is made at the end
  const { bytes } = await database.tenantRead(tenantId, readRoom)
  if (bytes >= limits.quotaBytes) throw noRoom(bytes, limits.quotaBytes, 0)
  const part = await readUpload(req)
  const received = await receiveFile(storage, { name: part.filename, source: part.file }, limits.fileBytes)
  const name = { tenantId, id: received.id }
  let isTaken = false
  try {
    const found = await inspectFile(received, purpose, limits.pixels)
    const key = readKey(req.headers['idempotency-key'])
    // the same upload is the same file by content and name, sent for the same purpose
    const print = fingerprint(
      req.method,
      req.url,
      { sha256: received.sha256.toString('hex'), name: received.name },
      undefined,
    )
    const write = key === undefined ? undefined : { tenantId, actorId: actor.id, key, fingerprint: print }
    isTaken = true
    await storage.take(name, received)
    const answer = await database.tenant(tenantId, (tx) =>
      once(tx, app.vault, write, async () => {
        await insertFile(tx, { ...received, ...found, purpose, createdBy: actor.id })
        if (found.picture) await enqueue(tx, thumbnailJob, { tenantId, fileId: received.id })
        const [row] = await findReadableFiles(tx, actor, [received.id])
        if (!row) throw new Error('The file just written is not there.')
        await takeRoom(tx, received.size, limits.quotaBytes)
        return { status: 201, body: JSON.stringify(toFile(row)) }
      }),
    )
    if (answer.replayed) await storage.remove([name])
    return sendOnce(reply, answer)
  } catch (error) {
    await discardFile(received)
    // where the storage fails as well, the sweep does it
    if (isTaken) await storage.remove([name]).catch(() => undefined)
    throw error
  }
}
