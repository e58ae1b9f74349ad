import type { z } from 'zod'
import type { AccuracyRow, getCountAccuracy } from '#contract/count-review.ts'
import { recordAccuracy } from '#core/count/record-accuracy.ts'
import type { Tx } from '#server/db/transaction.ts'

type Accuracy = z.output<typeof getCountAccuracy.response>

const groups = {
  count: { key: 'c.id', name: 'c.name', order: 'max(c.approved_at) desc, c.id', most: 100 },
  location: { key: 'p.id', name: 'p.name', order: 'count(*) desc, p.id', most: 100 },
  class: { key: 'l.abc_class', name: `coalesce(l.abc_class, '')`, order: 'l.abc_class', most: 10 },
} as const

const figures = `count(*)::int as counted, (count(*) filter (where l.discrepancy = 0))::int as exact,
  trim_scale(round(coalesce(sum(l.discrepancy * l.unit_cost), 0), 4))::text as "netValue",
  trim_scale(round(coalesce(sum(abs(l.discrepancy) * l.unit_cost), 0), 4))::text as "absoluteValue"`
const from = `count_line l join count c on c.tenant_id = l.tenant_id and c.id = l.count_id join location p on p.tenant_id = l.tenant_id and p.id = l.location_id
  where c.state = 'approved' and l.discrepancy is not null and ($1::timestamptz is null or c.approved_at >= $1) and ($2::timestamptz is null or c.approved_at < $2)`

/** Accuracy of approved counts that stand, over all and by group. Reads their lines: about 1 s a million. */
export async function readAccuracy(tx: Tx, query: z.output<typeof getCountAccuracy.query>): Promise<Accuracy> {
  const { key, name, order, most } = groups[query.by]
  const values = [query.from, query.to]
  const [rows, [overall]] = await Promise.all([
    tx.query<Omit<AccuracyRow, 'accuracy'>>({
      text: `select ${key} as key, ${name} as name, max(c.approved_at) as at, ${figures} from ${from} group by ${key}, ${name} order by ${order} limit ${most}`,
      values,
    }),
    tx.query<Omit<Accuracy['overall'], 'accuracy'>>({ text: `select ${figures} from ${from}`, values }),
  ])
  if (!overall) throw new Error('an aggregate returned no row')
  const told = rows.map((row) => ({ ...row, accuracy: recordAccuracy(row) }))
  return {
    overall: { ...overall, accuracy: recordAccuracy(overall) },
    rows: query.by === 'count' ? told.toReversed() : told,
  }
}
