import type { Transaction } from '#server/db/transaction.ts'
import type { Actor } from '#server/http/actor.ts'

/** One change, as the append-only record keeps it. */
export interface Change {
  /** what was done, a verb: `create`, `update`, `archive`, `revoke` ... */
  action: string
  /** the noun: `item`, `member` ... */
  entity: string
  entityId: string
  /** the row's wire form before and after; absent where there was or is none */
  before?: unknown
  after?: unknown
}

/** Writes a change into the audit record, in the same transaction as the change itself. */
export async function audit(
  tx: Transaction,
  actor: Pick<Actor, 'kind' | 'id' | 'name' | 'tenantId'>,
  change: Change,
): Promise<void> {
  await tx.query({
    name: 'audit',
    text: `insert into audit_log (tenant_id, actor_kind, actor_id, actor_name, action, entity, entity_id, before, after)
           values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
    values: [
      actor.tenantId,
      actor.kind,
      actor.id,
      actor.name,
      change.action,
      change.entity,
      change.entityId,
      change.before === undefined ? null : JSON.stringify(change.before),
      change.after === undefined ? null : JSON.stringify(change.after),
    ],
  })
}
