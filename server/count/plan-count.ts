import type { z } from 'zod'
import type { CountSelection, createCount, previewCount } from '#contract/count.ts'
import { sentence } from '#contract/words/sentence.ts'
import { canonicalDecimal } from '#core/number/quantity.ts'
import { viewFields } from '#server/attribute/field-view.ts'
import { getSchema } from '#server/attribute/schema-cache.ts'
import { audit } from '#server/audit/audit.ts'
import { newId } from '#server/db/sequential-ids.ts'
import type { Tx } from '#server/db/transaction.ts'
import type { Actor } from '#server/http/actor.ts'
import { AppError } from '#server/http/app-error.ts'
import { assertDate } from '#server/stock/record-movement.ts'
import { listStrangers } from './queries.ts'
import { type PlannedLine, selectStock } from './select-stock.ts'

/** Lines of a preview that are shown. */
const sampleSize = 20

/** What a selection holds, without making anything of it. */
export async function previewStock(
  tx: Tx,
  actor: Actor,
  selection: CountSelection,
): Promise<z.output<typeof previewCount.response>> {
  const lines = await selectFor(tx, actor, selection)
  const value = lines.reduce((sum, line) => sum + line.value, 0)
  return {
    lines: lines.length,
    items: new Set(lines.map(({ itemId }) => itemId)).size,
    locations: new Set(lines.map(({ locationId }) => locationId)).size,
    value: canonicalDecimal(value.toFixed(2)),
    sample: lines.slice(0, sampleSize).map(({ sku, itemName, locationName, abcClass, daysSinceCount }) => ({
      sku,
      itemName,
      locationName,
      abcClass,
      daysSinceCount,
    })),
  }
}

/**
 * Plans a count: its lines are the stock the selection holds at this moment, without any figure.
 * @returns its id
 * @throws AppError invalid_value  nothing or too much to count, a counter who is no member; backdate_forbidden, period_locked
 */
export async function planCount(tx: Tx, actor: Actor, body: z.output<typeof createCount.body>): Promise<string> {
  await assertMembers(tx, body.counterIds)
  await assertCountedAt(tx, actor, body.countedAt)
  const lines = await selectFor(tx, actor, body.selection)
  if (lines.length === 0) throw new AppError('invalid_value', { detail: sentence('count.nothing') })
  const id = await insertCount(tx, actor, body)
  await insertLines(tx, id, lines)
  await audit(tx, actor, { action: 'create', entity: 'count', entityId: id, after: { ...body, lines: lines.length } })
  return id
}

/**
 * Plans a count of one place with all below it, which nobody with the right to plan has asked for. Blind, and no line is counted again for what it differs
 * by: who may begin such counts at will would find out by them what the books expect.
 * @returns its id
 * @throws AppError invalid_value  no place in use, nothing or too much to count
 */
export async function planPlaceCount(tx: Tx, actor: Actor, locationId: string): Promise<string> {
  const [place] = await tx.query<{ name: string }>({
    name: 'place-to-count',
    text: `select name from location where id = $1 and not is_virtual and archived_at is null`,
    values: [locationId],
  })
  if (!place) {
    const message = sentence('location.none')
    throw new AppError('invalid_value', { detail: message, errors: [{ path: 'body.locationId', message }] })
  }
  return planCount(tx, actor, {
    name: place.name,
    note: '',
    blind: true,
    selection: { locationIds: [locationId], categoryIds: [], abc: [], includeEmpty: false },
    recount: { quantity: null, percent: null, value: null },
    counterIds: [],
  })
}

/** What was counted before is dated by the rules of a movement, and not ahead. @throws AppError invalid_value, backdate_forbidden, period_locked */
async function assertCountedAt(tx: Tx, actor: Actor, countedAt: string | undefined): Promise<void> {
  if (countedAt === undefined) return
  const path = 'body.countedAt'
  assertDate(actor, countedAt, path)
  const [{ ahead = false, closed = null } = {}] = await tx.query<{ ahead: boolean; closed: string | null }>({
    text: `select $1::timestamptz > clock_timestamp() as ahead, case when locked_before > $1::timestamptz then locked_before end as closed from tenant`,
    values: [countedAt],
  })
  if (ahead) {
    const message = sentence('movement.dateInFuture')
    throw new AppError('invalid_value', { detail: message, errors: [{ path, message }] })
  }
  if (closed !== null) {
    const message = sentence('movement.periodLocked', { from: closed })
    throw new AppError('period_locked', { lockedBefore: closed, detail: message, errors: [{ path, message }] })
  }
}

/** @throws AppError invalid_value */
export async function assertMembers(tx: Tx, userIds: readonly string[]): Promise<void> {
  const strangers = userIds.length > 0 ? await listStrangers(tx, userIds) : []
  if (strangers.length === 0) return
  throw new AppError('invalid_value', {
    detail: sentence('count.noMember'),
    errors: [{ path: 'body.counterIds', message: sentence('count.noMember') }],
  })
}

async function selectFor(tx: Tx, actor: Actor, selection: CountSelection): Promise<PlannedLine[]> {
  return selectStock(tx, selection, viewFields(await getSchema(tx), 'item', actor.role))
}

async function insertCount(tx: Tx, actor: Actor, body: z.output<typeof createCount.body>): Promise<string> {
  // numbers are given out one after the other
  await tx.query({
    text: `select pg_advisory_xact_lock(hashtextextended('count_number:' || $1, 0))`,
    values: [tx.tenantId],
  })
  const id = newId()
  await tx.query({
    text: `insert into count (tenant_id, id, number, name, note, is_blind, selection, recount_quantity, recount_percent, recount_value, counter_ids, created_by_name, counted_at)
           select $1, $2, coalesce(max(number), 0) + 1, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12::timestamptz from count`,
    values: [
      tx.tenantId,
      id,
      body.name,
      body.note,
      body.blind,
      JSON.stringify(body.selection),
      body.recount.quantity,
      body.recount.percent,
      body.recount.value,
      body.counterIds,
      actor.name,
      body.countedAt ?? null,
    ],
  })
  return id
}

async function insertLines(tx: Tx, countId: string, lines: readonly PlannedLine[]): Promise<void> {
  await tx.query({
    text: `insert into count_line (tenant_id, id, count_id, item_id, location_id, lot_id, unit, abc_class, round)
           select $1, n.id, $2, n.item_id, n.location_id, n.lot_id, n.unit, n.abc_class, 1
           from unnest($3::uuid[], $4::uuid[], $5::uuid[], $6::uuid[], $7::text[], $8::text[]) as n (id, item_id, location_id, lot_id, unit, abc_class)`,
    values: [
      tx.tenantId,
      countId,
      lines.map(newId),
      lines.map((line) => line.itemId),
      lines.map((line) => line.locationId),
      lines.map((line) => line.lotId),
      lines.map((line) => line.unit),
      lines.map((line) => line.abcClass),
    ],
  })
}
