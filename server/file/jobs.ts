import { z } from 'zod'
import { defineJob } from '#server/queue/job.ts'
import { ObjectMissing } from '#server/storage/storage.ts'
import { cleanUpFiles } from './clean-up.ts'
import { makeThumbnails } from './make-thumbnails.ts'
import { DecoderEnded } from './picture-process.ts'
import { setThumbnails } from './queries.ts'
import { signOldPictures } from './sign-old-pictures.ts'
import { signStoredPicture } from './sign-picture.ts'

/** Makes the thumbnails of a new picture and signs it: some 100 ms for a photo, in the decoder's own process, one after the other. */
export const thumbnailJob = defineJob({
  name: 'make_thumbnails',
  payload: z.object({ tenantId: z.uuid(), fileId: z.uuid() }),
  attempts: 3,
  handle: async ({ database, storage, lastAttempt }, { tenantId, fileId }) => {
    const [row] = await database.tenantRead(tenantId, (tx) =>
      tx.query<{ width: number; height: number }>({
        text: `select width, height from file where id = $1 and thumbnails = 'pending'`,
        values: [fileId],
      }),
    )
    if (!row) return
    try {
      const picture = { tenantId, id: fileId, pixels: row.width * row.height }
      await makeThumbnails({ database, storage }, picture)
      await signStoredPicture({ database, storage }, picture)
    } catch (error) {
      // swept in the meantime
      if (error instanceof ObjectMissing) return
      // three decoders have ended over it
      if (!(error instanceof DecoderEnded && lastAttempt)) throw error
      await database.tenant(tenantId, (tx) => setThumbnails(tx, fileId, 'failed'))
    }
  },
})

export const fileJobs = [thumbnailJob, signOldPictures, cleanUpFiles]
