import { sentence } from '#contract/words/sentence.ts'
import type { Tx } from '#server/db/transaction.ts'
import { AppError } from '#server/http/app-error.ts'

export interface Room {
  files: number
  bytes: number
}

export async function readRoom(tx: Tx): Promise<Room> {
  const [row] = await tx.query<Room>({ text: 'select files, bytes from file_usage' })
  return row ?? { files: 0, bytes: 0 }
}

/**
 * Counts a new file, or refuses it: one conditional statement, so that uploads at the same time never take more than there is.
 * Locks the tenant's count to the end of the transaction: the last thing in it.
 * @throws AppError quota_exceeded
 */
export async function takeRoom(tx: Tx, size: number, quotaBytes: number): Promise<void> {
  const taken = await tx.query({
    text: `insert into file_usage as u (tenant_id, files, bytes) select $1, 1, $2::bigint where $2::bigint <= $3::bigint
           on conflict (tenant_id) do update set files = u.files + 1, bytes = u.bytes + excluded.bytes
             where u.bytes + excluded.bytes <= $3::bigint
           returning bytes`,
    values: [tx.tenantId, size, quotaBytes],
  })
  if (taken.length === 0) throw noRoom((await readRoom(tx)).bytes, quotaBytes, size)
}

/** Gives back what deleted files took. */
export async function giveRoom(tx: Tx, files: readonly { size: number }[]): Promise<void> {
  const bytes = files.reduce((sum, { size }) => sum + size, 0)
  await tx.query({
    text: 'update file_usage set files = files - $1, bytes = bytes - $2',
    values: [files.length, bytes],
  })
}

export function noRoom(usedBytes: number, quotaBytes: number, sizeBytes: number): AppError {
  const inMegabytes = (bytes: number) => Math.round(bytes / 1024 ** 2)
  const detail = sentence('file.noRoom', { used: inMegabytes(usedBytes), most: inMegabytes(quotaBytes) })
  return new AppError('quota_exceeded', { detail, usedBytes, quotaBytes, sizeBytes })
}
