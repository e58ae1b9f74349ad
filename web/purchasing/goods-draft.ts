import type { PurchaseOrderLine } from '#contract/purchase-order.ts'
import { packOrdered } from '#core/purchasing/pack-ordered.ts'
import type { UnitsOfItem } from '#core/unit/entered-unit.ts'
import { wholePacks } from '#core/unit/own-pack.ts'
import {
  type Goods,
  type GoodsFault,
  type GoodsPart,
  goodsOf,
  quantityOf,
  readGoods,
  type Way,
} from '#web/lot/goods.ts'
import type { TrackedItem } from '#web/lot/goods-props.tsx'
import { readTyped } from '#web/pack/typed-amount.ts'

/** What is typed, by the line's id. */
export type GoodsDraft = Readonly<Record<string, Goods>>

/** A line of goods as a form has it: what its item is, and which way it goes. */
export interface GoodsLine {
  line: PurchaseOrderLine
  item: TrackedItem
  way: Way
  /** in what it may be counted: the pack that was ordered, and what its item has */
  units: UnitsOfItem
}

/** Everything that is open, as typed by somebody who has all of it before them: in the packs that were ordered where they are whole ones. */
export function allOpen(lines: readonly PurchaseOrderLine[]): GoodsDraft {
  return Object.fromEntries(lines.map((line) => [line.id, openGoods(line)]))
}

function openGoods(line: PurchaseOrderLine): Goods {
  const packs = wholePacks(packOrdered(line), line.open)
  return packs ? goodsOf(packs.quantity, packs.unit) : goodsOf(line.open === '0' ? '' : line.open)
}

/** Whether what is typed is all that is open, of one lot at most. */
export function isAllOpen({ line, item, units }: GoodsLine, draft: GoodsDraft): boolean {
  const goods = goodsAt(draft, line.id)
  const read = readTyped(quantityOf(goods, item.tracking), goods.unit, units)
  return 'base' in read && read.base === line.open
}

/** What is typed for a line; nothing yet where nothing is. */
export function goodsAt(draft: GoodsDraft, lineId: string): Goods {
  return draft[lineId] ?? goodsOf('')
}

/** The lines of the request, in the order's order; and by line what is wrong with what is typed. */
export function readGoodsLines(rows: readonly GoodsLine[], draft: GoodsDraft) {
  const lines: (GoodsPart & { lineId: string })[] = []
  const faults = new Map<string, GoodsFault>()
  for (const { line, item, way, units } of rows) {
    const read = readGoods(goodsAt(draft, line.id), item.tracking, way, units)
    if ('fault' in read) faults.set(line.id, read)
    else lines.push(...read.parts.map((part) => ({ lineId: line.id, ...part })))
  }
  return { lines, faults }
}
