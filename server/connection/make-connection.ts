import { audit } from '#server/audit/audit.ts'
import type { Transaction } from '#server/db/transaction.ts'
import type { Person } from '#server/http/actor.ts'
import { AppError } from '#server/http/app-error.ts'
import { endConnections } from '#server/tenant/end-connections.ts'
import { assertStanding } from '#server/tenant/standing.ts'
import { getClientName } from './read-request.ts'

/**
 * Makes a program an assistant of the person in an organisation of theirs; what it had there before for them ends.
 * @returns the connection's id
 * @throws AppError not_found  the organisation is not theirs
 */
export async function makeConnection(
  tx: Transaction,
  person: Person,
  { tenantId, clientId, mayWrite }: { tenantId: string; clientId: string; mayWrite: boolean },
): Promise<string> {
  const members = await tx.query({
    text: 'select from member where tenant_id = $1 and user_id = $2',
    values: [tenantId, person.id],
  })
  if (members.length === 0) throw new AppError('not_found')
  const actor = { kind: 'person', id: person.id, name: person.name, tenantId, role: 'staff' } as const
  await assertStanding(tx, actor)
  const name = await getClientName(tx, clientId)
  await endConnections(tx, actor, { userId: person.id, clientId })
  const [made] = await tx.query<{ id: string }>({
    text: `insert into api_key (tenant_id, name, prefix, client_id, may_write, created_by) values ($1, $2, '', $3, $4, $5) returning id`,
    values: [tenantId, name, clientId, mayWrite, person.id],
  })
  if (!made) throw new Error('The connection was not returned.')
  await audit(tx, actor, { action: 'create', entity: 'connection', entityId: made.id, after: { name, mayWrite } })
  return made.id
}
