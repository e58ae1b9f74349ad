import type { PurchaseOrderLine } from '#contract/purchase-order.ts'
import { type Goods, type GoodsFault, type GoodsPart, goodsOf, readGoods, type Way } from '#web/lot/goods.ts'
import type { TrackedItem } from '#web/lot/goods-props.tsx'

/** What is typed, by the line's id. */
export type GoodsDraft = Readonly<Record<string, Goods>>

/** A line of goods as a form has it: what its item is, and which way it goes. */
export interface GoodsLine {
  line: PurchaseOrderLine
  item: TrackedItem
  way: Way
}

/** Everything that is open, as typed by somebody who has all of it before them. */
export function allOpen(lines: readonly PurchaseOrderLine[]): GoodsDraft {
  return Object.fromEntries(lines.map(({ id, open }) => [id, goodsOf(open === '0' ? '' : open)]))
}

/** What is typed for a line; nothing yet where nothing is. */
export function goodsAt(draft: GoodsDraft, lineId: string): Goods {
  return draft[lineId] ?? goodsOf('')
}

/** The lines of the request, in the order's order; and by line what is wrong with what is typed. */
export function readGoodsLines(rows: readonly GoodsLine[], draft: GoodsDraft) {
  const lines: (GoodsPart & { lineId: string })[] = []
  const faults = new Map<string, GoodsFault>()
  for (const { line, item, way } of rows) {
    const read = readGoods(goodsAt(draft, line.id), item.tracking, way)
    if ('fault' in read) faults.set(line.id, read)
    else lines.push(...read.parts.map((part) => ({ lineId: line.id, ...part })))
  }
  return { lines, faults }
}
