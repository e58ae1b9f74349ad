import type { Count, CountSelection } from '#contract/count.ts'
import type { Tx } from '#server/db/transaction.ts'

/** A count with its progress. */
export interface CountRecord {
  id: string
  number: number
  name: string
  note: string
  state: Count['state']
  is_blind: boolean
  selection: CountSelection
  recount_quantity: string | null
  recount_percent: string | null
  recount_value: string | null
  counter_ids: string[]
  round: number
  counted_at: string | null
  created_by_name: string
  created_at: string
  handed_in_at: string | null
  approved_at: string | null
  approved_by_name: string | null
  reversed_at: string | null
  version: number
  lines: number
  counted: number
  open: number
  recount: number
  movement_ids: string[]
}

const record = `c.id, c.number, c.name, c.note, c.state, c.is_blind, c.selection, c.recount_quantity::text, c.recount_percent::text, c.recount_value::text,
  c.counter_ids, c.round, c.counted_at, c.created_by_name, c.created_at, c.handed_in_at, c.approved_at, c.approved_by_name, c.reversed_at, c.version,
  p.lines, p.counted, p.open, p.recount, array(select m.movement_id from count_movement m where m.tenant_id = c.tenant_id and m.count_id = c.id order by 1) as movement_ids`
const source = `count c cross join lateral (
    select count(*)::int as lines, (count(*) filter (where l.state = 'counted'))::int as counted,
      (count(*) filter (where l.state = 'open'))::int as open, (count(*) filter (where l.state = 'recount'))::int as recount
    from count_line l where l.tenant_id = c.tenant_id and l.count_id = c.id) p`

/** Newest first. */
export function listCountPage(
  tx: Tx,
  page: { limit: number; before: string | undefined; state: Count['state'] | undefined },
): Promise<CountRecord[]> {
  return tx.query<CountRecord>({
    text: `select ${record} from ${source}
           where ($1::uuid is null or c.id < $1) and ($2::text is null or c.state = $2) order by c.id desc limit $3`,
    values: [page.before, page.state, page.limit],
  })
}

export async function findCount(tx: Tx, id: string): Promise<CountRecord | undefined> {
  const [row] = await tx.query<CountRecord>({ text: `select ${record} from ${source} where c.id = $1`, values: [id] })
  return row
}

/** What decides whether something may be done with a count. */
export interface CountHead {
  id: string
  name: string
  state: Count['state']
  round: number
  version: number
  counted_at: string | null
  created_at: string
}

/**
 * Locks the count until the transaction ends: `share` for those who count, who do not wait for each other; `update` for
 * whatever ends the counting, which waits for them and they for it.
 */
export async function lockCount(tx: Tx, id: string, strength: 'share' | 'update'): Promise<CountHead | undefined> {
  const [row] = await tx.query<CountHead>({
    text: `select id, name, state, round, version, counted_at, created_at from count where id = $1 for ${strength === 'share' ? 'share' : 'update'}`,
    values: [id],
  })
  return row
}

/** Writes what is given, and one version more. */
export async function changeCount(
  tx: Tx,
  id: string,
  change: {
    name?: string | undefined
    note?: string | undefined
    counterIds?: readonly string[] | undefined
    state?: Count['state']
    round?: number
    handedIn?: true
    approvedByName?: string
    reversed?: true
  },
): Promise<void> {
  await tx.query({
    text: `update count set name = coalesce($2, name), note = coalesce($3, note), counter_ids = coalesce($4::uuid[], counter_ids), state = coalesce($5, state),
             round = coalesce($6, round), handed_in_at = case when $7 then now() else handed_in_at end,
             approved_at = case when $8::text is null then approved_at else now() end, approved_by_name = coalesce($8, approved_by_name),
             reversed_at = case when $9 then now() else reversed_at end, version = version + 1
           where id = $1`,
    values: [
      id,
      change.name,
      change.note,
      change.counterIds,
      change.state,
      change.round,
      change.handedIn ?? false,
      change.approvedByName,
      change.reversed ?? false,
    ],
  })
}

/** Which of these are no members. */
export async function listStrangers(tx: Tx, userIds: readonly string[]): Promise<string[]> {
  const rows = await tx.query<{ id: string }>({
    text: `select u as id from unnest($1::uuid[]) u where not exists (select from member m where m.user_id = u)`,
    values: [userIds],
  })
  return rows.map(({ id }) => id)
}
