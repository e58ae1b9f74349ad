import { type PictureSignature, sampleSide, signPicture } from '#core/suggest/picture-signature.ts'
import type { Tx } from '#server/db/transaction.ts'
import type { PictureStore } from './make-thumbnails.ts'
import { PictureRefused, samplePicture } from './picture-process.ts'

/**
 * Signs a stored picture and keeps the signature, or that there is none. Run twice it writes the same again. Some 60 ms for a photo.
 * @returns undefined: the picture cannot be read
 * @throws PicturesBusy, DecoderEnded, ObjectMissing
 */
export async function signStoredPicture(
  { database, storage }: PictureStore,
  { tenantId, id, pixels }: { tenantId: string; id: string; pixels: number },
): Promise<PictureSignature | undefined> {
  const sample = await storage
    .withLocal({ tenantId, id }, (path) => samplePicture(path, sampleSide, pixels))
    .catch((error: unknown) => {
      if (error instanceof PictureRefused) return undefined
      throw error
    })
  const signature = sample && signPicture(sample)
  await database.tenant(tenantId, (tx) => storeSignature(tx, id, signature))
  return signature
}

async function storeSignature(tx: Tx, fileId: string, signature: PictureSignature | undefined): Promise<void> {
  await tx.query({
    text: `insert into picture_signature (tenant_id, file_id, shape, colours)
           select $1, id, $3::text::bit(64), $4 from file where id = $2
           on conflict (tenant_id, file_id) do update set shape = excluded.shape, colours = excluded.colours`,
    values: [tx.tenantId, fileId, signature?.shape ?? null, signature ? Buffer.from(signature.colours) : null],
  })
}

/** The signatures that are kept, by picture; undefined of those that cannot be read. */
export async function findSignatures(
  tx: Tx,
  fileIds: readonly string[],
): Promise<Map<string, PictureSignature | undefined>> {
  const rows = await tx.query<{ file_id: string; shape: string | null; colours: Buffer | null }>({
    name: 'picture_signatures',
    text: 'select file_id, shape::text as shape, colours from picture_signature where file_id = any($1::uuid[])',
    values: [fileIds],
  })
  return new Map(
    rows.map(({ file_id, shape, colours }) => [file_id, shape && colours ? { shape, colours } : undefined]),
  )
}
