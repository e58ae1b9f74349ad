import type { UnitsOfItem } from './entered-unit.ts'
import { exactDecimal, per, toRatio } from './ratio.ts'

type Pack = UnitsOfItem['packs'][number]

/**
 * In what goods of a document's line may be counted: the pack that the document was written in, then what the item has. A box of an order
 * is the box that was ordered, whatever is called so by now.
 */
export function withOwnPack({ unit, packs }: UnitsOfItem, own: Pack | undefined): UnitsOfItem {
  if (!own) return { unit, packs }
  return { unit, packs: [own, ...packs.filter(({ name }) => name.toLowerCase() !== own.name.toLowerCase())] }
}

/** What a line was entered in, as a pack of it. */
export function packEntered(entered: { unit: string; factor: string } | null): Pack | undefined {
  return entered ? { name: entered.unit, factor: entered.factor } : undefined
}

/** An amount in a pack, where it is one or more whole ones. @param quantity  base units */
export function wholePacks(own: Pack | undefined, quantity: string): { quantity: string; unit: string } | undefined {
  const count = own && exactDecimal(per(toRatio(quantity), toRatio(own.factor)))
  return count !== undefined && /^[1-9]\d*$/.test(count) ? { quantity: count, unit: own?.name ?? '' } : undefined
}
