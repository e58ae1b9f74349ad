import { atLeast, type Role } from '#contract/permissions.ts'
import type { Transaction } from '#server/db/transaction.ts'
import type { Actor } from '#server/http/actor.ts'
import { AppError } from '#server/http/app-error.ts'

/**
 * Holds an actor to the rights they have at this moment, and keeps these as they are until the transaction ends: a
 * request that was under way when its person was removed, or that another process still took for theirs, must not make a
 * key, an invitation or an Admin that outlives them. Locks the tenant's row against changes of members.
 * @throws AppError forbidden  they are no member any more, their key was revoked, or their role has become weaker
 */
export async function assertStanding(
  tx: Transaction,
  actor: Pick<Actor, 'kind' | 'id' | 'tenantId' | 'role'>,
): Promise<void> {
  if (actor.kind === 'system') return
  await tx.query({ text: 'select from tenant where id = $1 for share', values: [actor.tenantId] })
  const [row] = await tx.query<{ role: Role | null }>({
    text:
      actor.kind === 'person'
        ? 'select role from member where tenant_id = $1 and user_id = $2'
        : `select coalesce(k.role, m.role) as role from api_key k
             left join member m on m.tenant_id = k.tenant_id and m.user_id = k.created_by and k.client_id is not null
             where k.tenant_id = $1 and k.id = $2 and k.revoked_at is null and (k.expires_at is null or k.expires_at > now())`,
    values: [actor.tenantId, actor.id],
  })
  if (!row?.role || !atLeast(row.role, actor.role)) throw new AppError('forbidden')
}
