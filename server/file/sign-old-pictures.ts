import { z } from 'zod'
import { defineJob } from '#server/queue/job.ts'
import { ObjectMissing } from '#server/storage/storage.ts'
import { DecoderEnded, PicturesBusy } from './picture-process.ts'
import { signStoredPicture } from './sign-picture.ts'

/** Of each organisation in one run: a minute's work, so that uploads of others find the decoder free. */
const atOnce = 500

/**
 * Signs pictures that have no signature: those from before there were any, and what a new one's job left out. Looks at every tenant once
 * a quarter of an hour, by the keys of its pictures; twice is as once.
 */
export const signOldPictures = defineJob({
  name: 'sign_old_pictures',
  payload: z.object({}),
  schedule: '*/15 * * * *',
  handle: async ({ database, storage, signal }) => {
    const tenants = await database.system((tx) => tx.query<{ id: string }>({ text: 'select id from tenant' }))
    for (const { id: tenantId } of tenants) {
      const unsigned = await database.tenantRead(tenantId, (tx) =>
        tx.query<{ id: string; pixels: number }>({
          text: `select f.id, f.width * f.height as pixels from file f
                 where f.width is not null and f.thumbnails = 'ready'
                   and not exists (select from picture_signature s where s.tenant_id = f.tenant_id and s.file_id = f.id)
                 order by f.id desc limit $1`,
          values: [atOnce],
        }),
      )
      for (const picture of unsigned) {
        signal.throwIfAborted()
        await signStoredPicture({ database, storage }, { tenantId, ...picture }).catch((error: unknown) => {
          // swept in the meantime, or looked at again in a quarter of an hour
          if (!(error instanceof ObjectMissing || error instanceof PicturesBusy || error instanceof DecoderEnded))
            throw error
        })
      }
    }
  },
})
