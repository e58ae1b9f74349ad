import type { z } from 'zod'
import type { createDemandEvent, DemandEvent, updateDemandEvent } from '#contract/demand-event.ts'
import type { BodyOf } from '#contract/endpoint.ts'
import { sentence } from '#contract/words/sentence.ts'
import { audit } from '#server/audit/audit.ts'
import type { Tx } from '#server/db/transaction.ts'
import type { Actor } from '#server/http/actor.ts'
import { refuseValue } from '#server/purchasing/refuse-value.ts'
import { assertPlace } from '#server/purchasing/write-order.ts'
import { getEvent, lockEvent } from './event-queries.ts'

const entity = 'demandEvent'
/** Days that an event may last: a longer one is no event but how the item sells. */
const longest = 366

type Facts = z.output<typeof createDemandEvent.body>

/** @throws AppError invalid_value */
export async function makeEvent(tx: Tx, actor: Actor, body: Facts): Promise<DemandEvent> {
  await assertSound(tx, body, body)
  const [made] = await tx.query<{ id: string }>({
    text: `insert into demand_event (tenant_id, name, kind, starts_on, ends_on, touches, category_id, location_id, expected_percent, created_by, created_by_name)
           values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11) returning id`,
    values: [tx.tenantId, ...columnsOf(body), actor.id, actor.name],
  })
  const id = made?.id ?? ''
  await keepItems(tx, id, body.touches)
  const after = await getEvent(tx, id)
  await resolveExplained(tx, id)
  await audit(tx, actor, { action: 'create', entity, entityId: id, after })
  return after
}

/**
 * What it did is measured anew by the next forecast when its days, items or place change.
 * @throws AppError not_found, version_mismatch, invalid_value
 */
export async function alterEvent(
  tx: Tx,
  actor: Actor,
  { id, version, change }: { id: string; version: number; change: BodyOf<typeof updateDemandEvent> },
): Promise<DemandEvent> {
  const before = await lockEvent(tx, id, version)
  const { archived, ...given } = change
  const facts: Facts = { ...factsOf(before), ...given }
  await assertSound(tx, given, facts)
  await tx.query({
    text: `update demand_event set name = $3, kind = $4, starts_on = $5, ends_on = $6, touches = $7, category_id = $8, location_id = $9, expected_percent = $10,
             archived_at = case when $11::boolean is null then archived_at when $11 then coalesce(archived_at, now()) end,
             effect = case when $12 then '[]' else effect end, measured_to = case when $12 then null else measured_to end,
             version = version + 1, updated_at = now()
           where tenant_id = $1 and id = $2`,
    values: [tx.tenantId, id, ...columnsOf(facts), archived ?? null, isMeasuredAnew(given)],
  })
  if (given.touches) await keepItems(tx, id, given.touches)
  const after = await getEvent(tx, id)
  await resolveExplained(tx, id)
  await audit(tx, actor, { action: 'update', entity, entityId: id, before, after })
  return after
}

function isMeasuredAnew({ kind, startsOn, endsOn, touches, locationId }: Partial<Facts>): boolean {
  return [kind, startsOn, endsOn, touches, locationId].some((part) => part !== undefined)
}

function factsOf({ name, kind, startsOn, endsOn, touches, locationId, expectedPercent }: DemandEvent): Facts {
  return {
    name,
    kind,
    startsOn,
    endsOn,
    touches: touches.kind === 'items' ? { kind: 'items', itemIds: touches.items.map(({ id }) => id) } : touches,
    locationId,
    expectedPercent,
  }
}

function columnsOf({ name, kind, startsOn, endsOn, touches, locationId, expectedPercent }: Facts): unknown[] {
  const categoryId = touches.kind === 'category' ? touches.categoryId : null
  const isExpected = kind === 'promotion' || kind === 'event'
  return [name, kind, startsOn, endsOn, touches.kind, categoryId, locationId, isExpected ? expectedPercent : null]
}

async function assertSound(tx: Tx, given: Partial<Facts>, { startsOn, endsOn }: Facts): Promise<void> {
  if (endsOn < startsOn) throw refuseValue('body.endsOn', sentence('forecast.endsBefore'))
  if (Date.parse(endsOn) - Date.parse(startsOn) >= longest * 86_400_000)
    throw refuseValue('body.endsOn', sentence('forecast.tooLong'))
  if (given.locationId) await assertPlace(tx, given.locationId)
  const { touches } = given
  if (touches?.kind === 'category') {
    const found = await tx.query({
      text: 'select from category where tenant_id = $1 and id = $2',
      values: [tx.tenantId, touches.categoryId],
    })
    if (found.length === 0) throw refuseValue('body.touches.categoryId', sentence('purchase.noCategory'))
  }
  if (touches?.kind === 'items') {
    const found = await tx.query({
      text: 'select from item where tenant_id = $1 and id = any($2::uuid[])',
      values: [tx.tenantId, touches.itemIds],
    })
    if (found.length < new Set(touches.itemIds).size)
      throw refuseValue('body.touches.itemIds', sentence('purchase.noItem'))
  }
}

async function keepItems(tx: Tx, id: string, touches: Facts['touches']): Promise<void> {
  await tx.query({
    text: 'delete from demand_event_item where tenant_id = $1 and event_id = $2',
    values: [tx.tenantId, id],
  })
  if (touches.kind !== 'items') return
  await tx.query({
    text: `insert into demand_event_item (tenant_id, event_id, item_id)
           select distinct $1::uuid, $2::uuid, item_id from unnest($3::uuid[]) as i (item_id) order by 3`,
    values: [tx.tenantId, id, touches.itemIds],
  })
}

/** Alerts that the event explains have their answer: a day with more than usual, or a price unlike others. */
async function resolveExplained(tx: Tx, id: string): Promise<void> {
  await tx.query({
    text: `update alert a set state = 'resolved', version = a.version + 1
           from demand_event e
           where e.tenant_id = $1 and e.id = $2 and e.archived_at is null and a.tenant_id = $1 and a.state = 'open' and a.item_id is not null
             and ((a.kind = 'spike' and e.kind <> 'closed') or (a.kind = 'price' and e.kind = 'promotion'))
             and a.day between e.starts_on and e.ends_on and event_touches(e, a.item_id)`,
    values: [tx.tenantId, id],
  })
}
