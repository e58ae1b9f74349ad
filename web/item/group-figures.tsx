'use client'
import type { ReactNode } from 'react'
import { useTranslations } from 'use-intl'
import type { GroupFigures } from '#contract/item-summary.ts'
import type { MeasureKind, ViewMeasure } from '#contract/view.ts'
import type { ItemColumn } from '#web/item/item-columns.tsx'
import { useSession } from '#web/lib/session.tsx'
import { Amount, Money } from '#web/ui/amount.tsx'

/** The figures of a group, each below the heading of its column. */
export function figureCells(
  figures: GroupFigures,
  measures: readonly ViewMeasure[],
  columns: ReadonlyMap<string, ItemColumn>,
): ReadonlyMap<string, ReactNode> {
  const cells = new Map<string, ReactNode>()
  for (const { column: id, of } of measures) {
    const column = columns.get(id)
    const measured = column?.measured === undefined ? undefined : figures.measures[column.measured]
    if (column && measured) cells.set(id, <MeasureFigure of={of} value={measured[of]} money={column.money ?? false} />)
  }
  return cells
}

const signs: Record<MeasureKind, string> = { sum: 'Σ', average: '⌀', min: '≥', max: '≤' }

/** A figure of a group: a sign for how it was made, then the number as its column shows it. */
function MeasureFigure({ of, value, money }: { of: MeasureKind; value: string; money: boolean }) {
  const t = useTranslations('item.group')
  const { tenant } = useSession()
  return (
    <span title={t(`measure.${of}`)} className="font-medium">
      <span aria-hidden="true" className="mr-1 text-faint">
        {signs[of]}
      </span>
      <span className="sr-only">{t(`measure.${of}`)} </span>
      {money ? (
        <Money value={value} currency={tenant.currency} />
      ) : (
        <Amount value={value} maximumFractionDigits={of === 'average' ? 2 : 6} />
      )}
    </span>
  )
}
