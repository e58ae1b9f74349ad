import type { z } from 'zod'
import type { BodyOf } from '#contract/endpoint.ts'
import type { createForecastOverride, ForecastOverride, updateForecastOverride } from '#contract/forecast-override.ts'
import { sentence } from '#contract/words/sentence.ts'
import { meanOver } from '#core/purchasing/demand-outlook.ts'
import { audit } from '#server/audit/audit.ts'
import type { Tx } from '#server/db/transaction.ts'
import type { Actor } from '#server/http/actor.ts'
import { AppError } from '#server/http/app-error.ts'
import { refuseValue } from '#server/purchasing/refuse-value.ts'
import { assertPlace } from '#server/purchasing/write-order.ts'
import { getOverride, lockOverride, readShare, readToday } from './override-queries.ts'

const entity = 'forecastOverride'
const dayMs = 86_400_000
/** Days ahead that one may speak of. */
const furthest = 366
const stepDays = { D: 1, W: 7, M: 30.4375 } as const

/** @throws AppError not_found, invalid_value, conflict (something is said of some of these days already) */
export async function makeOverride(
  tx: Tx,
  actor: Actor,
  body: z.output<typeof createForecastOverride.body>,
): Promise<ForecastOverride> {
  const { itemId, locationId, startsOn, endsOn, quantity, reason } = body
  const today = await readToday(tx)
  if (startsOn < today) throw refuseValue('body.startsOn', sentence('forecast.isOver'))
  if (endsOn < startsOn) throw refuseValue('body.endsOn', sentence('forecast.endsBefore'))
  if (daysBetween(today, endsOn) > furthest) throw refuseValue('body.endsOn', sentence('forecast.tooFar'))
  if (locationId) await assertPlace(tx, locationId)
  // one at a time for an item, so that no two speak of the same day
  const [forecast] = await tx.query<{ frequency: 'D' | 'W' | 'M'; means: number[]; start: string }>({
    text: `select f.frequency, f.mean as means, f.forecast_start::text as start
           from forecast f where f.tenant_id = $1 and f.item_id = $2 for update`,
    values: [tx.tenantId, itemId],
  })
  if (!forecast) throw refuseValue('body.itemId', sentence('forecast.noForecast'))
  const [other] = await tx.query<{ startsOn: string; endsOn: string }>({
    text: `select starts_on::text as "startsOn", ends_on::text as "endsOn" from forecast_override
           where tenant_id = $1 and item_id = $2 and location_id is not distinct from $3 and withdrawn_at is null
             and starts_on <= $5 and ends_on >= $4 limit 1`,
    values: [tx.tenantId, itemId, locationId, startsOn, endsOn],
  })
  if (other)
    throw new AppError('conflict', {
      detail: sentence('forecast.saidAlready', { from: other.startsOn, to: other.endsOn }),
    })
  const outlook = {
    means: forecast.means,
    stepDays: stepDays[forecast.frequency],
    stepVariance: 0,
    totalVariance: 0,
    isWhole: false,
  }
  const until = (day: string) => meanOver(outlook, daysBetween(forecast.start, day))
  const share = locationId ? await readShare(tx, itemId, locationId) : 1
  const expected = (until(dayAfter(endsOn)) - until(startsOn)) * share
  const [made] = await tx.query<{ id: string }>({
    text: `insert into forecast_override (tenant_id, item_id, location_id, starts_on, ends_on, quantity, reason, expected, created_by, created_by_name)
           values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) returning id`,
    values: [tx.tenantId, itemId, locationId, startsOn, endsOn, quantity, reason, expected, actor.id, actor.name],
  })
  const after = await getOverride(tx, made?.id ?? '')
  await audit(tx, actor, { action: 'create', entity, entityId: after.id, after })
  return after
}

/** @throws AppError not_found, version_mismatch, override_begun */
export async function alterOverride(
  tx: Tx,
  actor: Actor,
  { id, version, change }: { id: string; version: number; change: BodyOf<typeof updateForecastOverride> },
): Promise<ForecastOverride> {
  const { today, ...before } = await lockOverride(tx, id, version)
  if (before.startsOn <= today || before.withdrawnAt !== null) throw new AppError('override_begun')
  await tx.query({
    text: `update forecast_override set quantity = $3, reason = $4, version = version + 1, updated_at = now() where tenant_id = $1 and id = $2`,
    values: [tx.tenantId, id, change.quantity ?? before.quantity, change.reason ?? before.reason],
  })
  const after = await getOverride(tx, id)
  await audit(tx, actor, { action: 'update', entity, entityId: id, before, after })
  return after
}

/**
 * Before its days begin it is as if it had not been said; afterwards it is kept and judged, and no longer used.
 * @throws AppError not_found, version_mismatch
 */
export async function withdrawOverride(tx: Tx, actor: Actor, id: string, version: number): Promise<void> {
  const { today, ...before } = await lockOverride(tx, id, version)
  if (before.withdrawnAt !== null) return
  await tx.query({
    text:
      before.startsOn > today
        ? 'delete from forecast_override where tenant_id = $1 and id = $2'
        : 'update forecast_override set withdrawn_at = now(), version = version + 1, updated_at = now() where tenant_id = $1 and id = $2',
    values: [tx.tenantId, id],
  })
  await audit(tx, actor, { action: 'withdraw', entity, entityId: id, before })
}

function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(to) - Date.parse(from)) / dayMs)
}

function dayAfter(day: string): string {
  return new Date(Date.parse(day) + dayMs).toISOString().slice(0, 10)
}
