'use client'
import { CircleCheck, Download } from 'lucide-react'
import { useState } from 'react'
import { useFormatter, useTranslations } from 'use-intl'
import type { z } from 'zod'
import { downloadImportRefusals, listImportRefusals, type refusal } from '#contract/import.ts'
import type { ImportBatch } from '#web/import/import-state-badge.tsx'
import { useReasonWords } from '#web/import/reason-words.ts'
import { api } from '#web/lib/api.ts'
import { useProblemText } from '#web/lib/problem-text.ts'
import { useReadPages } from '#web/lib/read.ts'
import { saveFile } from '#web/lib/save-file.ts'
import { Amount } from '#web/ui/amount.tsx'
import { Button } from '#web/ui/button.tsx'
import { classNames } from '#web/ui/class-names.ts'
import { type Column, DataTable } from '#web/ui/data-table.tsx'
import { EmptyState } from '#web/ui/empty-state.tsx'
import { ErrorState } from '#web/ui/error-state.tsx'
import { LoadMore } from '#web/ui/load-more.tsx'
import { Panel } from '#web/ui/panel.tsx'
import { toastFailed } from '#web/ui/toast.tsx'

type Refusal = z.output<typeof refusal>

/** The rows that were left out or skipped, by reason, with what stood in them, and those taken in with a warning. */
export function Refusals({ batch }: { batch: ImportBatch }) {
  const t = useTranslations('import.refusals')
  const format = useFormatter()
  const problemText = useProblemText()
  const sayReason = useReasonWords()
  const [reason, setReason] = useState<string>()
  const [downloading, setDownloading] = useState(false)
  const { refused, skipped, warned } = batch.counts
  const listed = refused + skipped + warned
  const refusals = useReadPages(
    listImportRefusals,
    { params: { importId: batch.id }, query: { limit: 50, ...(reason ? { reason } : {}) } },
    { enabled: listed > 0, keepPrevious: true },
  )
  const { rows } = refusals
  if (listed === 0) {
    return (
      <Panel>
        <EmptyState icon={CircleCheck} title={t('none')} className="py-6" />
      </Panel>
    )
  }
  const download = async () => {
    setDownloading(true)
    try {
      await saveFile(
        api.url(downloadImportRefusals, { params: { importId: batch.id } }),
        `${batch.fileName.replace(/\.\w+$/, '')}-refused.csv`,
      )
    } catch (error) {
      toastFailed(problemText(error))
    }
    setDownloading(false)
  }
  const counts: Record<string, number> = {
    ...batch.refusedByReason,
    ...(warned > 0 ? { stock_already_known: warned } : {}),
  }
  const reasons = Object.entries(counts).toSorted(([, a], [, b]) => b - a)
  const sayValue = (column: string, { value, onHand }: Refusal) => {
    if (!value) return t('atEmpty', { column })
    // The catalogue shows it as the person's language writes numbers.
    return onHand === null
      ? t('at', { column, value })
      : t('atOnHand', {
          column,
          value,
          onHand: format.number(onHand as unknown as number, { maximumFractionDigits: 9 }),
        })
  }
  const columns: Column<Refusal>[] = [
    {
      id: 'row',
      header: t('row'),
      width: 'w-20',
      align: 'end',
      narrow: 'value',
      cell: (one) => <span className="text-faint">{format.number(one.rowNumber)}</span>,
    },
    {
      id: 'reason',
      header: t('reason'),
      width: 'w-72',
      narrow: 'title',
      cell: (one) => <span className="font-medium">{sayReason(one.reason)}</span>,
    },
    {
      id: 'value',
      header: t('value'),
      width: 'w-56',
      from: 'md',
      narrow: 'note',
      cell: (one) => (one.column ? <span className="line-clamp-1">{sayValue(one.column, one)}</span> : null),
    },
    {
      id: 'cells',
      header: t('cells'),
      from: 'lg',
      narrow: 'note',
      cell: (one) => (
        <span className="line-clamp-1 text-faint" title={cellsOf(one).join('\n')}>
          {Object.values(one.row).filter(Boolean).join(' · ')}
        </span>
      ),
    },
  ]
  return (
    <Panel
      flush
      title={refused > 0 ? t('title') : warned > 0 ? t('warnedOnly') : t('skippedOnly')}
      note={[
        ...(refused > 0 ? [t('note', { count: refused })] : []),
        ...(warned > 0 ? [t('warnedNote', { count: warned })] : []),
        ...(skipped > 0 ? [t('skippedNote', { count: skipped })] : []),
      ].join(' ')}
      actions={
        <Button size="sm" pending={downloading} onClick={() => void download()}>
          <Download />
          {t('download')}
        </Button>
      }
    >
      <ul aria-label={t('reason')} className="flex flex-wrap gap-1.5 border-b px-4 py-2.5">
        {[[undefined, listed] as const, ...reasons].map(([one, count]) => (
          <li key={one ?? ''}>
            <button
              type="button"
              aria-pressed={reason === one}
              onClick={() => setReason(one)}
              className={classNames(
                'flex min-h-7 items-center gap-1.5 rounded-md px-2 py-0.5 text-left text-sm pointer-coarse:min-h-9',
                reason === one ? 'bg-wash font-medium text-accent-strong' : 'bg-sunken text-soft hover:text-ink',
              )}
            >
              {one === undefined ? t('any') : sayReason(one)}
              <Amount value={count} className="opacity-75" />
            </button>
          </li>
        ))}
      </ul>
      {refusals.isError && !rows ? (
        <ErrorState onRetry={() => void refusals.refetch()}>{problemText(refusals.error)}</ErrorState>
      ) : (
        <>
          <DataTable
            label={t('title')}
            columns={columns}
            rows={rows}
            rowKey={(one) => `${one.rowNumber} ${one.reason}`}
          />
          {rows ? <LoadMore pages={refusals} count={rows.length} total={reason ? counts[reason] : listed} /> : null}
        </>
      )}
    </Panel>
  )
}

function cellsOf(one: Refusal): string[] {
  return Object.entries(one.row).map(([header, value]) => `${header}: ${value}`)
}
