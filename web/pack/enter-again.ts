import { listPacks, mostPacks } from '#contract/pack.ts'
import { findEnteredUnit } from '#core/unit/entered-unit.ts'
import { compare, toRatio } from '#core/unit/ratio.ts'
import { api } from '#web/lib/api.ts'

interface PostedLine {
  itemId: string
  quantity: string
  unit: string
  entered: { quantity: string; unit: string; factor: string } | null
}

/** How much a posted line is, to be entered once more: in what it was entered, or in base units where that is not the same amount any more. */
export async function enterAgain({
  itemId,
  quantity,
  unit,
  entered,
}: PostedLine): Promise<{ quantity: string; unit?: string }> {
  if (!entered) return { quantity }
  const packs = await api.call(listPacks, { query: { itemId, limit: mostPacks } })
  return isSame(entered, { unit, packs: packs.data })
    ? { quantity: entered.quantity, unit: entered.unit }
    : { quantity }
}

/** Whether the unit that something was entered in counts what it counted then. */
export function isSame(
  entered: { unit: string; factor: string },
  units: Parameters<typeof findEnteredUnit>[1],
): boolean {
  const now = findEnteredUnit(entered.unit, units)
  return now !== undefined && compare(now.factor, toRatio(entered.factor)) === 0
}
