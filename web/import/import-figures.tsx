'use client'
import { useTranslations } from 'use-intl'
import type { ImportBatch } from '#web/import/import-state-badge.tsx'
import { Amount } from '#web/ui/amount.tsx'

const figures = ['rows', 'itemsCreated', 'itemsUpdated', 'movements', 'lines', 'refused'] as const

/** What an import has brought so far, on one plate. */
export function ImportFigures({ counts }: { counts: ImportBatch['counts'] }) {
  const t = useTranslations('import.result')
  return (
    <dl className="grid grid-cols-2 overflow-hidden rounded-lg border bg-surface sm:grid-cols-3 xl:grid-cols-6 [&>*]:-mt-px [&>*]:-ml-px [&>*]:border-t [&>*]:border-l">
      {figures.map((figure) => (
        <div key={figure} className="px-4 py-3">
          <dt className="flex items-center gap-1.5 text-sm text-soft">
            {figure === 'refused' && counts.refused > 0 ? (
              <span aria-hidden="true" className="size-1.5 rounded-full bg-warn" />
            ) : null}
            {t(figure)}
          </dt>
          <dd className="mt-1 text-2xl font-medium tracking-tight">
            <Amount value={counts[figure]} />
          </dd>
        </div>
      ))}
    </dl>
  )
}
