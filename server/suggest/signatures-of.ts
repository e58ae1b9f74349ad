import { sentence } from '#contract/words/sentence.ts'
import type { PictureSignature } from '#core/suggest/picture-signature.ts'
import type { PictureStore } from '#server/file/make-thumbnails.ts'
import { DecoderEnded, PicturesBusy } from '#server/file/picture-process.ts'
import { findReadableFiles } from '#server/file/queries.ts'
import { findSignatures, signStoredPicture } from '#server/file/sign-picture.ts'
import type { Actor } from '#server/http/actor.ts'
import { AppError } from '#server/http/app-error.ts'
import { ObjectMissing } from '#server/storage/storage.ts'

/**
 * How pictures look that the actor may read; those that the job has not come to yet are looked at now. Damaged ones look like nothing.
 * @throws AppError invalid_value (no picture, or not for them), unavailable (many others are waiting)
 */
export async function signaturesOf(
  store: PictureStore,
  actor: Actor,
  fileIds: readonly string[],
): Promise<PictureSignature[]> {
  const { files, known } = await store.database.tenantRead(actor.tenantId, async (tx) => ({
    files: await findReadableFiles(tx, actor, fileIds),
    known: await findSignatures(tx, fileIds),
  }))
  const pictures = new Map(files.filter(({ width }) => width !== null).map((file) => [file.id, file]))
  const found: PictureSignature[] = []
  for (const [n, id] of fileIds.entries()) {
    const file = pictures.get(id)
    if (!file) {
      const message = sentence('suggestion.noPhoto')
      throw new AppError('invalid_value', { detail: message, errors: [{ path: `body.fileIds[${n}]`, message }] })
    }
    const pixels = (file.width ?? 0) * (file.height ?? 0)
    const signature = known.has(id) ? known.get(id) : await signNow(store, { tenantId: actor.tenantId, id, pixels })
    if (signature) found.push(signature)
  }
  return found
}

async function signNow(store: PictureStore, picture: { tenantId: string; id: string; pixels: number }) {
  return signStoredPicture(store, picture).catch((error: unknown) => {
    if (error instanceof PicturesBusy || error instanceof DecoderEnded)
      throw new AppError('unavailable', {}, { cause: error })
    if (error instanceof ObjectMissing) return undefined
    throw error
  })
}
