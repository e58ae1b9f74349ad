'use client'
import { useFormatter, useTranslations } from 'use-intl'
import type { z } from 'zod'
import { listImportDifferences } from '#contract/import.ts'
import type { importDifference } from '#contract/import-outcome.ts'
import type { ImportKind } from '#web/import/mapping.ts'
import { useReasonWords } from '#web/import/reason-words.ts'
import { useProblemText } from '#web/lib/problem-text.ts'
import { useReadPages } from '#web/lib/read.ts'
import { Badge, type Tone } from '#web/ui/badge.tsx'
import { type Column, DataTable } from '#web/ui/data-table.tsx'
import { ErrorState } from '#web/ui/error-state.tsx'
import { LoadMore } from '#web/ui/load-more.tsx'

/** What an import would do with a row. */
export type DifferenceKind = 'new' | 'changed' | 'refused' | 'warned' | 'skipped'

type Difference = z.output<typeof importDifference>

const tones: Record<DifferenceKind, Tone> = {
  new: 'accent',
  changed: 'plain',
  refused: 'danger',
  warned: 'warn',
  skipped: 'plain',
}
const shownValues = 6

/** What a dry run found, in the order of the file: each value as it is and as it would be, each refusal with its cell. */
export function TrialTable({
  importId,
  kind,
  total,
  about,
}: {
  importId: string
  about: Exclude<ImportKind, 'sales'>
  kind: DifferenceKind | undefined
  total: number
}) {
  const t = useTranslations('import.trial')
  const format = useFormatter()
  const problemText = useProblemText()
  const differences = useReadPages(
    listImportDifferences,
    { params: { importId }, query: { limit: 50, ...(kind ? { kind } : {}) } },
    { keepPrevious: true },
  )
  const { rows } = differences
  if (differences.isError && !rows)
    return <ErrorState onRetry={() => void differences.refetch()}>{problemText(differences.error)}</ErrorState>
  const columns: Column<Difference>[] = [
    {
      id: 'row',
      header: t('column.row'),
      width: 'w-20',
      align: 'end',
      narrow: 'value',
      cell: (one) => <span className="text-faint">{format.number(one.rowNumber)}</span>,
    },
    {
      id: 'what',
      header: t('column.what'),
      width: 'w-32',
      narrow: 'note',
      cell: (one) => (
        <Badge tone={tones[one.kind]}>{one.kind === 'warned' ? t('warning') : t(`kind.${one.kind}`)}</Badge>
      ),
    },
    {
      id: 'item',
      header: t(`column.${about}`),
      width: 'w-64',
      narrow: 'title',
      cell: (one) => (
        <span className="line-clamp-2">
          <span className="font-medium">{one.sku}</span> <span className="text-soft">{one.name}</span>
        </span>
      ),
    },
    { id: 'values', header: t('column.values'), narrow: 'note', cell: (one) => <Values difference={one} /> },
  ]
  return (
    <>
      <DataTable label={t('title')} columns={columns} rows={rows} rowKey={(one) => `${one.rowNumber} ${one.kind}`} />
      {rows ? <LoadMore pages={differences} count={rows.length} total={total} /> : null}
    </>
  )
}

function Values({ difference }: { difference: Difference }) {
  const t = useTranslations('import.trial')
  const refusals = useTranslations('import.refusals')
  const sayReason = useReasonWords()
  const { kind, reason, column, value, values } = difference
  if (reason !== null)
    return (
      <span className="line-clamp-2">
        {sayReason(reason)}
        {column === null ? null : (
          <span className="text-soft">
            {' · '}
            {value ? refusals('at', { column, value }) : refusals('atEmpty', { column })}
          </span>
        )}
      </span>
    )
  // what a new item is called stands beside it
  const shown =
    kind === 'new' ? values.filter(({ target }) => target !== 'sku' && target !== 'code' && target !== 'name') : values
  return (
    <ul className={kind === 'new' ? 'flex flex-wrap gap-x-4 gap-y-0.5 py-0.5' : 'space-y-0.5 py-0.5'}>
      {shown.slice(0, shownValues).map(({ target, label, before, after }) => (
        <li key={target} className="line-clamp-2 [overflow-wrap:anywhere]">
          <span className="text-soft">{label}: </span>
          {kind === 'new' ? null : (
            <>
              <span className="sr-only">{t('from')} </span>
              <del className="text-faint decoration-danger/50">{before ?? t('none')}</del>
              <span aria-hidden="true" className="text-faint">
                {' → '}
              </span>
              <span className="sr-only"> {t('to')} </span>
            </>
          )}
          <ins className="font-medium no-underline">{after ?? t('none')}</ins>
        </li>
      ))}
      {shown.length > shownValues ? (
        <li className="text-soft">{t('moreValues', { count: shown.length - shownValues })}</li>
      ) : null}
    </ul>
  )
}
