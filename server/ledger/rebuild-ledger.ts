import type { Difference } from '#contract/stock.ts'
import type { Tx } from '#server/db/transaction.ts'
import { AppError } from '#server/http/app-error.ts'
import type { JobContext } from '#server/queue/job.ts'
import type { TaskRun } from '#server/task/run-task.ts'
import { advanceProof, lockProof } from './advance-proof.ts'
import { checkLedger } from './check-ledger.ts'
import { balanceKey, endsOf, movementDigest, sameBalance } from './ledger-sql.ts'
import { yearEnds } from './ledger-year.ts'
import { recordCheck } from './record-check.ts'

/** Lines read in one statement, unless one batch has more. */
const stepLines = 50_000
/** Differences kept; the rest is counted in `lines` of the log. */
const mostKept = 100

const readStep = `
with step as (
  select batch_no from (
    select batch_no, lines, sum(lines) over (order by batch_no) as upto from ledger_batch where batch_no > $2 order by batch_no limit 500) b
  where upto <= $3 or batch_no = $2 + 1),
batch as materialized (
  select b.*, coalesce(lag(b.chain) over (order by b.batch_no), '\\x') as chain_before from ledger_batch b
  where b.batch_no >= $2 and b.batch_no <= (select max(batch_no) from step)),
sealed as materialized (
  select m.*, b.batch_no, b.edition from batch b cross join lateral posted_between(b.from_xact, b.to_xact) p join movement m on m.id = p.id
  where b.batch_no > $2),
line as materialized (
  select l.*, m.batch_no from sealed m join movement_line l on l.tenant_id = m.tenant_id and l.movement_id = m.id),
summed as (
  insert into ledger_rebuild as s (tenant_id, ${balanceKey}, total)
  select $1::uuid, ${balanceKey}, sum(delta) from (${endsOf('line')}) ends group by ${balanceKey} order by ${balanceKey}
  on conflict (tenant_id, ${balanceKey}) do update set total = s.total + excluded.total),
printed as (
  select batch_no, sha256(string_agg(${movementDigest('m.edition')}, '' order by m.id)) as digest, count(*) as movements,
    min(recorded_at) as recorded_from, max(recorded_at) as recorded_to
  from sealed m group by batch_no),
counted as (select batch_no, count(*) as lines from line group by batch_no)
select b.batch_no, b.lines, coalesce(c.lines, 0) as lines_now, p.recorded_from, p.recorded_to,
  b.digest is not distinct from p.digest and b.movements = p.movements and b.chain = sha256(b.chain_before || b.digest) as same
from batch b left join printed p using (batch_no) left join counted c using (batch_no)
where b.batch_no > $2
order by b.batch_no`

interface BatchRead {
  batch_no: number
  lines: number
  lines_now: number
  recorded_from: string | null
  recorded_to: string | null
  same: boolean
}

/**
 * Computes all sums from the lines again, beside those that are kept, holds every batch of lines against its digest, and
 * compares the new sums with the kept ones and with the balances. Reads every line of the tenant, some 50,000 a
 * transaction, about 20 s a million; posting goes on. Started again, it begins from the first line.
 * @throws AppError ledger_differs  anything differs: the alarm has been raised, and the task fails
 */
export async function rebuildLedger(run: TaskRun<unknown>, { log }: JobContext): Promise<Record<string, unknown>> {
  const { database, tenantId, signal } = run
  const differences: Difference[] = []
  let last = 0
  let lines = 0
  const readNext = async (tx: Tx) => {
    const batches = await tx.query<BatchRead>({ text: readStep, values: [tx.tenantId, last, stepLines] })
    for (const batch of batches) {
      last = batch.batch_no
      lines += batch.lines_now
      if (!batch.same && differences.length < mostKept) differences.push(toDifference(batch))
    }
    return batches.length > 0
  }

  const total = await database.tenant(tenantId, async (tx) => {
    await run.hold(tx)
    await tx.query({ text: 'delete from ledger_rebuild' })
    const [proof] = await tx.query<{ lines: number }>({ text: 'select lines from ledger_proof' })
    return proof?.lines ?? 0
  })
  run.progress({ stage: 'reading_lines', done: 0, total })
  for (let more = true; more; ) {
    signal.throwIfAborted()
    more = await database.tenant(tenantId, async (tx) => {
      await run.hold(tx)
      const found = await readNext(tx)
      return found || (await advanceProof(tx)) !== undefined
    })
    run.progress({ done: lines, total: Math.max(lines, total) })
  }
  run.progress({ stage: 'comparing' })
  const differenceCount = await database.tenant(tenantId, async (tx) => {
    await run.hold(tx)
    await lockProof(tx)
    while (await readNext(tx));
    const kept = await compareSums(tx)
    const rebuilt = { lines, differences: [...differences, ...kept].slice(0, mostKept) }
    return recordCheck(tx, log, await checkLedger(tx, 'ledger_rebuild'), rebuilt)
  })
  if (differenceCount > 0) throw new AppError('ledger_differs', { differenceCount })
  return { lines, differences: 0 }
}

/** Sums that were kept, and figures of the last year, that are not what the lines add up to. */
async function compareSums(tx: Tx): Promise<Difference[]> {
  const rows = await tx.query<{
    item_id: string
    location_id: string
    lot_id: string | null
    kept: string
    total: string
  }>({
    text: `
      select coalesce(r.item_id, s.item_id) as item_id, coalesce(r.location_id, s.location_id) as location_id,
        coalesce(r.lot_id, s.lot_id) as lot_id,
        trim_scale(coalesce(s.total, 0))::text as kept, trim_scale(coalesce(r.total, 0))::text as total
      from ledger_rebuild r full join (
          select ${balanceKey}, total from ledger_sum
          union all
          ${yearEnds}
        ) s on ${sameBalance('s', 'r')}
      where coalesce(r.total, 0) <> coalesce(s.total, 0)
      order by 1, 2, 3 limit ${mostKept}`,
  })
  return rows.map((row) => ({
    kind: 'sum',
    itemId: row.item_id,
    locationId: row.location_id,
    lotId: row.lot_id,
    onHand: row.kept,
    sumOfLines: row.total,
  }))
}

function toDifference(batch: BatchRead): Difference {
  return {
    kind: 'lines',
    recordedFrom: batch.recorded_from,
    recordedTo: batch.recorded_to,
    linesThen: batch.lines,
    linesNow: batch.lines_now,
  }
}
