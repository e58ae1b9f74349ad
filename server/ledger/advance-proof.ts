import type { Tx } from '#server/db/transaction.ts'
import { balanceKey, endsOf, movementDigest } from './ledger-sql.ts'
import { advanceYears } from './ledger-year.ts'

/** Movements of one batch, unless a single transaction posted more. */
const batchSize = 5_000

const advance = `
with span as materialized (
  select p.summed_to as first, h.top, coalesce(batch_end(p.summed_to, h.top, $2), h.top) as past
  from ledger_proof p, (select pg_snapshot_xmin(pg_current_snapshot()) as top) h),
sealed as materialized (
  select m.* from span s cross join lateral posted_between(s.first, s.past) b join movement m on m.id = b.id),
line as materialized (
  select l.* from sealed m join movement_line l on l.tenant_id = m.tenant_id and l.movement_id = m.id),
summed as (
  insert into ledger_sum as s (tenant_id, ${balanceKey}, total)
  select $1::uuid, ${balanceKey}, sum(delta) from (${endsOf('line')}) ends group by ${balanceKey} order by ${balanceKey}
  on conflict (tenant_id, ${balanceKey}) do update set total = s.total + excluded.total),
${advanceYears('line')},
printed as (
  select count(*) as movements, sha256(string_agg(${movementDigest('2')}, '' order by m.id)) as digest from sealed m having count(*) > 0),
batch as (
  insert into ledger_batch (tenant_id, batch_no, from_xact, to_xact, movements, lines, digest, chain, edition)
  select $1, p.batches + 1, s.first, s.past, d.movements, (select count(*) from line), d.digest, sha256(p.chain || d.digest), 2
  from printed d, span s, ledger_proof p
  returning *)
update ledger_proof p
set summed_to = b.to_xact, batches = b.batch_no, movements = p.movements + b.movements, lines = p.lines + b.lines, chain = b.chain
from batch b
returning b.lines, b.to_xact < (select top from span) as more`

/**
 * Proves the next batch of movements: adds their lines to the sums and to the figures of years, and keeps their digest. Takes those movements, at most
 * some 5,000, whose transaction began before every transaction that still runs: none can follow them, though identifiers
 * and times commit out of order. 10 lines of a movement cost about 0.3 ms; nothing that posts is waited for or kept waiting.
 * @returns lines proved, and whether more were waiting; undefined when there was nothing to prove
 */
export async function advanceProof(tx: Tx): Promise<{ lines: number; more: boolean } | undefined> {
  await lockProof(tx)
  const [batch] = await tx.query<{ lines: number; more: boolean }>({
    name: 'ledger-advance',
    text: advance,
    values: [tx.tenantId, batchSize],
    // a plan made while the figures were none reads them all for each balance, once there are many
    planEachTime: true,
  })
  return batch
}

/** One at a time proves a tenant's ledger. */
export async function lockProof(tx: Tx): Promise<void> {
  await tx.query({
    name: 'ledger-proof-row',
    text: 'insert into ledger_proof (tenant_id) values ($1) on conflict do nothing',
    values: [tx.tenantId],
  })
  await tx.query({ name: 'ledger-lock', text: 'select from ledger_proof for update' })
}
