import { createHash, randomUUID } from 'node:crypto'
import { createWriteStream } from 'node:fs'
import { mkdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { sentence } from '#contract/words/sentence.ts'
import { cleanFileName } from '#core/file/clean-file-name.ts'
import { sniffedBytes } from '#core/file/sniff-media-type.ts'
import { AppError } from '#server/http/app-error.ts'
import type { LocalFile, Storage } from '#server/storage/storage.ts'

/** A file that has arrived whole and lies in the scratch folder, under an id of its own. */
export interface ReceivedFile extends LocalFile {
  id: string
  name: string
  /** its first bytes, for `sniffMediaType` */
  head: Buffer
}

/**
 * Writes an upload to the scratch folder as it arrives, never holding more than a buffer of it; what fails leaves nothing.
 * Whoever receives it takes it into the storage or discards it.
 * @param upload.source  its `truncated` flag, if it has one, says that the sender was cut off at a limit
 * @throws AppError  too_large, invalid_request (the upload broke off)
 */
export async function receiveFile(
  storage: Pick<Storage, 'scratch'>,
  upload: { name: string; source: Readable & { truncated?: boolean } },
  limitBytes: number,
): Promise<ReceivedFile> {
  const id = randomUUID()
  const path = join(storage.scratch, id)
  await mkdir(storage.scratch, { recursive: true, mode: 0o700 })
  const hash = createHash('sha256')
  let head = Buffer.alloc(0)
  let size = 0
  try {
    await pipeline(
      upload.source,
      async function* (bytes: AsyncIterable<Buffer>) {
        for await (const chunk of bytes) {
          size += chunk.length
          if (size > limitBytes) throw tooLarge(limitBytes)
          if (head.length < sniffedBytes) head = Buffer.concat([head, chunk.subarray(0, sniffedBytes - head.length)])
          hash.update(chunk)
          yield chunk
        }
      },
      createWriteStream(path, { mode: 0o600, flush: true }),
    )
    if (upload.source.truncated) throw tooLarge(limitBytes)
  } catch (error) {
    await rm(path, { force: true })
    // a failed disk ends the source too, with the error of its system call
    if (error === upload.source.errored && !(error instanceof AppError) && !('syscall' in Object(error)))
      throw new AppError('invalid_request', { detail: sentence('request.uploadBrokeOff') }, { cause: error })
    throw error
  }
  return { id, path, name: cleanFileName(upload.name), size, sha256: hash.digest(), head }
}

/** Removes what was received; nothing happens where the storage has taken it. */
export async function discardFile(file: Pick<ReceivedFile, 'path'>): Promise<void> {
  await rm(file.path, { force: true })
}

export function tooLarge(limitBytes: number): AppError {
  const megabytes = Math.floor(limitBytes / 1024 ** 2)
  return new AppError('too_large', { detail: sentence('file.tooLarge', { megabytes }), limitBytes })
}
