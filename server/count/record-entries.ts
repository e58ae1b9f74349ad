import type { z } from 'zod'
import type { entryRefusals, NewEntry, recordCount } from '#contract/count-sheet.ts'
import type { Tracking } from '#contract/item.ts'
import { sentence } from '#contract/words/sentence.ts'
import { canonicalDecimal, toQuantity } from '#core/number/quantity.ts'
import { findEnteredUnit, toBaseQuantity } from '#core/unit/entered-unit.ts'
import { newId } from '#server/db/sequential-ids.ts'
import type { Tx } from '#server/db/transaction.ts'
import type { Actor } from '#server/http/actor.ts'
import { AppError } from '#server/http/app-error.ts'
import { type ItemUnits, readItemUnits } from '#server/pack/pack-queries.ts'
import { type CountHead, lockCount } from './queries.ts'
import { listSheet } from './sheet.ts'

type Body = z.output<typeof recordCount.body>
type Refusal = (typeof entryRefusals)[number]

/** An entry on its way through the checks. */
interface Draft {
  entry: NewEntry
  /** base units */
  quantity: string
  lineId?: string | undefined
  refused?: Refusal | undefined
}

/**
 * Records figures, each once by its id, refusing single ones. A figure is true at the moment it was counted: what the
 * device waited before sending is told by its own clock and taken off ours. Of several figures of one line the one that was
 * counted last stands, of a count that is dated the one that was entered last; whether counters agree is looked at when the sheet is handed in.
 * @throws AppError not_found, count_not_open, invalid_value
 */
export async function recordEntries(
  tx: Tx,
  actor: Actor,
  countId: string,
  { sentAt, entries }: Body,
): Promise<z.output<typeof recordCount.response>> {
  const count = await lockCount(tx, countId, 'share')
  if (!count) throw new AppError('not_found')
  if (count.state !== 'counting') throw new AppError('count_not_open')
  assertAges(sentAt, entries)
  const drafts: Draft[] = entries.map((entry) => ({
    entry,
    quantity: entry.quantity,
    lineId: entry.lineId,
  }))
  await findUnexpected(tx, count, drafts)
  await refuseClosed(tx, actor, count, drafts)
  await refuseRepeated(tx, drafts)
  const fresh = drafts.filter((draft) => !draft.refused)
  await insertEntries(tx, actor, count, sentAt, fresh)
  await carryLatest(tx, [...new Set(fresh.flatMap(({ lineId }) => lineId ?? []))].toSorted())
  const lines = await listSheet(tx, actor.id, { ids: drafts.flatMap(({ lineId }) => lineId ?? []) })
  const byId = new Map(lines.map((line) => [line.id, line]))
  return {
    data: drafts.map(({ entry, lineId, refused }) => ({
      id: entry.id,
      refused: refused ?? null,
      line: (refused !== 'lineMissing' && lineId && byId.get(lineId)) || null,
    })),
  }
}

function assertAges(sentAt: string | undefined, entries: readonly NewEntry[]): void {
  const wrong = entries.findIndex(
    ({ countedAt }) => countedAt && !(sentAt && Date.parse(countedAt) <= Date.parse(sentAt)),
  )
  if (wrong < 0) return
  throw new AppError('invalid_value', {
    detail: sentence('count.countedBeforeSent'),
    errors: [{ path: `body.entries.${wrong}.countedAt`, message: sentence('count.countedBeforeSent') }],
  })
}

/** Lines for what was found and is not on the sheet: made, or found where somebody made or planned them. */
async function findUnexpected(tx: Tx, count: CountHead, drafts: readonly Draft[]): Promise<void> {
  for (const draft of drafts) {
    const { itemId, locationId, lotCode } = draft.entry
    if (!itemId || !locationId) continue
    const [thing] = await tx.query<{ unit: string; countable: boolean; tracking: Tracking; place: boolean }>({
      text: `select unit, tracking, archived_at is null and variant_axes is null as countable,
               exists (select from location where id = $2 and not is_virtual and archived_at is null) as place
             from item where id = $1`,
      values: [itemId, locationId],
    })
    if (!thing) draft.refused = 'itemMissing'
    else if (!thing.countable) draft.refused = 'itemNotCountable'
    else if (!thing.place) draft.refused = 'locationMissing'
    else if ((thing.tracking === 'none') !== (lotCode === undefined)) draft.refused = 'lotMissing'
    else {
      const lotId = lotCode === undefined ? null : await findOrMakeLot(tx, itemId, lotCode)
      await tx.query({
        text: `insert into count_line (tenant_id, id, count_id, item_id, location_id, lot_id, unit, is_unexpected, round)
               values ($1, $2, $3, $4, $5, $6, $7, true, $8) on conflict (tenant_id, count_id, item_id, location_id, lot_id) do nothing`,
        values: [tx.tenantId, newId(), count.id, itemId, locationId, lotId, thing.unit, count.round],
      })
      const [line] = await tx.query<{ id: string }>({
        text: `select id from count_line where count_id = $1 and item_id = $2 and location_id = $3 and lot_id is not distinct from $4`,
        values: [count.id, itemId, locationId, lotId],
      })
      draft.lineId = line?.id
    }
  }
}

async function findOrMakeLot(tx: Tx, itemId: string, code: string): Promise<string> {
  const [lot] = await tx.query<{ id: string }>({
    text: `insert into lot as l (tenant_id, item_id, code) values ($1, $2, $3)
           on conflict (tenant_id, code_key, item_id) do update set code = l.code returning id`,
    values: [tx.tenantId, itemId, code],
  })
  if (!lot) throw new Error('The lot was not made.')
  return lot.id
}

/** Locks the lines, in the order of their ids, and refuses those that cannot be counted now, or not by this counter. */
async function refuseClosed(tx: Tx, actor: Actor, count: CountHead, drafts: readonly Draft[]): Promise<void> {
  const rows = await tx.query<{
    id: string
    item_id: string
    round: number
    assignee_id: string | null
    tracking: Tracking
  }>({
    text: `select l.id, l.item_id, l.round, l.assignee_id, i.tracking from count_line l join item i on i.tenant_id = l.tenant_id and i.id = l.item_id
           where l.count_id = $1 and l.id = any($2::uuid[]) order by l.id for no key update of l`,
    values: [count.id, drafts.flatMap(({ lineId }) => lineId ?? [])],
  })
  const lines = new Map(rows.map((row) => [row.id, row]))
  const assigned = rows.filter((row) => row.assignee_id && row.assignee_id !== actor.id).map((row) => row.id)
  const counted = new Set(
    (
      await tx.query<{ id: string }>({
        text: `select distinct e.count_line_id as id from count_entry e join count_line l on l.id = e.count_line_id
               where e.count_line_id = any($1::uuid[]) and e.counter_id = $2 and e.round < l.round`,
        values: [assigned, actor.id],
      })
    ).map((row) => row.id),
  )
  const inUnits = drafts.filter(({ entry }) => entry.unit !== undefined)
  const itemIds = inUnits.flatMap(({ lineId = '' }) => lines.get(lineId)?.item_id ?? [])
  const units = itemIds.length === 0 ? undefined : await readItemUnits(tx, itemIds)
  for (const draft of drafts) {
    const line = draft.lineId ? lines.get(draft.lineId) : undefined
    if (draft.refused) continue
    const base = toBase(draft.entry, units?.get(line?.item_id ?? ''))
    draft.quantity = base ?? draft.quantity
    if (!line) draft.refused = 'lineMissing'
    else if (line.round !== count.round) draft.refused = 'lineClosed'
    else if (counted.has(line.id)) draft.refused = 'countedBefore'
    else if (base === undefined) draft.refused = 'unitUnknown'
    else if (line.tracking === 'serial' && !['0', '1'].includes(canonicalDecimal(base)))
      draft.refused = 'serialQuantity'
  }
}

/** What was counted in base units; undefined where it is no unit of the item, or not exact in its base unit. */
function toBase({ quantity, unit }: NewEntry, item: ItemUnits | undefined): string | undefined {
  if (unit === undefined) return quantity
  const found = item && findEnteredUnit(unit, item)
  const base = found && toBaseQuantity(quantity, found)
  return typeof base === 'string' ? base : undefined
}

/** An id that stands for another figure is refused; one that was recorded is left out and answered as recorded. */
async function refuseRepeated(tx: Tx, drafts: Draft[]): Promise<void> {
  const rows = await tx.query<{ id: string; count_line_id: string; quantity: string }>({
    text: 'select id, count_line_id, quantity::text from count_entry where id = any($1::uuid[])',
    values: [drafts.map(({ entry }) => entry.id)],
  })
  const known = new Map(rows.map((row) => [row.id, row]))
  for (const draft of drafts) {
    const before = known.get(draft.entry.id)
    if (!before) continue
    const same = before.count_line_id === draft.lineId && toQuantity(before.quantity).eq(toQuantity(draft.quantity))
    draft.refused = same ? undefined : 'idTaken'
  }
}

async function insertEntries(
  tx: Tx,
  actor: Actor,
  count: CountHead,
  sentAt: string | undefined,
  drafts: readonly Draft[],
): Promise<void> {
  await tx.query({
    text: `insert into count_entry (tenant_id, id, count_line_id, round, quantity, counted_at, counter_id, counter_name)
           select $1, n.id, n.line_id, $2, n.quantity, coalesce($10::timestamptz, greatest(clock_timestamp() - make_interval(secs => n.age), $3::timestamptz)), $4, $5
           from unnest($6::uuid[], $7::uuid[], $8::numeric[], $9::float8[]) as n (id, line_id, quantity, age)
           on conflict do nothing`,
    values: [
      tx.tenantId,
      count.round,
      count.created_at,
      actor.id,
      actor.name,
      drafts.map(({ entry }) => entry.id),
      drafts.map(({ lineId }) => lineId),
      drafts.map(({ quantity }) => quantity),
      drafts.map(({ entry }) =>
        sentAt && entry.countedAt ? (Date.parse(sentAt) - Date.parse(entry.countedAt)) / 1000 : 0,
      ),
      count.counted_at,
    ],
  })
}

/** The line has the figure that was counted last in its round. */
async function carryLatest(tx: Tx, lineIds: readonly string[]): Promise<void> {
  await tx.query({
    text: `update count_line l set state = 'counted', quantity = e.quantity, counted_at = e.counted_at, counter_id = e.counter_id, counter_name = e.counter_name
           from count_line k cross join lateral (
             select n.* from count_entry n where n.tenant_id = k.tenant_id and n.count_line_id = k.id and n.round = k.round
             order by n.counted_at desc, n.recorded_at desc, n.id desc limit 1) e
           where k.id = any($1::uuid[]) and l.tenant_id = k.tenant_id and l.id = k.id`,
    values: [lineIds],
  })
}
