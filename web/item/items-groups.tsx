'use client'
import { ChevronRight } from 'lucide-react'
import { useTranslations } from 'use-intl'
import type { ViewMeasure } from '#contract/view.ts'
import type { GroupField } from '#web/item/group-fields.tsx'
import { figureCells } from '#web/item/group-figures.tsx'
import type { ItemColumn } from '#web/item/item-columns.tsx'
import type { GroupedLines } from '#web/item/use-grouped-lines.tsx'
import { Skeleton } from '#web/ui/skeleton.tsx'

/** Groups one below the other, for narrow screens: each leads to its items. */
export function ItemsGroups({
  lines,
  field,
  measures,
  columns,
  onOnly,
}: {
  lines: GroupedLines
  field: GroupField
  measures: readonly ViewMeasure[]
  columns: ReadonlyMap<string, ItemColumn>
  onOnly: (field: GroupField, value: string | null) => void
}) {
  const t = useTranslations('item.group')
  return (
    <ul aria-label={t('by', { field: field.label })} aria-busy={lines.groups === undefined} className="divide-y">
      {lines.groups?.map(({ value, figures }) => (
        <li key={value ?? ''}>
          <button
            type="button"
            onClick={() => onOnly(field, value)}
            className="flex min-h-14 w-full items-center gap-3 px-4 py-2.5 text-left"
          >
            <span className="min-w-0 flex-1">
              <span className="flex items-baseline justify-between gap-3">
                <span className="min-w-0 font-medium [overflow-wrap:anywhere]">{field.show(value)}</span>
                <span className="shrink-0 text-soft">{t('count', { count: figures.count })}</span>
              </span>
              <span className="mt-0.5 flex flex-wrap gap-x-3 text-sm text-soft empty:hidden">
                {[...figureCells(figures, measures, columns)].map(([id, figure]) => (
                  <span key={id}>
                    {columns.get(id)?.header} {figure}
                  </span>
                ))}
              </span>
            </span>
            <ChevronRight aria-hidden="true" className="size-4 shrink-0 text-faint" />
          </button>
        </li>
      )) ??
        Array.from({ length: 6 }, (_, index) => (
          <li key={index} className="px-4 py-4">
            <Skeleton className="w-2/5" />
          </li>
        ))}
    </ul>
  )
}
