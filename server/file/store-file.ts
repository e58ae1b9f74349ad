import { createHash, randomUUID } from 'node:crypto'
import { createWriteStream } from 'node:fs'
import { mkdir, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { sentence } from '#contract/words/sentence.ts'
import type { Tx } from '#server/db/transaction.ts'
import { AppError } from '#server/http/app-error.ts'

/** A file whose content is on disk, before its row is written. */
export interface StoredFile {
  id: string
  name: string
  mediaType: string
  size: number
  sha256: Buffer
}

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/

/** Where a file's content lies. Ids are of our making and are checked here, so no name from outside enters a path. */
export function filePath(dataDir: string, tenantId: string, id: string): string {
  if (!uuid.test(tenantId) || !uuid.test(id)) throw new TypeError('Files are named by UUID.')
  return join(filesFolder(dataDir), tenantId, id)
}

/** The folder of all files: one folder for each tenant, in it one file for each id, `.part` while it is written. */
export function filesFolder(dataDir: string): string {
  return join(dataDir, 'files')
}

/**
 * Writes an upload to disk as it arrives, never holding more than a buffer of it. The content appears under its name only
 * when it is complete; what fails leaves nothing. Its row is `insertFile`'s, in the caller's transaction.
 * @param source     its `truncated` flag, if it has one, says that the sender was cut off at a limit
 * @throws AppError  too_large, invalid_request (the upload broke off)
 */
export async function storeFile(
  dataDir: string,
  tenantId: string,
  upload: { name: string; mediaType: string; source: Readable & { truncated?: boolean } },
  limitBytes: number,
): Promise<StoredFile> {
  const id = randomUUID()
  const path = filePath(dataDir, tenantId, id)
  const part = `${path}.part`
  await mkdir(join(filesFolder(dataDir), tenantId), { recursive: true, mode: 0o700 })
  const hash = createHash('sha256')
  let size = 0
  try {
    await pipeline(
      upload.source,
      async function* (bytes: AsyncIterable<Buffer>) {
        for await (const chunk of bytes) {
          size += chunk.length
          if (size > limitBytes) throw new AppError('too_large')
          hash.update(chunk)
          yield chunk
        }
      },
      createWriteStream(part, { mode: 0o600, flush: true }),
    )
    if (upload.source.truncated) throw new AppError('too_large')
    await rename(part, path)
  } catch (error) {
    await rm(part, { force: true })
    // a failed disk ends the source too, with the error of its system call
    if (error === upload.source.errored && !(error instanceof AppError) && !('syscall' in Object(error)))
      throw new AppError('invalid_request', { detail: sentence('request.uploadBrokeOff') }, { cause: error })
    throw error
  }
  return { id, name: cleanName(upload.name), mediaType: upload.mediaType.slice(0, 200), size, sha256: hash.digest() }
}

export async function removeFile(dataDir: string, tenantId: string, id: string): Promise<void> {
  await rm(filePath(dataDir, tenantId, id), { force: true })
}

export async function insertFile(tx: Tx, file: StoredFile): Promise<void> {
  await tx.query({
    text: 'insert into file (tenant_id, id, name, media_type, size, sha256) values ($1, $2, $3, $4, $5, $6)',
    values: [tx.tenantId, file.id, file.name, file.mediaType, file.size, file.sha256],
  })
}

/** The last part of a path, as some browsers send one, without control characters. */
function cleanName(name: string): string {
  const last = name.split(/[/\\]/).at(-1) ?? ''
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is removed
  return (
    last
      .replace(/[\u0000-\u001f\u007f]/g, '')
      .trim()
      .slice(0, 200) || 'file'
  )
}
