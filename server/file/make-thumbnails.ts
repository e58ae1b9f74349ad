import { thumbnailSizes } from '#contract/file.ts'
import type { Database } from '#server/db/database.ts'
import type { Storage } from '#server/storage/storage.ts'
import { PictureRefused, shrinkPicture } from './picture-process.ts'
import { setThumbnails } from './queries.ts'

export interface PictureStore {
  database: Database
  storage: Storage
}

/**
 * Makes the thumbnails of a picture and notes that they are there, or that they cannot be made. Run twice, or by two at a
 * time, it writes the same again.
 * @param picture  of any size: only pictures within the limit get as far as this
 * @throws PicturesBusy, DecoderEnded, ObjectMissing
 */
export async function makeThumbnails(
  { database, storage }: PictureStore,
  { tenantId, id, pixels }: { tenantId: string; id: string; pixels: number },
): Promise<Map<number, Buffer> | undefined> {
  try {
    const pictures = await storage.withLocal({ tenantId, id }, (path) => shrinkPicture(path, thumbnailSizes, pixels))
    const bySize = new Map(thumbnailSizes.map((size, at) => [size as number, pictures[at] ?? Buffer.alloc(0)]))
    for (const [thumbnail, bytes] of bySize) await storage.put({ tenantId, id, thumbnail }, bytes)
    await database.tenant(tenantId, (tx) => setThumbnails(tx, id, 'ready'))
    return bySize
  } catch (error) {
    if (!(error instanceof PictureRefused)) throw error
    await database.tenant(tenantId, (tx) => setThumbnails(tx, id, 'failed'))
    return undefined
  }
}
