import type { z } from 'zod'
import type { auditEntry } from '#contract/audit.ts'
import { type HiddenField, withoutHidden } from './hidden-fields.ts'

/** An entry as the table has it, all of it told. */
export type EntryRow = z.output<typeof auditEntry>

/** The columns of `audit_log a` as `EntryRow` names them. */
export const entryColumns = (before = 'a.before', after = 'a.after') =>
  `a.id, a.at, a.actor_kind as "actorKind", a.actor_id as "actorId", a.actor_name as "actorName", a.agent, a.action, a.entity, a.entity_id as "entityId",
   ${before} as before, ${after} as after`

/** The entry as somebody may read it who does not see these fields. */
export function showEntry(row: EntryRow, hidden: readonly HiddenField[]): z.output<typeof auditEntry> {
  const { id, at, actorKind, actorId, actorName, agent, action, entity, entityId } = row
  return {
    id,
    at,
    actorKind,
    actorId,
    actorName,
    agent,
    action,
    entity,
    entityId,
    before: withoutHidden(row.entity, row.before, hidden),
    after: withoutHidden(row.entity, row.after, hidden),
  }
}
