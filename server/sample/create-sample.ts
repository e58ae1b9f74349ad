import { TZDate } from '@date-fns/tz'
import { z } from 'zod'
import { newField } from '#contract/field.ts'
import { defineField } from '#server/attribute/define-field.ts'
import { bumpSchemaVersion, insertItemType, toItemType } from '#server/attribute/queries.ts'
import { audit } from '#server/audit/audit.ts'
import { refreshStatistics } from '#server/db/refresh-statistics.ts'
import type { Tx } from '#server/db/transaction.ts'
import { forecastDemand } from '#server/forecast/forecast-demand.ts'
import type { Actor } from '#server/http/actor.ts'
import { AppError } from '#server/http/app-error.ts'
import { createItem } from '#server/item/write-item.ts'
import { toLocation } from '#server/location/location-json.ts'
import { postBatch } from '#server/stock/post-batch.ts'
import type { TaskRun } from '#server/task/run-task.ts'
import { addDailyWork } from './add-daily-work.ts'
import { addSuppliers } from './add-suppliers.ts'
import { fields, itemTypes, places, type SampleItem } from './catalogue.ts'
import { listSampleItems } from './catalogue-items.ts'
import { known, readItemIds, readPlaces } from './sample-ids.ts'
import { historyDays, type SampleMovement, simulateYear } from './simulate-year.ts'

export const sampleInput = z.object({
  /** the person who asked for it */
  userId: z.uuid(),
  timeZone: z.string(),
  /** when it was asked for: the year ends there, also when the work is done again */
  now: z.iso.datetime(),
})

/** Movements posted in one transaction. */
const batchSize = 2500

/**
 * Fills a new sample organisation: types, fields, places, items and who sells them, then a year of movements through the ledger, the work of
 * these days, and a forecast. 83 items and about 47,000 lines: some 8 s. Broken off, it goes on after the last batch that was posted.
 */
export async function createSample(run: TaskRun<z.output<typeof sampleInput>>): Promise<Record<string, unknown>> {
  const { database, tenantId, input } = run
  const clock = new TZDate(input.now, input.timeZone)
  const today = [clock.getFullYear(), clock.getMonth() + 1, clock.getDate()]
    .map((part) => String(part).padStart(2, '0'))
    .join('-')
  const actor: Actor = { kind: 'system', id: input.userId, name: 'Sample', tenantId, role: 'admin', source: 'sample' }
  const items = listSampleItems(today)

  run.progress({ stage: 'items', done: 0, total: items.length })
  await database.tenant(tenantId, async (tx) => {
    await run.hold(tx)
    await defineSchema(tx, actor)
  })
  for (const [index, item] of items.entries()) {
    run.signal.throwIfAborted()
    await database.tenant(tenantId, (tx) => addItem(tx, actor, item)).catch(passOverTaken)
    run.progress({ done: index + 1 })
  }
  await database.tenant(tenantId, async (tx) => {
    await run.hold(tx)
    await addSuppliers(tx, actor, items)
  })

  const movements = simulateYear(items, today).flatMap((movement) => {
    const at = toInstant(today, movement, input.timeZone)
    return at <= new Date(input.now) ? [{ ...movement, effectiveAt: at.toISOString() }] : []
  })
  run.progress({ stage: 'movements', done: 0, total: movements.length })
  for (let posted = 0; posted < movements.length; ) {
    run.signal.throwIfAborted()
    posted = await database.tenant(tenantId, async (tx) => {
      await run.hold(tx)
      return postNext(tx, actor, movements, items)
    })
    run.progress({ done: posted })
  }
  await addDailyWork(database, { ...actor, source: 'web' }, today)
  await database.tenant(tenantId, (tx) => refreshStatistics(tx, { items: items.length, lines: movements.length }))
  const { forecastRunId } = await forecastDemand({ ...run, input: {} })
  return { items: items.length, movements: movements.length, forecastRunId }
}

async function defineSchema(tx: Tx, actor: Actor): Promise<void> {
  const existing = await tx.query({ text: 'select from item_type limit 1' })
  if (existing.length > 0) return
  await bumpSchemaVersion(tx)
  const typeIds = new Map<string, string>()
  for (const type of itemTypes) {
    const row = await insertItemType(tx, { tenant_id: tx.tenantId, ...type })
    typeIds.set(type.key, row.id)
    await audit(tx, actor, { action: 'create', entity: 'item_type', entityId: row.id, after: toItemType(row) })
  }
  for (const [position, { type, ...field }] of fields.entries()) {
    const itemTypeId = type === undefined ? null : typeIds.get(type)
    await defineField(tx, actor, newField.parse({ ...field, itemTypeId, position }))
  }
  for (const { code, name, kind, parent } of places) {
    const parentId = parent === undefined ? null : (await readPlaces(tx)).get(parent)
    const row = await tx.db
      .insertInto('location')
      .values({ tenant_id: tx.tenantId, code, name, kind, parent_id: parentId })
      .returningAll()
      .executeTakeFirstOrThrow()
    await audit(tx, actor, { action: 'create', entity: 'location', entityId: row.id, after: toLocation(row) })
  }
}

async function addItem(tx: Tx, actor: Actor, item: SampleItem): Promise<void> {
  const { sku, name, description, unit, price, cost, attributes, type, rate, leadTimeDays } = item
  const [row] = await tx.query<{ id: string }>({
    text: 'select id from item_type where key = $1',
    values: [type ?? ''],
  })
  const reorderPoint = String(Math.max(1, Math.round(rate * (leadTimeDays + 7))))
  const itemTypeId = row?.id ?? null
  await createItem(tx, actor, { sku, name, description, unit, price, cost, reorderPoint, attributes, itemTypeId })
}

/** An item that an earlier run of the task made. */
function passOverTaken(error: unknown): void {
  if (!(error instanceof AppError && error.code === 'sku_taken')) throw error
}

type Dated = SampleMovement & { effectiveAt: string }

/**
 * Posts the next batch after what is posted already, which the ledger itself tells.
 * @returns how many are posted now
 */
async function postNext(
  tx: Tx,
  actor: Actor,
  movements: readonly Dated[],
  items: readonly SampleItem[],
): Promise<number> {
  const [ledger] = await tx.query<{ posted: number }>({
    text: `select count(*)::int as posted from movement where source = 'sample'`,
  })
  const posted = ledger?.posted ?? 0
  const next = movements.slice(posted, posted + batchSize)
  const itemIds = await readItemIds(tx)
  const placeIds = await readPlaces(tx)
  const ids = await tx.query<{ id: string }>({
    text: 'select uuidv7() as id from generate_series(1, $1)',
    values: [next.length],
  })
  const batch = next.map((movement, index) => ({
    id: known(ids[index]).id,
    kind: movement.kind,
    effectiveAt: movement.effectiveAt,
    reference: movement.reference,
    reason: movement.reason,
  }))
  const lines = next.flatMap((movement, index) =>
    movement.lines.map((line) => {
      const item = known(items[line.item])
      return {
        movement: index,
        itemId: known(itemIds.get(item.sku)),
        fromLocationId: known(placeIds.get(line.from)),
        toLocationId: known(placeIds.get(line.to)),
        quantity: String(line.quantity),
        unit: item.unit,
        unitPrice: toPrice(movement.kind, item),
      }
    }),
  )
  // The year holds by itself; what people post meanwhile must not stop it.
  await postBatch(tx, actor, { movements: batch, lines, source: 'sample' }, { negativeStock: 'allow' })
  return posted + next.length
}

function toPrice(kind: SampleMovement['kind'], item: SampleItem): string | null {
  if (kind === 'sale' || kind === 'return') return item.price
  return kind === 'receipt' || kind === 'opening' ? item.cost : null
}

function toInstant(today: string, { day, minute }: SampleMovement, timeZone: string): Date {
  const [year = 0, month = 1, date = 1] = today.split('-').map(Number)
  return new Date(new TZDate(year, month - 1, date - historyDays + day, 0, minute, timeZone).getTime())
}
