import { sentence } from '#contract/words/sentence.ts'
import { isRecordsKind } from '#core/import/import-targets.ts'
import { audit } from '#server/audit/audit.ts'
import { joinWhole } from '#server/db/join-whole.ts'
import type { Tx } from '#server/db/transaction.ts'
import { violates } from '#server/db/violation.ts'
import { AppError } from '#server/http/app-error.ts'
import { heldOf } from '#server/item/held-stock.ts'
import { posted } from '#server/stock/announce-posted.ts'
import { changeBalances } from '#server/stock/change-balances.ts'
import type { ImportBatch, ImportRun } from './import-run.ts'
import { setReversed } from './queries.ts'
import { sayForTenant } from './say-for-tenant.ts'
import { undoItems } from './undo-items.ts'
import { undoMade } from './undo-made.ts'
import { undoRecords } from './undo-records.ts'

/** What a reversal did, and what it left because it was changed or used since. */
export type Reversed = NonNullable<ImportBatch['reversed']>

const chunkLines = 10_000

/**
 * Takes a whole import back: every movement of the batch gets its reverse, dated as it was, newest first, in chunks; items it
 * made are archived unless something else uses them or they were edited; items it changed get their former values back, of those that
 * were edited since only the values nobody touched; fields, options, types, categories, suppliers and locations it made are archived
 * unless something in use needs them. A SKU stays with its archived item: importing the file again
 * brings all of it back. Movements that were reversed by hand are left alone. Run again, it goes on where it stopped.
 * @throws AppError insufficient_stock  stock of this import has been used since, and may not fall below what is reserved there: before anything is posted,
 *   or, where it was used meanwhile, before the chunk it is in
 */
export async function reverseBatch(run: Omit<ImportRun, 'path'>): Promise<Reversed> {
  const total = await run.database.tenantRead(run.tenantId, (tx) => countLines(tx, run.importId))
  run.progress({ stage: 'reversing', done: total.reversed, total: total.lines })
  await run.database.tenantRead(run.tenantId, (tx) => assertStock(tx, run.importId))
  let done = total.reversed
  let movements = 0
  for (let before = 'ffffffff-ffff-ffff-ffff-ffffffffffff'; ; ) {
    run.signal.throwIfAborted()
    const chunk = await reverseNext(run, before)
    if (chunk === undefined) continue
    if (chunk.last === null) break
    before = chunk.last
    movements += chunk.movements
    done += chunk.lines
    run.progress({ done })
  }
  const undone = isRecordsKind(run.kind) ? await undoRecords(run) : await undoItems(run)
  return run.database.tenant(run.tenantId, async (tx) => {
    await run.hold(tx)
    const reversed: Reversed = { movements, lines: done, ...undone, ...(await undoMade(tx, run)) }
    await setReversed(tx, run.importId, reversed)
    await audit(tx, run.actor, { action: 'reversed', entity: 'import', entityId: run.importId, after: reversed })
    return reversed
  })
}

async function countLines(tx: Tx, importId: string): Promise<{ lines: number; reversed: number }> {
  const [row] = await tx.query<{ lines: number; reversed: number }>({
    text: `select count(*)::int as lines, count(r.id)::int as reversed
           from movement m join movement_line l on l.tenant_id = m.tenant_id and l.movement_id = m.id
           left join movement r on r.tenant_id = m.tenant_id and r.reverses_id = m.id
           where m.tenant_id = $1 and m.import_id = $2 and m.reverses_id is null`,
    values: [tx.tenantId, importId],
  })
  return row ?? { lines: 0, reversed: 0 }
}

/** @returns undefined when somebody reversed one of the movements by hand at the same time: to be looked for again */
async function reverseNext(run: Omit<ImportRun, 'path'>, before: string): Promise<Chunk | undefined> {
  const chunk = await run.database
    .tenant(run.tenantId, async (tx) => {
      await run.hold(tx)
      const done = await reverseChunk(tx, run, before)
      if (done.short.length > 0) throw refuseShort(done.short)
      return done
    })
    .catch((error: unknown) => {
      if (violates(error, 'movement_reverses')) return undefined
      throw error
    })
  return chunk
}

/** Refuses when taking back what still stands of the batch would leave a real balance below what is reserved, where that is not allowed. */
async function assertStock(tx: Tx, importId: string): Promise<void> {
  await joinWhole(tx)
  const short = await tx.query<Short>({
    text: `with side as materialized (
             select s.item_id, s.location_id, s.lot_id, s.delta
             from movement m
             cross join lateral (
               select item_id, to_location_id as location_id, lot_id, quantity as delta from movement_line
               where tenant_id = m.tenant_id and movement_id = m.id
               union all
               select item_id, from_location_id, lot_id, -quantity from movement_line where tenant_id = m.tenant_id and movement_id = m.id
             ) s
             where m.tenant_id = $1 and m.import_id = $2 and m.reverses_id is null
               and not exists (select from movement r where r.tenant_id = m.tenant_id and r.reverses_id = m.id)
           ), net as materialized (
             select item_id, location_id, lot_id, sum(delta) as delta from side group by item_id, location_id, lot_id having sum(delta) > 0
           )
           select n.item_id, i.sku, n.location_id, trim_scale(b.on_hand)::text as on_hand, trim_scale(n.delta - b.on_hand + ${heldOf('b')})::text as missing
           from net n
           join balance b on b.tenant_id = $1 and b.item_id = n.item_id and b.location_id = n.location_id and b.lot_id is not distinct from n.lot_id
           join item i on i.tenant_id = $1 and i.id = n.item_id
           where not b.is_virtual and b.on_hand - n.delta < ${heldOf('b')} and negative_stock_policy(n.item_id, n.location_id) = 'block'
           order by i.sku limit 20`,
    values: [tx.tenantId, importId],
  })
  if (short.length > 0) throw refuseShort(short)
}

/** What a reversal would leave below what is reserved. */
interface Short {
  item_id: string
  sku: string
  location_id: string
  on_hand: string
  missing: string
}

function refuseShort(short: readonly Short[]): AppError {
  return new AppError('insufficient_stock', {
    detail: sentence('import.stockUsed', {
      skus: short
        .slice(0, 3)
        .map((row) => row.sku)
        .join(', '),
    }),
    shortages: short,
  })
}

interface Chunk {
  movements: number
  lines: number
  /** the oldest movement dealt with; null: there was none */
  last: string | null
  /** balances that are below what is reserved after it, and after all that is still to be reversed */
  short: Short[]
}

/**
 * Reverses the newest movements older than `before` that are not reversed yet, about `chunkLines` lines, with balances in key order. A balance that falls
 * below what is reserved, where that is not allowed, is one that the rest of the batch lifts again, or is told: then none of it may stand.
 */
async function reverseChunk(tx: Tx, run: Omit<ImportRun, 'path'>, before: string): Promise<Chunk> {
  posted.announce(tx)
  await tx.query({ text: 'set local synchronous_commit = off' })
  const [chunk] = await tx.query<Chunk>({
    text: `
      with candidate as (
        select m.id, m.kind, greatest(m.effective_at, (select locked_before from tenant where id = $1)) as effective_at, m.reference,
          sum((select count(*) from movement_line l where l.tenant_id = m.tenant_id and l.movement_id = m.id)) over (order by m.id desc) as lines
        from (
          select m.* from movement m
          where m.tenant_id = $1 and m.import_id = $2 and m.reverses_id is null and m.id < $6
            and not exists (select from movement r where r.tenant_id = m.tenant_id and r.reverses_id = m.id)
          order by m.id desc limit 2000
        ) m
      ), picked as materialized (
        select c.*, uuidv7() as reversal_id from candidate c
        where c.lines <= $3 or c.id = (select max(id::text)::uuid from candidate)
      ), document as (
        insert into movement (tenant_id, id, kind, effective_at, reference, reason, actor_id, actor_name, source, reverses_id, import_id)
        select $1, p.reversal_id, p.kind, p.effective_at, p.reference, $7, $4, $5, 'import', p.id, $2 from picked p
      ), line as materialized (
        select p.reversal_id, l.line_no, l.item_id, l.to_location_id as from_location_id, l.from_location_id as to_location_id,
          l.quantity, l.unit, l.unit_price, p.effective_at, l.attributes, l.lot_id, l.reason_id,
          l.entered_quantity, l.entered_unit, l.factor_numerator, l.factor_denominator
        from picked p join movement_line l on l.tenant_id = $1 and l.movement_id = p.id
      ), posted as (
        insert into movement_line (tenant_id, movement_id, line_no, item_id, from_location_id, to_location_id, quantity, unit, unit_price,
          effective_at, attributes, lot_id, reason_id, entered_quantity, entered_unit, factor_numerator, factor_denominator)
        select $1, l.* from line l
      ), ${changeBalances('line')},
      low as materialized (
        select b.item_id, b.location_id, b.lot_id, b.on_hand, b.reserved - give_back_ended(b.item_id, b.location_id, b.lot_id) as held
        from balanced b join change c on c.item_id = b.item_id and c.location_id = b.location_id and c.lot_id is not distinct from b.lot_id
        where case when not b.is_virtual and c.delta < 0 and b.on_hand < b.reserved
          then negative_stock_policy(b.item_id, b.location_id) = 'block' end
      ), short as (
        select b.item_id, i.sku, b.location_id, trim_scale(b.on_hand)::text as on_hand, trim_scale(b.held - b.on_hand - coalesce(n.rest, 0))::text as missing
        from low b join item i on i.tenant_id = $1 and i.id = b.item_id
          cross join lateral (
            select sum(case when b.location_id = l.from_location_id then l.quantity else -l.quantity end) as rest
            from movement_line l join movement m on m.tenant_id = l.tenant_id and m.id = l.movement_id
            where l.tenant_id = $1 and l.item_id = b.item_id and b.location_id in (l.from_location_id, l.to_location_id) and l.lot_id is not distinct from b.lot_id
              and m.import_id = $2 and m.reverses_id is null and m.id < (select min(id::text)::uuid from picked)
              and not exists (select from movement r where r.tenant_id = m.tenant_id and r.reverses_id = m.id)) n
        where b.on_hand + coalesce(n.rest, 0) < b.held order by i.sku limit 20)
      select (select count(*) from picked)::int as movements, (select count(*) from line)::int as lines,
        (select min(id::text) from picked) as last, coalesce((select json_agg(s) from short s), '[]') as short`,
    values: [
      tx.tenantId,
      run.importId,
      chunkLines,
      run.actor.kind === 'system' ? null : run.actor.id,
      run.actor.name,
      before,
      await sayForTenant(tx, sentence('import.reversed')),
    ],
  })
  return chunk ?? { movements: 0, lines: 0, last: null, short: [] }
}
