import type { Tool } from '#contract/mcp.ts'
import { AppError } from '#server/http/app-error.ts'
import type { Call } from './call.ts'
import type { Made } from './plan.ts'

/** Keeps what a confirmed call made. @returns the id to undo it by */
export async function recordAction({ tx, actor, client }: Call, tool: Tool, made: Made): Promise<string> {
  const [row] = await tx.query<{ id: string }>({
    name: 'record_agent_action',
    text: `insert into agent_action (tenant_id, api_key_id, tool, client, entity, entity_id, version)
           values ($1, $2, $3, $4, $5, $6, $7) returning id`,
    values: [tx.tenantId, actor.id, tool.name, client, made.entity, made.id, made.version],
  })
  if (!row) throw new Error('The action was not returned.')
  return row.id
}

/**
 * What this key made by the action, locked.
 * @throws AppError not_found  another's action is none, already_reversed
 */
export async function lockAction({ tx, actor }: Call, actionId: string): Promise<Made> {
  const [row] = await tx.query<{ entity: Made['entity']; entity_id: string; version: number | null; undone: boolean }>({
    text: `select entity, entity_id, version, undone_at is not null as undone from agent_action
           where tenant_id = current_tenant() and id = $1 and api_key_id = $2 for update`,
    values: [actionId, actor.id],
  })
  if (!row) throw new AppError('not_found')
  if (row.undone) throw new AppError('already_reversed')
  return { entity: row.entity, id: row.entity_id, version: row.version }
}

export async function markUndone({ tx }: Call, actionId: string): Promise<void> {
  await tx.query({
    text: 'update agent_action set undone_at = now() where tenant_id = current_tenant() and id = $1',
    values: [actionId],
  })
}

export interface Action {
  action: string
  tool: string
  client: string | null
  made: Made['entity']
  id: string
  at: string
  undoneAt: string | null
}

/** What this key made, newest first. @param before  the action the page before ended with */
export async function listActions({ tx, actor }: Call, limit: number, before: string | null): Promise<Action[]> {
  return tx.query<Action>({
    text: `select id as action, tool, client, entity as made, entity_id as id, created_at as at, undone_at as "undoneAt" from agent_action
           where tenant_id = current_tenant() and api_key_id = $1 and ($2::uuid is null or id < $2) order by id desc limit $3`,
    values: [actor.id, before, limit],
  })
}
