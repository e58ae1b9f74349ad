import { sentence } from '#contract/words/sentence.ts'
import { toDecimal, toQuantity } from '#core/number/quantity.ts'
import { audit } from '#server/audit/audit.ts'
import { newId } from '#server/db/sequential-ids.ts'
import type { Tx } from '#server/db/transaction.ts'
import type { Actor } from '#server/http/actor.ts'
import { AppError } from '#server/http/app-error.ts'
import { getVirtualLocations } from '#server/location/virtual-locations.ts'
import { type BatchLine, type BatchMovement, postBatch } from '#server/stock/post-batch.ts'
import { assertDate } from '#server/stock/record-movement.ts'
import { comparedLines } from './compared-lines.ts'
import { changeCount, lockCount } from './queries.ts'

/** Lines of one movement; a count with more becomes several, posted and taken back together. */
const movementLines = 500
/** Stale lines that a refusal names. */
const mostNamed = 20

/**
 * Approves a count: keeps each line's book and discrepancy, and posts the discrepancies, with the approval in
 * one transaction. What is posted is a difference, so that stock may move meanwhile: afterwards there is what was counted
 * and what has moved since. Approvals of an organisation wait for each other: two counts of the same stock then see each
 * other's corrections. 1,000 differences take some 100 ms.
 * @throws AppError not_found, version_mismatch, count_not_open, count_stale, insufficient_stock, backdate_forbidden, period_locked
 */
export async function approve(
  tx: Tx,
  actor: Actor,
  countId: string,
  { ifMatch, reason }: { ifMatch: number; reason: string },
): Promise<void> {
  await tx.query({
    text: `select pg_advisory_xact_lock(hashtextextended('count_approval:' || $1, 0))`,
    values: [tx.tenantId],
  })
  const count = await lockCount(tx, countId, 'update')
  if (!count) throw new AppError('not_found')
  if (count.version !== ifMatch) throw new AppError('version_mismatch', { currentVersion: count.version })
  if (count.state !== 'review') throw new AppError('count_not_open')
  assertDate(actor, count.counted_at ?? undefined)
  const off = await settleLines(tx, countId)
  const { adjustment } = await getVirtualLocations(tx)
  const movements = chunk(off).map(
    (): BatchMovement => ({
      id: newId(),
      kind: 'count',
      // of the database's clock, which also tells when a line was counted; of a dated count the moment it was counted
      effectiveAt: count.counted_at ?? off[0]?.at ?? '',
      reference: count.name,
      reason,
    }),
  )
  await postBatch(
    tx,
    actor,
    { movements, lines: toLines(off, adjustment), source: actor.source },
    { negativeStock: 'policy' },
  )
  await tx.query({
    text: 'insert into count_movement (tenant_id, count_id, movement_id) select $1, $2, unnest($3::uuid[])',
    values: [tx.tenantId, countId, movements.map(({ id }) => id)],
  })
  await changeCount(tx, countId, { state: 'approved', approvedByName: actor.name })
  await audit(tx, actor, {
    action: 'approve',
    entity: 'count',
    entityId: countId,
    after: { reason, lines: off.length, movementIds: movements.map(({ id }) => id) },
  })
}

interface Off {
  id: string
  item_id: string
  location_id: string
  lot_id: string | null
  unit: string
  sku: string
  off: string
  stale: string | null
  at: string
}

/** Keeps book, discrepancy and cost with every counted line, in one snapshot of the ledger. @returns those to be posted */
async function settleLines(tx: Tx, countId: string): Promise<Off[]> {
  const off = await tx.query<Off>({
    text: `
      with compared as materialized (${comparedLines(`l.count_id = $1 and l.state = 'counted'`)}),
      settled as (
        update count_line l set book = x.book_then, discrepancy = x.off, unit_cost = x.cost, decision = coalesce(l.decision, 'accept')
        from compared x where l.tenant_id = x.tenant_id and l.id = x.id
        returning l.id)
      select x.id, x.item_id, x.location_id, x.lot_id, x.unit, x.sku, x.off::text as off, x.stale, clock_timestamp() as at
      from compared x join settled s on s.id = x.id
      where x.off <> 0 and x.decision is distinct from 'ignore' order by x.id`,
    values: [countId],
  })
  const stale = off.filter((row) => row.stale)
  if (stale.length > 0)
    throw new AppError('count_stale', {
      detail: sentence('count.stale', { count: stale.length }),
      lines: stale.slice(0, mostNamed).map(({ id, sku, stale: why }) => ({ lineId: id, sku, stale: why })),
    })
  return off
}

function toLines(off: readonly Off[], adjustment: string): BatchLine[] {
  return off.map((row, index) => {
    const quantity = toQuantity(row.off)
    const found = quantity.gt(0)
    return {
      movement: Math.floor(index / movementLines),
      itemId: row.item_id,
      fromLocationId: found ? adjustment : row.location_id,
      toLocationId: found ? row.location_id : adjustment,
      lotId: row.lot_id ?? undefined,
      quantity: toDecimal(quantity.abs()),
      unit: row.unit,
      unitPrice: null,
    }
  })
}

function chunk(rows: readonly unknown[]): unknown[] {
  return Array.from({ length: Math.ceil(rows.length / movementLines) })
}
