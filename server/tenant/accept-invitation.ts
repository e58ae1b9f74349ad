import type { Role } from '#contract/permissions.ts'
import { sentence } from '#contract/words/sentence.ts'
import { audit } from '#server/audit/audit.ts'
import type { Transaction } from '#server/db/transaction.ts'
import type { Person } from '#server/http/actor.ts'
import { AppError } from '#server/http/app-error.ts'
import { findInvitation, isOpen, toInvitation } from './invitation.ts'

/**
 * Makes the person a member by an invitation's link, which is used up by it. Whoever is a member already stays what they
 * are, and the invitation stays open.
 * @param tx  of the system role
 * @throws AppError invitation_used  unknown, used, withdrawn or expired; forbidden  it names another e-mail address
 */
export async function acceptInvitation(
  tx: Transaction,
  person: Person,
  token: string,
): Promise<{ tenantId: string; role: Role }> {
  const row = await findInvitation(tx, token, { lock: true })
  if (!row) throw new AppError('invitation_used')
  const { tenant_id: tenantId } = row
  const present = await findRole(tx, tenantId, person.id)
  if (present) return { tenantId, role: present }
  if (!isOpen(row)) throw new AppError('invitation_used')
  if (row.email !== null && row.email !== person.email)
    throw new AppError('forbidden', { detail: sentence('tenant.invitationForAnother') })
  const { role } = toInvitation(row)
  await tx.query({
    text: 'update invitation set accepted_at = now() where tenant_id = $1 and id = $2',
    values: [tenantId, row.id],
  })
  const joined = await tx.query({
    text: `insert into member (tenant_id, user_id, role, name, email) values ($1, $2, $3, $4, $5)
           on conflict do nothing returning user_id`,
    values: [tenantId, person.id, role, person.name, person.email],
  })
  // Two invitations accepted at once: the other one's membership stands.
  if (joined.length === 0) return { tenantId, role: (await findRole(tx, tenantId, person.id)) ?? role }
  await audit(
    tx,
    { kind: 'person', id: person.id, name: person.name, tenantId },
    {
      action: 'join',
      entity: 'member',
      entityId: person.id,
      after: { userId: person.id, name: person.name, email: person.email, role, invitationId: row.id },
    },
  )
  return { tenantId, role }
}

async function findRole(tx: Transaction, tenantId: string, userId: string): Promise<Role | undefined> {
  const [row] = await tx.query<{ role: Role }>({
    text: 'select role from member where tenant_id = $1 and user_id = $2',
    values: [tenantId, userId],
  })
  return row?.role
}
