'use client'
import type { ReactNode } from 'react'
import type { PurchaseOrderLine } from '#contract/purchase-order.ts'
import { toDecimal, toQuantity } from '#core/number/quantity.ts'
import { useItemsById } from '#web/item/items-by-id.ts'
import { quantityOf, type Way } from '#web/lot/goods.ts'
import { GoodsAmount } from '#web/lot/goods-amount.tsx'
import { GoodsLots, useGoodsFault } from '#web/lot/goods-lots.tsx'
import { useLotOffers } from '#web/lot/lot-offers.ts'
import { type GoodsDraft, type GoodsLine, goodsAt, readGoodsLines } from '#web/purchasing/goods-draft.ts'
import { Code } from '#web/ui/code-block.tsx'

/** Some lines of an order with what is known of their items. @param from  where goods leave; undefined: they come in */
export function useGoodsLines(lines: readonly PurchaseOrderLine[], from?: string): GoodsLine[] {
  const items = useItemsById(lines.map(({ itemId }) => itemId))
  const tracked = lines.filter(({ itemId }) => items.get(itemId)?.tracking === 'lot')
  const offers = useLotOffers(
    tracked.map(({ itemId }) => itemId),
    from ?? '',
  )
  return lines.map((line) => {
    const { itemId: id, itemName: name, unit } = line
    const way: Way = from === undefined ? { to: 'in' } : { to: 'out', offers: offers.get(id) }
    return { line, way, item: { id, name, unit, tracking: items.get(id)?.tracking ?? 'none' } }
  })
}

/** An amount for each of some lines of an order, in the item's own unit, with its lots or serials. */
export function GoodsLines({
  rows,
  draft,
  onChange,
  label,
  note,
  tried,
}: {
  rows: readonly GoodsLine[]
  draft: GoodsDraft
  onChange: (draft: GoodsDraft) => void
  label: string
  note: (line: PurchaseOrderLine) => ReactNode
  /** whether it was to be sent: what is merely unfinished is no fault before */
  tried: boolean
}) {
  const say = useGoodsFault()
  const { faults } = readGoodsLines(rows, draft)
  return (
    <ul className="divide-y rounded-md border">
      {rows.map(({ line, item, way }) => {
        const goods = goodsAt(draft, line.id)
        const fault = faults.get(line.id)
        const write = (next: typeof goods) => onChange({ ...draft, [line.id]: next })
        return (
          <li key={line.id} className="space-y-2 p-3">
            <div className="flex items-start gap-3">
              <div className="min-w-0 flex-1">
                <p className="font-medium [overflow-wrap:anywhere]">{line.itemName}</p>
                <p className="mt-0.5 flex flex-wrap gap-x-3 text-sm text-soft">
                  <Code>{line.supplierCode || line.sku}</Code>
                  <span>{note(line)}</span>
                  <PackCount line={line} typed={quantityOf(goods, item.tracking)} />
                </p>
              </div>
              <GoodsAmount
                label={`${label}: ${line.itemName}`}
                hideLabel
                className="w-32 shrink-0"
                unit={line.unit}
                tracking={item.tracking}
                goods={goods}
                onChange={write}
                isIncoming={way.to === 'in'}
                error={fault && (tried || fault.fault === 'amountForm') ? say(fault) : undefined}
              />
            </div>
            <GoodsLots item={item} goods={goods} onChange={write} way={way} />
          </li>
        )
      })}
    </ul>
  )
}

/** How many packs an amount is, for whoever counts boxes. */
function PackCount({ line, typed }: { line: PurchaseOrderLine; typed: string }) {
  if (line.packSize === '1' || !/^\d+(\.\d+)?$/.test(typed)) return null
  const packs = toDecimal(toQuantity(typed).div(line.packSize).round(2))
  return <span>{`= ${packs} ${line.packUnit ?? line.unit}`}</span>
}
