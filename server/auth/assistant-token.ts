import type { Role } from '#contract/permissions.ts'
import type { Database } from '#server/db/database.ts'
import type { Actor } from '#server/http/actor.ts'
import { accessTokenPrefix, writeScope } from './oauth-provider.ts'

/** Whom a token lets act. */
export interface TokenHolder {
  actor: Actor
  mayWrite: boolean
  isUseUnknown: boolean
}

const form = new RegExp(`^Bearer ${accessTokenPrefix}([\\w-]{43})$`)

/** The token of an assistant, as the library knows it; undefined: none of that form. */
export function parseAssistantToken(authorization: string): string | undefined {
  return form.exec(authorization)?.[1]
}

interface TokenRow {
  tenant_id: string
  id: string
  name: string
  role: Role
  scopes: string[]
  may_write: boolean
  is_use_unknown: boolean
}

/**
 * Finds whom a token lets act at this moment: it was given for this resource and has not ended, its connection has not been revoked, and its
 * person is a member, with the role they have now.
 */
export async function loadAssistantToken(
  database: Database,
  tokenHash: string,
  resource: string,
): Promise<TokenHolder | undefined> {
  const [row] = await database.system((tx) =>
    tx.query<TokenRow>({
      name: 'find_assistant_token',
      text: `select k.tenant_id, k.id, k.name, m.role, k.may_write, t.scopes,
               coalesce(k.last_used_at < now() - interval '1 minute', true) as is_use_unknown
             from auth."oauthAccessToken" t
             join api_key k on k.tenant_id = split_part(t."referenceId", '.', 1)::uuid and k.id = split_part(t."referenceId", '.', 2)::uuid
             join member m on m.tenant_id = k.tenant_id and m.user_id = k.created_by
             where t.token = $1 and t."expiresAt" > now() and t.revoked is null and t.resources ? $2
               and k.client_id = t."clientId" and k.created_by = t."userId" and k.revoked_at is null`,
      values: [tokenHash, resource],
    }),
  )
  if (!row) return undefined
  const { tenant_id: tenantId, id, name, role } = row
  return {
    actor: Object.freeze({ kind: 'api_key', id, name, tenantId, role, source: 'api' }),
    mayWrite: row.may_write && row.scopes.includes(writeScope),
    isUseUnknown: row.is_use_unknown,
  }
}
