import type { Selectable } from 'kysely'
import type { z } from 'zod'
import type { apiKey } from '#contract/api-key.ts'
import type { Role } from '#contract/permissions.ts'
import { audit } from '#server/audit/audit.ts'
import { hashToken, newToken } from '#server/auth/token-hash.ts'
import type { DB } from '#server/db/schema.generated.ts'
import type { Transaction } from '#server/db/transaction.ts'
import type { Actor } from '#server/http/actor.ts'
import { assertGrantable } from './grant.ts'
import { assertStanding } from './standing.ts'

export type ApiKey = z.output<typeof apiKey>

export const apiKeyColumns = [
  'id',
  'name',
  'role',
  'prefix',
  'created_at',
  'last_used_at',
  'expires_at',
  'revoked_at',
] as const
export type ApiKeyRow = Pick<Selectable<DB['api_key']>, (typeof apiKeyColumns)[number]>

/**
 * Makes an API key of the actor's tenant; only its hash is kept, so the secret is known to this answer alone.
 * @throws AppError forbidden  a role above the actor's own, or they have lost it meanwhile
 */
export async function createApiKey(
  tx: Transaction,
  actor: Pick<Actor, 'kind' | 'id' | 'name' | 'tenantId' | 'role'>,
  input: { name: string; role: Role; expiresInDays?: number | undefined },
): Promise<{ apiKey: ApiKey; secret: string }> {
  assertGrantable(actor, input.role)
  await assertStanding(tx, actor)
  const secret = `inv_${newToken()}`
  const [row] = await tx.query<ApiKeyRow>({
    text: `insert into api_key (tenant_id, name, role, prefix, secret_hash, created_by, expires_at)
           values ($1, $2, $3, $4, $5, $6, now() + make_interval(days => $7)) returning ${apiKeyColumns.join()}`,
    values: [
      actor.tenantId,
      input.name,
      input.role,
      secret.slice(0, 10),
      Buffer.from(hashToken(secret), 'hex'),
      actor.id,
      input.expiresInDays ?? null,
    ],
  })
  if (!row) throw new Error('The new API key was not returned.')
  const created = toApiKey(row)
  await audit(tx, actor, { action: 'create', entity: 'api_key', entityId: row.id, after: created })
  return { apiKey: created, secret }
}

export function toApiKey(row: ApiKeyRow): ApiKey {
  return {
    id: row.id,
    name: row.name,
    // the table's check constraints hold a key to the roles
    role: row.role as Role,
    prefix: row.prefix,
    createdAt: row.created_at,
    lastUsedAt: row.last_used_at,
    expiresAt: row.expires_at,
    revokedAt: row.revoked_at,
  }
}
