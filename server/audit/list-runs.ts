import type { z } from 'zod'
import type { listAuditRuns } from '#contract/audit.ts'
import { SqlText } from '#server/db/sql-text.ts'
import type { Tx } from '#server/db/transaction.ts'
import { type EntryRow, entryColumns } from './entry-row.ts'
import { wantedEntries } from './wanted-entries.ts'

/** So many changes of one kind in a row stand as one. */
const fewest = 4
/** Between two of a run lies no more. */
const pause = '2 minutes'
/** Entries looked at for a page: some 40 ms. A longer run is told in parts. */
const mostLookedAt = 20_000

export interface RunRow extends EntryRow {
  firstId: string
  count: number
  /** there may be more than was looked at */
  isCut: boolean
}

/**
 * Runs of changes, newest first: alike in who, what was done and to what kind of record, of several records, and close to each other in time.
 * @param limit  runs
 */
export function listRuns(tx: Tx, query: z.output<typeof listAuditRuns.query>, limit: number): Promise<RunRow[]> {
  const sql = new SqlText()
  const text = `
    with looked_at as (
      select a.id, a.at, a.actor_kind, a.actor_id, a.actor_name, a.agent ->> 'tool' as tool, a.action, a.entity, a.entity_id
      from audit_log a where ${wantedEntries(sql, query)} order by a.id desc limit ${mostLookedAt}
    ), compared as (
      select id, (lag((actor_kind, actor_id, actor_name, tool, action, entity)) over w) is not distinct from (actor_kind, actor_id, actor_name, tool, action, entity)
          and entity_id <> lag(entity_id) over w and lag(at) over w - at <= interval '${pause}' as goes_on
      from looked_at window w as (order by id desc)
    ), numbered as (
      select id, count(*) filter (where not goes_on) over (order by id desc) as run from compared
    ), measured as (
      select id, case when count(*) over (partition by run) < ${fewest} then id::text else run::text end as run from numbered
    ), runs as (
      select max(id::text)::uuid as last_id, min(id::text)::uuid as first_id, count(*)::int as count from measured group by run
      order by 1 desc limit ${sql.bind(limit, 'int')}
    )
    select ${entryColumns('case when r.count = 1 then a.before end', 'case when r.count = 1 then a.after end')}, r.first_id as "firstId", r.count,
      (select count(*) from looked_at) = ${mostLookedAt} as "isCut"
    from runs r join audit_log a on a.tenant_id = current_tenant() and a.id = r.last_id order by a.id desc`
  return tx.query<RunRow>({ text, values: sql.values })
}
