import type { z } from 'zod'
import type { decideCount, ReviewLine, reviewCount } from '#contract/count-review.ts'
import { sentence } from '#contract/words/sentence.ts'
import { audit } from '#server/audit/audit.ts'
import type { Tx } from '#server/db/transaction.ts'
import type { Actor } from '#server/http/actor.ts'
import { AppError } from '#server/http/app-error.ts'
import { parseCursor, toPage } from '#server/http/cursor.ts'
import { comparedLines } from './compared-lines.ts'
import { sendBack } from './hand-in.ts'
import { changeCount, findCount, lockCount } from './queries.ts'

type Review = z.output<typeof reviewCount.response>

const line = `json_build_object('id', x.id, 'itemId', x.item_id, 'sku', x.sku, 'itemName', x.item_name, 'barcode', x.barcode, 'unit', x.unit,
  'locationId', x.location_id, 'locationCode', x.location_code, 'locationName', x.location_name, 'lotId', x.lot_id, 'lotCode', x.lot_code, 'expiresOn', x.expires_on, 'unexpected', x.is_unexpected, 'state', x.state,
  'countedAt', x.counted_at, 'counterName', x.counter_name, 'assigneeId', x.assignee_id, 'assigneeName', x.assignee_name,
  'counted', trim_scale(x.quantity)::text, 'book', trim_scale(x.book_then)::text, 'discrepancy', trim_scale(x.off)::text, 'movedSince', trim_scale(x.moved_since)::text,
  'value', trim_scale(round(x.off * x.cost, 4))::text, 'stale', x.stale, 'abcClass', x.abc_class, 'round', x.round, 'decision', x.decision, 'reason', x.reason,
  'entries', (select coalesce(json_agg(json_build_object('round', e.round, 'quantity', trim_scale(e.quantity)::text, 'countedAt', e.counted_at, 'counterName', e.counter_name)
      order by e.round, e.counted_at, e.recorded_at), '[]')
    from count_entry e where e.tenant_id = x.tenant_id and e.count_line_id = x.id))`

const onlyConditions = { all: 'true', different: 'x.off <> 0', stale: 'x.stale is not null' } as const

/**
 * A page of lines against the books with the totals of all. Every line of the count is compared: 20,000 take some 400 ms.
 * @throws AppError not_found
 */
export async function readReview(tx: Tx, countId: string, query: z.output<typeof reviewCount.query>): Promise<Review> {
  if (!(await findCount(tx, countId))) throw new AppError('not_found')
  const after = parseCursor(query.cursor, 1)
  const [row] = await tx.query<{ lines: ReviewLine[]; totals: Review['totals'] }>({
    text: `
      with compared as materialized (${comparedLines('l.count_id = $1')}),
      picked as (
        select * from compared x where ${onlyConditions[query.only]} and ($2::uuid is null or x.id > $2) order by x.id limit $3)
      select (select coalesce(json_agg(${line} order by x.id), '[]') from picked x) as lines,
        (select json_build_object('lines', count(*), 'counted', count(*) filter (where x.state = 'counted'),
            'exact', count(*) filter (where x.off = 0), 'different', count(*) filter (where x.off <> 0),
            'stale', count(*) filter (where x.stale is not null and x.off <> 0 and x.decision is distinct from 'ignore'),
            'ignored', count(*) filter (where x.decision = 'ignore'),
            'netValue', trim_scale(round(coalesce(sum(x.off * x.cost) filter (where x.decision is distinct from 'ignore'), 0), 4))::text,
            'absoluteValue', trim_scale(round(coalesce(sum(abs(x.off) * x.cost) filter (where x.decision is distinct from 'ignore'), 0), 4))::text)
          from compared x) as totals`,
    values: [countId, after && String(after[0]), query.limit + 1],
  })
  if (!row) throw new Error('the review returned no row')
  return { ...toPage(row.lines, query.limit, ({ id }) => [id]), totals: row.totals }
}

/**
 * Writes what a reviewer decided of lines; those to be counted again open the sheet once more.
 * @throws AppError not_found, version_mismatch, count_not_open, invalid_value
 */
export async function decide(
  tx: Tx,
  actor: Actor,
  countId: string,
  ifMatch: number,
  { decisions }: z.output<typeof decideCount.body>,
): Promise<void> {
  const count = await lockCount(tx, countId, 'update')
  if (!count) throw new AppError('not_found')
  if (count.version !== ifMatch) throw new AppError('version_mismatch', { currentVersion: count.version })
  if (count.state !== 'review') throw new AppError('count_not_open')
  const rows = await tx.query<{ id: string; counted_by: string[] }>({
    text: `select l.id, array(select distinct e.counter_id from count_entry e where e.tenant_id = l.tenant_id and e.count_line_id = l.id) as counted_by
           from count_line l where l.count_id = $1 and l.id = any($2::uuid[])`,
    values: [countId, decisions.map(({ lineId }) => lineId)],
  })
  const known = new Map(rows.map((row) => [row.id, row]))
  const missing = decisions.findIndex(({ lineId }) => !known.has(lineId))
  if (missing >= 0 || known.size < decisions.length)
    throw new AppError('invalid_value', {
      detail: sentence('count.noLine'),
      errors: [{ path: `body.decisions.${Math.max(0, missing)}.lineId`, message: sentence('count.noLine') }],
    })
  const kept = decisions.filter(({ decision }) => decision !== 'recount')
  await tx.query({
    text: `update count_line l set decision = n.decision, reason = coalesce(n.reason, l.reason)
           from unnest($1::uuid[], $2::text[], $3::text[]) as n (id, decision, reason) where l.id = n.id`,
    values: [
      kept.map(({ lineId }) => lineId),
      kept.map(({ decision }) => decision),
      kept.map(({ reason }) => reason ?? null),
    ],
  })
  const again = decisions.flatMap(({ lineId, decision }) => (decision === 'recount' ? (known.get(lineId) ?? []) : []))
  if (again.length > 0) await sendBack(tx, count, again)
  await changeCount(tx, countId, again.length > 0 ? { state: 'counting', round: count.round + 1 } : {})
  await audit(tx, actor, { action: 'decide', entity: 'count', entityId: countId, after: { decisions } })
}
