import type { z } from 'zod'
import type { handInCount } from '#contract/count-sheet.ts'
import { sentence } from '#contract/words/sentence.ts'
import { assignRecounts, type Counter } from '#core/count/assign-recounts.ts'
import { needsRecount } from '#core/count/needs-recount.ts'
import { toQuantity } from '#core/number/quantity.ts'
import { audit } from '#server/audit/audit.ts'
import { newId } from '#server/db/sequential-ids.ts'
import type { Tx } from '#server/db/transaction.ts'
import type { Actor } from '#server/http/actor.ts'
import { AppError } from '#server/http/app-error.ts'
import { comparedLines } from './compared-lines.ts'
import { type CountHead, changeCount, lockCount } from './queries.ts'

type Uncounted = z.output<typeof handInCount.body>['uncounted']

/** Rounds after which nothing is counted again by itself; the reviewer may still ask. */
const lastAutomaticRound = 2

/**
 * Hands the sheet in. Only here are figures compared with the books, and only once a round: a counter learns of a line that
 * it is counted again, and can try no second figure, so that the answer does not give the expected one away.
 * @throws AppError not_found, count_not_open, count_incomplete
 */
export async function handIn(tx: Tx, actor: Actor, countId: string, uncounted: Uncounted): Promise<void> {
  const count = await lockCount(tx, countId, 'update')
  if (!count) throw new AppError('not_found')
  if (count.state !== 'counting') throw new AppError('count_not_open')
  await settleUncounted(tx, actor, count, uncounted)
  const again = count.round <= lastAutomaticRound ? await listToRecount(tx, count) : []
  if (again.length > 0) {
    await sendBack(tx, count, again)
    await changeCount(tx, countId, { round: count.round + 1 })
  } else await changeCount(tx, countId, { state: 'review', handedIn: true })
  await audit(tx, actor, { action: 'hand_in', entity: 'count', entityId: countId, after: { recounts: again.length } })
}

async function settleUncounted(tx: Tx, actor: Actor, count: CountHead, uncounted: Uncounted): Promise<void> {
  const open = await tx.query<{ id: string; state: string }>({
    text: `select id, state from count_line where count_id = $1 and state in ('open', 'recount') order by id`,
    values: [count.id],
  })
  if (open.length === 0) return
  if (uncounted === 'refuse')
    throw new AppError('count_incomplete', {
      detail: sentence('count.incomplete', { count: open.length }),
      open: open.length,
    })
  const first = open.filter(({ state }) => state === 'open').map(({ id }) => id)
  if (uncounted === 'leave')
    await tx.query({ text: `update count_line set state = 'left' where id = any($1::uuid[])`, values: [first] })
  else
    await tx.query({
      text: `with entered as (
               insert into count_entry (tenant_id, id, count_line_id, round, quantity, counted_at, counter_id, counter_name)
               select $1, n.id, n.line_id, $2, 0, now(), $3, $4 from unnest($5::uuid[], $6::uuid[]) as n (id, line_id)
               returning *)
             update count_line l set state = 'counted', quantity = 0, counted_at = e.counted_at, counter_id = e.counter_id, counter_name = e.counter_name
             from entered e where l.tenant_id = e.tenant_id and l.id = e.count_line_id`,
      values: [tx.tenantId, count.round, actor.id, actor.name, first.map(newId), first],
    })
  // what was not counted again keeps the figure it had
  await tx.query({
    text: `update count_line l set state = 'counted', quantity = e.quantity, counted_at = e.counted_at, counter_id = e.counter_id, counter_name = e.counter_name
           from count_line k cross join lateral (
             select n.* from count_entry n where n.tenant_id = k.tenant_id and n.count_line_id = k.id
             order by n.round desc, n.counted_at desc, n.recorded_at desc limit 1) e
           where k.count_id = $1 and k.state = 'recount' and l.tenant_id = k.tenant_id and l.id = k.id`,
    values: [count.id],
  })
}

interface ComparedRow {
  id: string
  book: string
  off: string
  cost: string | null
  counted_by: string[]
  disputed: boolean
  recount_quantity: string | null
  recount_percent: string | null
  recount_value: string | null
}

/**
 * Lines of this round that are counted again: beyond a threshold the first time, and where two counters of the round do not
 * agree. Figures of different moments agree when what moved between them accounts for the difference.
 */
async function listToRecount(tx: Tx, count: CountHead): Promise<ComparedRow[]> {
  const rows = await tx.query<ComparedRow>({
    text: `
      with compared as (${comparedLines(`l.count_id = $1 and l.state = 'counted' and l.round = $2`)})
      select x.id, x.book_then::text as book, x.off::text as off, x.cost::text as cost, c.recount_quantity::text, c.recount_percent::text, c.recount_value::text,
        array(select distinct e.counter_id from count_entry e where e.tenant_id = x.tenant_id and e.count_line_id = x.id) as counted_by,
        exists (
          select from (
            select distinct on (e.counter_id) e.counter_id, e.quantity, e.counted_at from count_entry e
            where e.tenant_id = x.tenant_id and e.count_line_id = x.id and e.round = $2
            order by e.counter_id, e.counted_at desc, e.recorded_at desc) o
          where o.counter_id <> x.counter_id and o.quantity + (
            select coalesce(sum(case when v.to_location_id = x.location_id then v.quantity else -v.quantity end), 0) from movement_line v
            where v.tenant_id = x.tenant_id and v.item_id = x.item_id and x.location_id in (v.from_location_id, v.to_location_id)
              and v.lot_id is not distinct from x.lot_id
              and v.effective_at > o.counted_at and v.effective_at <= x.counted_at) <> x.quantity) as disputed
      from compared x join count c on c.tenant_id = x.tenant_id and c.id = x.count_id
      order by x.id`,
    values: [count.id, count.round],
  })
  return rows.filter((row) => row.disputed || (count.round === 1 && isBeyond(row)))
}

function isBeyond(row: ComparedRow): boolean {
  return needsRecount(
    {
      book: toQuantity(row.book),
      discrepancy: toQuantity(row.off),
      unitCost: row.cost === null ? null : toQuantity(row.cost),
    },
    { quantity: row.recount_quantity, percent: row.recount_percent, value: row.recount_value },
  )
}

/** Asks for lines to be counted in the next round, by somebody who has not counted them where there is one. */
export async function sendBack(
  tx: Tx,
  count: Pick<CountHead, 'id' | 'round'>,
  lines: readonly { id: string; counted_by: readonly string[] }[],
): Promise<void> {
  const assigned = assignRecounts(
    lines.map((line) => ({ countedBy: line.counted_by })),
    await listCounters(tx, count.id),
  )
  await tx.query({
    text: `update count_line l set state = 'recount', round = $1, quantity = null, counted_at = null, decision = null,
             assignee_id = n.assignee_id, assignee_name = n.assignee_name
           from unnest($2::uuid[], $3::uuid[], $4::text[]) as n (id, assignee_id, assignee_name) where l.id = n.id`,
    values: [
      count.round + 1,
      lines.map(({ id }) => id),
      assigned.map((one) => one?.id ?? null),
      assigned.map((one) => one?.name ?? null),
    ],
  })
}

/** Who was chosen to count, and who has counted on this sheet. */
function listCounters(tx: Tx, countId: string): Promise<Counter[]> {
  return tx.query<Counter>({
    text: `
      select m.user_id as id, m.name from member m join count c on m.user_id = any(c.counter_ids) where c.id = $1
      union
      select distinct on (e.counter_id) e.counter_id, e.counter_name from count_entry e join count_line l on l.id = e.count_line_id
      where l.count_id = $1 and not exists (select from member m join count c on m.user_id = any(c.counter_ids) where c.id = $1 and m.user_id = e.counter_id)
      order by 2, 1`,
    values: [countId],
  })
}
