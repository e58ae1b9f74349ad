import { Readable } from 'node:stream'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { contentDisposition } from '#core/file/content-disposition.ts'
import { parseRange } from '#core/file/parse-range.ts'
import { pictureTypes } from '#core/file/sniff-media-type.ts'
import { AppError } from '#server/http/app-error.ts'
import { ObjectMissing, type Storage } from '#server/storage/storage.ts'
import type { FileRow } from './queries.ts'

/** Media types that a download says as they are; a browser would run others, were they ever shown. */
const harmless = new Set<string>([
  ...pictureTypes,
  'application/pdf',
  'application/zip',
  'application/gzip',
  'text/plain',
  'video/mp4',
])

/**
 * Answers with the content of a file. Only pictures are shown in place; everything else is saved. Whatever it is, it is taken
 * for nothing else, runs nothing and reaches nothing.
 * @throws AppError range_not_satisfiable, not_found, unavailable
 */
export async function sendContent(
  { storage, tenantId, row, download }: { storage: Storage; tenantId: string; row: FileRow; download: boolean },
  req: FastifyRequest,
  reply: FastifyReply,
): Promise<unknown> {
  const isShown = row.width !== null && (pictureTypes as readonly string[]).includes(row.media_type) && !download
  // what may be read may cease to be: the browser asks each time, and is told in a line that nothing changed
  const etag = setHeaders(reply, { etag: row.sha256.toString('hex').slice(0, 32), cache: 'private, no-cache' })
  reply
    .header('content-disposition', contentDisposition(isShown ? 'inline' : 'attachment', row.name))
    .header('accept-ranges', 'bytes')
  if (isUnchanged(req, etag)) return reply.code(304).send()
  reply.type(harmless.has(row.media_type) ? row.media_type : 'application/octet-stream')
  const range = hasRange(req, etag) ? parseRange(req.headers.range, row.size) : undefined
  if (range === 'unsatisfiable') {
    throw new AppError('range_not_satisfiable', { sizeBytes: row.size })
  }
  if (range) reply.code(206).header('content-range', `bytes ${range.first}-${range.last}/${row.size}`)
  reply.header('content-length', range ? range.last - range.first + 1 : row.size)
  // Fastify reads what answers a HEAD to its end
  if (req.method === 'HEAD') return reply.send(Readable.from([]))
  return reply.send(await storage.read({ tenantId, id: row.id }, range).catch(gone))
}

/** Answers with a thumbnail. */
export async function sendThumbnail(
  { row, size, bytes }: { row: FileRow; size: number; bytes: () => Promise<Buffer> },
  req: FastifyRequest,
  reply: FastifyReply,
): Promise<unknown> {
  const etag = setHeaders(reply, {
    etag: `${row.sha256.toString('hex').slice(0, 32)}-${size}`,
    // lists show hundreds: for some minutes without asking
    cache: 'private, max-age=600',
  })
  if (isUnchanged(req, etag)) return reply.code(304).send()
  const content = await bytes()
  return reply.type('image/webp').send(content)
}

function setHeaders(reply: FastifyReply, { etag, cache }: { etag: string; cache: string }): string {
  reply
    .header('etag', `"${etag}"`)
    .header('cache-control', cache)
    .header('vary', 'authorization, cookie, x-tenant-id')
    .header('x-content-type-options', 'nosniff')
    .header('content-security-policy', "default-src 'none'; style-src 'unsafe-inline'; sandbox; frame-ancestors 'none'")
    .header('cross-origin-resource-policy', 'same-origin')
  return `"${etag}"`
}

function isUnchanged(req: FastifyRequest, etag: string): boolean {
  const known = req.headers['if-none-match']
  return known?.split(',').some((each) => each.trim().replace(/^W\//, '') === etag) ?? false
}

/** A range of a content that has changed since is no range of this one. */
function hasRange(req: FastifyRequest, etag: string): boolean {
  const condition = req.headers['if-range']
  return condition === undefined || condition === etag
}

function gone(error: unknown): never {
  if (error instanceof ObjectMissing) throw new AppError('not_found', {}, { cause: error })
  throw error
}
