import { atLeast, type Role, roles } from '#contract/permissions.ts'
import { audit } from '#server/audit/audit.ts'
import type { Tx } from '#server/db/transaction.ts'
import type { Actor } from '#server/http/actor.ts'
import { type ApiKey, type ApiKeyRow, apiKeyColumns, toApiKey } from './create-api-key.ts'

/** The keys a person made, and those made with one of these, as `made (id)`; `$1` is the person. */
const keysMadeBy = `with recursive made as (
  select id from api_key where created_by = $1
  union
  select k.id from api_key k join made on k.created_by = made.id
)`

const columns = apiKeyColumns.map((column) => `k.${column}`).join()

/** Keys that work; `$2` are the roles in question. */
const working = `k.revoked_at is null and (k.expires_at is null or k.expires_at > now()) and k.role = any($2::text[])`

/**
 * The working keys that end with a person's membership, or with their present role.
 * @param keep  the role they are to have; without one, they leave
 */
export async function listKeysThatEnd(tx: Tx, userId: string, keep: Role | undefined): Promise<ApiKey[]> {
  const rows = await tx.query<ApiKeyRow>({
    text: `${keysMadeBy} select ${columns} from api_key k join made using (id) where ${working} order by k.id`,
    values: [userId, rolesBeyond(keep)],
  })
  return rows.map(toApiKey)
}

/**
 * Revokes what `listKeysThatEnd` lists: nobody keeps by a key what they may no longer do themselves. The caller holds
 * the tenant's row, so that no key is made meanwhile (`assertStanding`).
 * @returns the ids of the keys, for the authenticator to forget
 */
export async function revokeKeysOf(tx: Tx, actor: Actor, userId: string, keep: Role | undefined): Promise<string[]> {
  const rows = await tx.query<ApiKeyRow>({
    text: `${keysMadeBy} update api_key k set revoked_at = now() from made
           where k.id = made.id and ${working} returning ${columns}`,
    values: [userId, rolesBeyond(keep)],
  })
  for (const row of rows) {
    const after = toApiKey(row)
    const before = { ...after, revokedAt: null }
    await audit(tx, actor, { action: 'revoke', entity: 'api_key', entityId: row.id, before, after })
  }
  return rows.map(({ id }) => id)
}

/** Withdraws the open invitations that a person, or a key of theirs, has made. */
export async function revokeInvitationsOf(tx: Tx, userId: string): Promise<void> {
  await tx.query({
    text: `${keysMadeBy} update invitation set revoked_at = now()
           where (created_by = $1 or created_by in (select id from made)) and accepted_at is null and revoked_at is null`,
    values: [userId],
  })
}

/** The roles that a key of theirs may not have. */
function rolesBeyond(keep: Role | undefined): Role[] {
  return roles.filter((role) => keep === undefined || !atLeast(keep, role))
}
