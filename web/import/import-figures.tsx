'use client'
import { useTranslations } from 'use-intl'
import type { ImportBatch } from '#web/import/import-state-badge.tsx'
import { recordsOf } from '#web/import/mapping.ts'
import { Amount } from '#web/ui/amount.tsx'

const figures = ['rows', 'itemsCreated', 'itemsUpdated', 'movements', 'lines', 'refused', 'skipped'] as const
/** Suppliers and locations move no stock. */
const figuresOfRecords = ['rows', 'itemsCreated', 'itemsUpdated', 'itemsUnchanged', 'refused', 'skipped'] as const

/** What an import has brought so far, on one plate. */
export function ImportFigures({ counts, kind }: Pick<ImportBatch, 'counts' | 'kind'>) {
  const t = useTranslations('import.result')
  const about = recordsOf(kind)
  return (
    <dl className="grid grid-cols-2 overflow-hidden rounded-lg border bg-surface sm:grid-cols-3 xl:auto-cols-fr xl:grid-flow-col xl:grid-cols-none [&>*]:-mt-px [&>*]:-ml-px [&>*]:border-t [&>*]:border-l">
      {(about === 'items' ? figures : figuresOfRecords)
        .filter((figure) => figure !== 'skipped' || counts.skipped > 0)
        .map((figure) => (
          <div key={figure} className="px-4 py-3">
            <dt className="flex items-center gap-1.5 text-sm text-soft">
              {figure === 'refused' && counts.refused > 0 ? (
                <span aria-hidden="true" className="size-1.5 rounded-full bg-warn" />
              ) : null}
              {figure === 'itemsCreated' || figure === 'itemsUpdated' ? t(`${figure}.${about}`) : t(figure)}
            </dt>
            <dd className="mt-1 text-2xl font-medium tracking-tight">
              <Amount value={counts[figure]} />
            </dd>
          </div>
        ))}
    </dl>
  )
}
