'use client'
import type { SalesOrderLine } from '#contract/sales-order.ts'
import type { UnitsOfItem } from '#core/unit/entered-unit.ts'
import { packEntered, withOwnPack } from '#core/unit/own-pack.ts'
import { useUnitsOfItems } from '#web/pack/units-of-items.ts'

type Line = Pick<SalesOrderLine, 'itemId' | 'unit' | 'entered'>

/** In what goods of an order's lines are counted: in what they were ordered, and in what their items are, as far as it is read. */
export function useUnitsOfLines(lines: readonly Line[]): (line: Line) => UnitsOfItem {
  const known = useUnitsOfItems(lines.map(({ itemId }) => itemId))
  return ({ itemId, unit, entered }) => withOwnPack(known.get(itemId) ?? { unit, packs: [] }, packEntered(entered))
}
