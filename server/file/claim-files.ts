import type { Field } from '#contract/field.ts'
import { roles } from '#contract/permissions.ts'
import { canSee } from '#core/attribute/field-rule.ts'
import type { Tx } from '#server/db/transaction.ts'

type HoldingField = Pick<Field, 'id' | 'kind' | 'visibleTo'>

/** A file about to be put in a field. */
export interface FileClaim {
  field: HoldingField
  fileId: string
}

type Refused = 'not_a_file' | 'not_an_image'

interface ClaimedRow {
  id: string
  is_picture: boolean
  /** `visibleTo` of the fields it has stood in */
  audiences: (Field['visibleTo'] | null)[]
}

/**
 * Which of these files cannot stand in these fields: those that are not there (or are another tenant's, or an import's, an export's or an order's),
 * those that are no pictures where pictures are asked for, and those that would be shown to more roles than see them now: who
 * knows a hidden file's id does not get to read it by putting it in a field of their own. A fresh upload may go anywhere.
 * Locks the files against the sweep until the transaction ends.
 * @returns why, by `claimKey`; what is not in it may stand there
 */
export async function checkFiles(tx: Tx, claims: readonly FileClaim[]): Promise<Map<string, Refused>> {
  const rows = await tx.query<ClaimedRow>({
    name: 'claimed_files',
    text: `select f.id, f.width is not null as is_picture, coalesce((
             select json_agg(d.rules -> 'visibleTo') from file_field s join field d on d.tenant_id = s.tenant_id and d.id = s.field_id
             where s.tenant_id = f.tenant_id and s.file_id = f.id), '[]') as audiences
           from file f where f.id = any($1::uuid[]) and f.purpose not in ('import', 'export', 'order') for share of f`,
    values: [[...new Set(claims.map(({ fileId }) => fileId))].sort()],
  })
  const files = new Map(rows.map((row) => [row.id, row]))
  const refused = new Map<string, Refused>()
  for (const claim of claims) {
    const file = files.get(claim.fileId)
    if (!file || widens(claim.field, file.audiences)) refused.set(claimKey(claim), 'not_a_file')
    else if (claim.field.kind === 'image' && !file.is_picture) refused.set(claimKey(claim), 'not_an_image')
  }
  return refused
}

/**
 * Notes in which fields files stand from now on; they are in use, whatever the sweep has found. Before the record is written,
 * in its transaction; twice is as once.
 */
export async function claimFiles(tx: Tx, claims: readonly FileClaim[]): Promise<void> {
  if (claims.length === 0) return
  const fileIds = claims.map(({ fileId }) => fileId)
  await tx.query({
    name: 'claim_files',
    text: `with used as (update file set unused_since = null where id = any($2::uuid[]) and unused_since is not null)
           insert into file_field (tenant_id, file_id, field_id)
           select $1, file_id, field_id from unnest($2::uuid[], $3::uuid[]) as c (file_id, field_id)
           order by file_id, field_id
           on conflict do nothing`,
    values: [tx.tenantId, fileIds, claims.map(({ field }) => field.id)],
  })
}

export function claimKey({ field, fileId }: FileClaim): string {
  return `${field.id} ${fileId}`
}

function widens(field: HoldingField, audiences: ClaimedRow['audiences']): boolean {
  if (audiences.length === 0) return false
  return roles.some((role) => canSee(field, role) && !audiences.some((visibleTo) => canSee({ visibleTo }, role)))
}
