import { buffer } from 'node:stream/consumers'
import { sentence } from '#contract/words/sentence.ts'
import { AppError } from '#server/http/app-error.ts'
import { ObjectMissing } from '#server/storage/storage.ts'
import { makeThumbnails, type PictureStore } from './make-thumbnails.ts'
import { DecoderEnded, PicturesBusy } from './picture-process.ts'
import type { FileRow } from './queries.ts'

/** Thumbnails being made by this process, by file: whoever asks for one meanwhile waits for the same. */
const making = new Map<string, ReturnType<typeof makeThumbnails>>()

/**
 * A thumbnail of a picture: as it was stored, or made now where the job has not come to it, or where it got lost.
 * @throws AppError not_found (the picture is damaged, or gone), unavailable (many others are waiting)
 */
export async function readThumbnail(
  store: PictureStore,
  tenantId: string,
  row: Pick<FileRow, 'id' | 'width' | 'height' | 'thumbnails'>,
  size: number,
): Promise<Buffer> {
  if (row.thumbnails === 'ready') {
    const stored = await store.storage.read({ tenantId, id: row.id, thumbnail: size }).then(buffer).catch(unlessMissing)
    if (stored) return stored
  }
  const pixels = (row.width ?? 0) * (row.height ?? 0)
  let made = making.get(row.id)
  if (!made) {
    made = makeThumbnails(store, { tenantId, id: row.id, pixels }).finally(() => making.delete(row.id))
    making.set(row.id, made)
  }
  const bySize = await made.catch((error: unknown) => {
    if (error instanceof PicturesBusy || error instanceof DecoderEnded)
      throw new AppError('unavailable', {}, { cause: error })
    return unlessMissing(error)
  })
  const bytes = bySize?.get(size)
  if (!bytes) throw new AppError('not_found', { detail: sentence('file.noThumbnail') })
  return bytes
}

function unlessMissing(error: unknown): undefined {
  if (!(error instanceof ObjectMissing)) throw error
  return undefined
}
