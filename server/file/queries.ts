import type { StoredFile } from '#contract/file.ts'
import type { Role } from '#contract/permissions.ts'
import { canSee } from '#core/attribute/field-rule.ts'
import type { Tx } from '#server/db/transaction.ts'
import type { Actor } from '#server/http/actor.ts'

/** A file about to get its row, its content in the storage already. */
export interface NewFile {
  id: string
  purpose: 'import' | 'export' | 'order' | StoredFile['purpose']
  name: string
  mediaType: string
  size: number
  sha256: Buffer
  /** of a picture that can be shown */
  picture?: { width: number; height: number } | undefined
  createdBy?: string | undefined
}

export interface FileRow {
  id: string
  purpose: StoredFile['purpose']
  name: string
  media_type: string
  size: number
  sha256: Buffer
  width: number | null
  height: number | null
  thumbnails: StoredFile['thumbnails']
  created_by: string | null
  created_at: string
  /** who sees the fields it has stood in, a `visibleTo` for each */
  audiences: (Role[] | null)[]
}

export async function insertFile(tx: Tx, file: NewFile): Promise<void> {
  await tx.query({
    name: 'insert_file',
    text: `insert into file (tenant_id, id, purpose, name, media_type, size, sha256, width, height, thumbnails, created_by)
           values ($1, $2, $3, $4, $5, $6, $7, $8, $9, case when $8::int is null then 'none' else 'pending' end, $10)`,
    values: [
      tx.tenantId,
      file.id,
      file.purpose,
      file.name,
      file.mediaType,
      file.size,
      file.sha256,
      file.picture?.width ?? null,
      file.picture?.height ?? null,
      file.createdBy ?? null,
    ],
  })
}

/**
 * Those of these files that the actor may read: their own uploads, and what stands, or has stood, in a field their role
 * sees. Admins read all. Files of imports, exports and orders are not read this way.
 */
export async function findReadableFiles(
  tx: Tx,
  actor: Pick<Actor, 'id' | 'role'>,
  ids: readonly string[],
): Promise<FileRow[]> {
  const rows = await tx.query<FileRow>({
    name: 'find_files',
    text: `select f.id, f.purpose, f.name, f.media_type, f.size, f.sha256, f.width, f.height, f.thumbnails, f.created_by,
             f.created_at, u.audiences
           from file f, lateral (
             select coalesce(json_agg(d.rules -> 'visibleTo'), '[]') as audiences
             from file_field s join field d on d.tenant_id = s.tenant_id and d.id = s.field_id
             where s.tenant_id = f.tenant_id and s.file_id = f.id
           ) u
           where f.id = any($1::uuid[]) and f.purpose not in ('import', 'export', 'order')`,
    values: [ids],
  })
  return rows.filter((row) => isReadable(row, actor))
}

function isReadable(row: Pick<FileRow, 'created_by' | 'audiences'>, actor: Pick<Actor, 'id' | 'role'>): boolean {
  if (actor.role === 'admin' || row.created_by === actor.id) return true
  return row.audiences.some((visibleTo) => canSee({ visibleTo }, actor.role))
}

export function toFile(row: FileRow): StoredFile {
  return {
    id: row.id,
    name: row.name,
    mediaType: row.media_type,
    size: row.size,
    purpose: row.purpose,
    width: row.width,
    height: row.height,
    thumbnails: row.thumbnails,
    createdAt: row.created_at,
  }
}

export async function setThumbnails(tx: Tx, id: string, state: 'ready' | 'failed'): Promise<void> {
  await tx.query({ text: 'update file set thumbnails = $2 where id = $1', values: [id, state] })
}
