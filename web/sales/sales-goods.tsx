'use client'
import type { ReactNode } from 'react'
import { useTranslations } from 'use-intl'
import type { SalesOrderLine } from '#contract/sales-order.ts'
import type { UnitsOfItem } from '#core/unit/entered-unit.ts'
import { type Goods, goodsOf } from '#web/lot/goods.ts'
import { GoodsAmount } from '#web/lot/goods-amount.tsx'
import { useGoodsFault } from '#web/lot/goods-lots.tsx'
import { readTyped } from '#web/pack/typed-amount.ts'
import { hasUnitChoice } from '#web/pack/unit-choices.ts'
import { classNames } from '#web/ui/class-names.ts'
import { Code } from '#web/ui/code-block.tsx'

/** Goods of an order that go out or come back, told apart by place or lot. */
export interface GoodsRow {
  key: string
  line: SalesOrderLine
  place?: string
  lotCode: string | null
  /** the most it can be */
  most: string
}

/** As typed, by key. */
export type SalesGoodsDraft = Readonly<Record<string, Goods>>

/** What is typed for some goods, those with nothing typed left out; undefined: some of it is no amount. */
export function readSalesRows<Row extends GoodsRow>(
  rows: readonly Row[],
  draft: SalesGoodsDraft,
  unitsOf: (line: SalesOrderLine) => UnitsOfItem,
) {
  const read = rows.map((row) => {
    const { quantity, unit } = draft[row.key] ?? goodsOf('')
    return { row, amount: readTyped(quantity, unit, unitsOf(row.line)) }
  })
  if (read.some(({ amount }) => 'fault' in amount)) return undefined
  return read.flatMap(({ row, amount }) => {
    if ('fault' in amount || amount.base === '0') return []
    return [{ row, quantity: amount.quantity, ...(amount.unit === undefined ? {} : { unit: amount.unit }) }]
  })
}

/** An amount for each of some goods. */
export function SalesGoods<Row extends GoodsRow>({
  rows,
  draft,
  onChange,
  label,
  note,
  unitsOf,
}: {
  rows: readonly Row[]
  draft: SalesGoodsDraft
  onChange: (draft: SalesGoodsDraft) => void
  label: string
  note: (row: Row) => ReactNode
  unitsOf: (line: SalesOrderLine) => UnitsOfItem
}) {
  const t = useTranslations('selling')
  const say = useGoodsFault()
  return (
    <ul className="divide-y rounded-md border">
      {rows.map((row) => {
        const { key, line, place, lotCode } = row
        const lot = lotCode === null ? [] : [t('picks.lot', { lot: lotCode })]
        const goods = draft[key] ?? goodsOf('')
        const units = unitsOf(line)
        const read = readTyped(goods.quantity, goods.unit, units)
        const fault = 'fault' in read ? read : undefined
        const named = [line.itemName, ...lot, ...(place ? [place] : [])].join(', ')
        return (
          <li key={key} className="flex flex-wrap items-start gap-3 p-3">
            <div className="min-w-40 flex-1">
              <p className="font-medium [overflow-wrap:anywhere]">{line.itemName}</p>
              <p className="mt-0.5 flex flex-wrap gap-x-3 text-sm text-soft">
                {place ? <Code>{place}</Code> : null}
                {lotCode === null ? null : <span>{t('picks.lot', { lot: lotCode })}</span>}
                <span>{note(row)}</span>
              </p>
            </div>
            <GoodsAmount
              label={`${label}: ${named}`}
              hideLabel
              className={classNames('shrink-0', hasUnitChoice(units) ? 'w-full sm:w-64' : 'w-32')}
              error={fault && (fault.fault === 'amountForm' ? t('form.quantityForm') : say(fault))}
              unit={line.unit}
              tracking="none"
              goods={goods}
              onChange={(next) => onChange({ ...draft, [key]: next })}
              isIncoming={false}
              units={units}
            />
          </li>
        )
      })}
    </ul>
  )
}
