import { audit } from '#server/audit/audit.ts'
import type { Transaction } from '#server/db/transaction.ts'
import type { Actor } from '#server/http/actor.ts'

/** Which connections of the actor's organisation; what is left out does not matter. */
interface Which {
  connectionId?: string
  /** the person they act for */
  userId?: string | undefined
  /** the program, as the sign-in library knows it */
  clientId?: string
}

/** Disconnects assistants: with this transaction their tokens are gone. */
export async function endConnections(
  tx: Transaction,
  actor: Pick<Actor, 'kind' | 'id' | 'name' | 'tenantId'>,
  { connectionId, userId, clientId }: Which,
): Promise<void> {
  const ended = await tx.query<{ id: string; name: string; may_write: boolean }>({
    text: `update api_key set revoked_at = now()
           where tenant_id = $1 and client_id is not null and revoked_at is null and ($2::uuid is null or id = $2)
             and ($3::uuid is null or created_by = $3) and ($4::text is null or client_id = $4)
           returning id, name, may_write`,
    values: [actor.tenantId, connectionId ?? null, userId ?? null, clientId ?? null],
  })
  for (const { id, name, may_write: mayWrite } of ended)
    await audit(tx, actor, { action: 'revoke', entity: 'connection', entityId: id, before: { name, mayWrite } })
}
