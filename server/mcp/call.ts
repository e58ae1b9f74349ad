import type { FastifyRequest } from 'fastify'
import type { Endpoint, ResponseOf } from '#contract/endpoint.ts'
import type { Tool } from '#contract/mcp.ts'
import type { Language } from '#contract/words/languages.ts'
import type { Tx } from '#server/db/transaction.ts'
import type { Actor } from '#server/http/actor.ts'
import type { App } from '#server/http/app.ts'
import { callEndpoint } from '#server/http/route.ts'

/** An assistant at the door: the key it acts by, and what its program calls itself. */
export interface Assistant {
  readonly actor: Actor
  /** false: its person let it read only */
  readonly mayWrite: boolean
  readonly client: string | null
  readonly req: FastifyRequest
  readonly language: Language
}

/** A call of a tool under way, in one transaction of the key's tenant. */
export interface Call extends Assistant {
  readonly tx: Tx
  /**
   * Asks an endpoint of the API as the key: its permission, schemas and rules hold as over HTTP.
   * @throws AppError  what the endpoint answers
   */
  ask<E extends Endpoint>(
    endpoint: E,
    input?: { params?: unknown; query?: unknown; body?: unknown; version?: number },
  ): Promise<ResponseOf<E>>
}

export function openCall(app: App, tx: Tx, assistant: Assistant): Call {
  const { actor, req } = assistant
  return {
    ...assistant,
    tx,
    ask: (endpoint, input) => callEndpoint(app, tx, endpoint, { ...input, actor, req }),
  }
}

/**
 * Tells the transaction that an assistant acts in it: whatever writes into the audit record takes that over. The person is who made the
 * key, or who made the key it was made with.
 */
export async function announceAgent({ tx, actor, client }: Call, { name }: Tool): Promise<void> {
  await tx.query({
    name: 'announce_agent',
    text: `with recursive maker as (
             select created_by as id, 1 as depth from api_key where tenant_id = current_tenant() and id = $1
             union all
             select k.created_by, depth + 1 from maker m join api_key k on k.tenant_id = current_tenant() and k.id = m.id where depth < 50)
           select set_config('app.agent', json_build_object('tool', $2::text, 'client', $3::text, 'onBehalfOf',
             (select p.name from maker m join member p on p.tenant_id = current_tenant() and p.user_id = m.id order by m.depth limit 1))::text, true)`,
    values: [actor.id, name, client],
  })
}
