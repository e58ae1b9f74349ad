import type { Selectable } from 'kysely'
import type { z } from 'zod'
import type { invitation } from '#contract/member.ts'
import type { Role } from '#contract/permissions.ts'
import { hashToken } from '#server/auth/token-hash.ts'
import type { DB } from '#server/db/schema.generated.ts'
import type { Transaction } from '#server/db/transaction.ts'

export type InvitationRow = Selectable<DB['invitation']>

export function toInvitation(row: InvitationRow): z.output<typeof invitation> {
  return {
    id: row.id,
    email: row.email,
    // the table's check constraint holds it to the roles
    role: row.role as Role,
    createdAt: row.created_at,
    expiresAt: row.expires_at,
    acceptedAt: row.accepted_at,
    revokedAt: row.revoked_at,
  }
}

/** Whether it still lets somebody in. */
export function isOpen(row: InvitationRow): boolean {
  return row.accepted_at === null && row.revoked_at === null && Date.parse(row.expires_at) > Date.now()
}

/**
 * The invitation of a link.
 * @param tx  of the system role: who follows a link is in no tenant yet
 * @param lock  until the transaction ends, so that two acceptances come one after the other
 */
export async function findInvitation(
  tx: Transaction,
  token: string,
  { lock = false } = {},
): Promise<(InvitationRow & { tenant_name: string }) | undefined> {
  const [row] = await tx.query<InvitationRow & { tenant_name: string }>({
    text: `select i.*, t.name as tenant_name from invitation i join tenant t on t.id = i.tenant_id
           where i.token_hash = $1 ${lock ? 'for update of i' : ''}`,
    values: [Buffer.from(hashToken(token), 'hex')],
  })
  return row
}
