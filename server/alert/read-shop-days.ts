import { findClosedDays } from '#core/anomaly/find-closed-days.ts'
import type { Tx } from '#server/db/transaction.ts'
import type { Calendar } from '#server/forecast/queries.ts'
import { daysRead } from './item-days.ts'

/** Days that are judged: what was posted late, and nights that were missed, are caught up with. */
export const judgedDays = 7
/** Lines that are added to both sides of a day's busyness, so that a small shop's single sale makes no rush. */
const damping = 20
const mostBusy = 4
/** The same weekdays before a day that it is compared with. */
const comparedWeeks = 10
/** What a week before the last counts beside it. */
const weekDecay = 0.8

/** What all items of an organisation did together. */
export interface ShopDays {
  lastDay: string
  /** of the judged days, the last first: how many times the usual was sold, by lines of sales over all items against the same weekdays before */
  busy: number[]
  /** of the `daysRead` days up to the last: when nobody sold anything */
  closed: boolean[]
}

export async function readShopDays(tx: Tx, calendar: Calendar & { lastDay: string }): Promise<ShopDays> {
  const { lastDay } = calendar
  return { lastDay, busy: await readBusyness(tx, calendar), closed: await readClosedDays(tx, calendar) }
}

/** Counts a year's sales, through the movements' index. */
async function readClosedDays(tx: Tx, { timeZone, lastDay }: Calendar & { lastDay: string }): Promise<boolean[]> {
  const rows = await tx.query<{ day: number; documents: number }>({
    text: `select (m.effective_at at time zone $3)::date - ($2::date - ${daysRead - 1}) as day, count(*)::int as documents
           from movement m
           where m.tenant_id = $1 and m.kind = 'sale' and m.reverses_id is null
             and m.effective_at >= ($2::date - ${daysRead - 1})::timestamp at time zone $3
             and m.effective_at < ($2::date + 1)::timestamp at time zone $3
           group by 1`,
    values: [tx.tenantId, lastDay, timeZone],
  })
  const documents = new Map(rows.map((row) => [row.day, row.documents]))
  return findClosedDays(Array.from({ length: daysRead }, (_, day) => documents.get(day) ?? 0))
}

async function readBusyness(tx: Tx, { timeZone, lastDay }: Calendar & { lastDay: string }): Promise<number[]> {
  const rows = await tx.query<{ ago: number; lines: number }>({
    text: `select $2::date - (m.effective_at at time zone $3)::date as ago, count(*)::int as lines
           from movement m join movement_line l on l.tenant_id = $1 and l.movement_id = m.id
           where m.tenant_id = $1 and m.kind = 'sale' and m.reverses_id is null
             and m.effective_at >= ($2::date - ${judgedDays + 7 * comparedWeeks})::timestamp at time zone $3
             and m.effective_at < ($2::date + 1)::timestamp at time zone $3
           group by 1`,
    values: [tx.tenantId, lastDay, timeZone],
  })
  const lines = new Map(rows.map((row) => [row.ago, row.lines]))
  return Array.from({ length: judgedDays }, (_, ago) => {
    let [weight, usual, weights] = [1, 0, 0]
    for (let week = 1; week <= comparedWeeks; week++) {
      weight *= weekDecay
      weights += weight
      usual += weight * (lines.get(ago + 7 * week) ?? 0)
    }
    return Math.min(mostBusy, ((lines.get(ago) ?? 0) + damping) / (usual / weights + damping))
  })
}
