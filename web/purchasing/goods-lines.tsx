'use client'
import type { ReactNode } from 'react'
import type { PurchaseOrderLine } from '#contract/purchase-order.ts'
import { toDecimal, toQuantity } from '#core/number/quantity.ts'
import { packOrdered } from '#core/purchasing/pack-ordered.ts'
import { withOwnPack } from '#core/unit/own-pack.ts'
import { useItemsByIdRead } from '#web/item/items-by-id.ts'
import { useProblemText } from '#web/lib/problem-text.ts'
import { quantityOf, type Way } from '#web/lot/goods.ts'
import { GoodsAmount } from '#web/lot/goods-amount.tsx'
import { GoodsLots, useGoodsFault } from '#web/lot/goods-lots.tsx'
import { useLotOffers } from '#web/lot/lot-offers.ts'
import { hasUnitChoice } from '#web/pack/unit-choices.ts'
import { useUnitsOfItems } from '#web/pack/units-of-items.ts'
import { type GoodsDraft, type GoodsLine, goodsAt, readGoodsLines } from '#web/purchasing/goods-draft.ts'
import { classNames } from '#web/ui/class-names.ts'
import { Code } from '#web/ui/code-block.tsx'
import { ErrorState } from '#web/ui/error-state.tsx'
import { Skeleton } from '#web/ui/skeleton.tsx'

/**
 * Some lines of an order with what is known of their items.
 * @param from  where goods leave; undefined: they come in
 * @returns `known`: undefined until it is known how the stock of each item is told apart; why not, where it cannot be read
 */
export function useGoodsLines(
  lines: readonly PurchaseOrderLine[],
  from?: string,
): { known: GoodsLine[] | undefined; error: Error | undefined; retry: () => void } {
  const { items, error, retry } = useItemsByIdRead(lines.map(({ itemId }) => itemId))
  const known = useUnitsOfItems(lines.map(({ itemId }) => itemId))
  const tracked = lines.filter(({ itemId }) => items.get(itemId)?.tracking === 'lot')
  const offers = useLotOffers(
    tracked.map(({ itemId }) => itemId),
    from ?? '',
  )
  const rows = lines.flatMap((line) => {
    const { itemId: id, itemName: name, unit } = line
    const tracking = items.get(id)?.tracking
    const way: Way = from === undefined ? { to: 'in' } : { to: 'out', offers: offers.get(id) }
    const units = withOwnPack(known.get(id) ?? { unit, packs: [] }, packOrdered(line))
    return tracking ? [{ line, way, units, item: { id, name, unit, tracking } }] : []
  })
  return { known: rows.length === lines.length ? rows : undefined, error, retry }
}

/** An amount for each of some lines of an order, with its lots or serials. */
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
      {rows.map(({ line, item, way, units }) => {
        const goods = goodsAt(draft, line.id)
        const fault = faults.get(line.id)
        const write = (next: typeof goods) => onChange({ ...draft, [line.id]: next })
        return (
          <li key={line.id} className="space-y-2 p-3">
            <div className="flex flex-wrap items-start gap-3">
              <div className="min-w-40 flex-1">
                <p className="font-medium [overflow-wrap:anywhere]">{line.itemName}</p>
                <p className="mt-0.5 flex flex-wrap gap-x-3 text-sm text-soft">
                  <Code>{line.supplierCode || line.sku}</Code>
                  <span>{note(line)}</span>
                  {goods.unit === '' ? <PackCount line={line} typed={quantityOf(goods, item.tracking)} /> : null}
                </p>
              </div>
              <GoodsAmount
                label={`${label}: ${line.itemName}`}
                hideLabel
                className={classNames('shrink-0', hasChoice(item, units) ? 'w-full sm:w-64' : 'w-32')}
                unit={line.unit}
                tracking={item.tracking}
                goods={goods}
                onChange={write}
                isIncoming={way.to === 'in'}
                units={units}
                error={
                  fault && fault.fault !== 'lotMissing' && (tried || fault.fault === 'amountForm')
                    ? say(fault)
                    : undefined
                }
              />
            </div>
            <GoodsLots
              item={item}
              goods={goods}
              onChange={write}
              way={way}
              units={units}
              lotMissing={tried && fault?.fault === 'lotMissing' ? say(fault) : undefined}
            />
          </li>
        )
      })}
    </ul>
  )
}

function hasChoice(item: GoodsLine['item'], units: GoodsLine['units']): boolean {
  return item.tracking !== 'serial' && hasUnitChoice(units)
}

/** Stands for lines until it is known how their items are told apart, in their height, or says that it cannot be known. */
export function GoodsUnknown({
  count,
  error,
  onRetry,
}: {
  count: number
  error: Error | undefined
  onRetry: () => void
}) {
  const problemText = useProblemText()
  if (error) return <ErrorState onRetry={onRetry}>{problemText(error)}</ErrorState>
  return (
    <ul className="divide-y rounded-md border" aria-busy="true">
      {Array.from({ length: count }, (_, index) => (
        <li key={index} className="flex items-start gap-3 p-3">
          <div className="flex-1 space-y-2">
            <Skeleton className="h-5 w-3/5" />
            <Skeleton className="w-2/5" />
          </div>
          <Skeleton className="h-9 w-32 pointer-coarse:h-11" />
        </li>
      ))}
    </ul>
  )
}

/** How many packs an amount is, for whoever counts boxes. */
function PackCount({ line, typed }: { line: PurchaseOrderLine; typed: string }) {
  if (line.packSize === '1' || !/^\d+(\.\d+)?$/.test(typed)) return null
  const packs = toDecimal(toQuantity(typed).div(line.packSize).round(2))
  return <span>{`= ${packs} ${line.packUnit ?? line.unit}`}</span>
}
