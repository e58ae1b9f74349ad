import type { Tx } from '#server/db/transaction.ts'
import { findStockOutDays, type ItemDay, netReturns } from './demand-series.ts'
import { type DueOverride, lockDueOverrides, readPlaceDemand, storeActuals } from './override-queries.ts'

/**
 * Holds what people said of days that are over against what came. Once: what is entered later changes nothing.
 * @param days  the ledger of the items by day, whole
 */
export async function judgeOverrides(
  tx: Tx,
  { itemIds, days, lastDay }: { itemIds: readonly string[]; days: ReadonlyMap<string, ItemDay[]>; lastDay: string },
): Promise<void> {
  const due = await lockDueOverrides(tx, itemIds, lastDay)
  if (due.length === 0) return
  const actuals: { id: string; actual: number | null }[] = []
  for (const one of due) {
    const actual =
      one.locationId === null ? demandOf(one, days.get(one.itemId) ?? [], lastDay) : await readPlaceDemand(tx, one)
    actuals.push({ id: one.id, actual })
  }
  await storeActuals(tx, actuals)
}

/** Scaled up to the days in stock, as a forecast's steps are; null where most of them were without. */
function demandOf({ startsOn, endsOn }: DueOverride, days: readonly ItemDay[], lastDay: string): number | null {
  const known = days.filter(({ day }) => day <= lastDay)
  let demand = 0
  for (const [day, quantity] of netReturns(known)) if (day >= startsOn && day <= endsOn) demand += quantity
  const length = Math.round((Date.parse(endsOn) - Date.parse(startsOn)) / 86_400_000) + 1
  const out = findStockOutDays(known, startsOn, endsOn).length
  return out * 2 > length ? null : (demand * length) / (length - out)
}
