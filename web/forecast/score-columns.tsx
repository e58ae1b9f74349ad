'use client'
import type { ReactNode } from 'react'
import { useTranslations } from 'use-intl'
import type { ForecastScore } from '#contract/forecast-record.ts'
import { useScoreWords } from '#web/forecast/score-words.ts'
import { Amount } from '#web/ui/amount.tsx'
import type { Column } from '#web/ui/data-table.tsx'

/** The columns of a table of scores: how many periods, error against the naive forecast, leaning, interval. */
export function useScoreColumns<Row extends { score: ForecastScore }>(): Column<Row>[] {
  const t = useTranslations('forecast.record.column')
  const words = useScoreWords()
  const figure = { align: 'end', width: 'w-28', narrow: 'note' } as const
  // in a list of lines there is no header to tell figures apart
  const named = (name: string, figure: ReactNode) => (
    <>
      <span className="text-faint sm:hidden">{name} </span>
      {figure}
    </>
  )
  return [
    {
      ...figure,
      id: 'periods',
      header: t('periods'),
      width: 'w-20',
      cell: ({ score }) => named(t('periods'), <Amount value={score.periods} />),
    },
    {
      ...figure,
      id: 'relative',
      header: t('relative'),
      narrow: 'value',
      cell: ({ score }) => (
        <span className={score.relative !== null && score.relative > 1.005 ? 'font-medium text-warn' : 'font-medium'}>
          {words.relative(score)}
        </span>
      ),
    },
    { ...figure, id: 'bias', header: t('bias'), cell: ({ score }) => named(t('bias'), words.bias(score)) },
    {
      ...figure,
      id: 'coverage',
      header: t('coverage'),
      cell: ({ score }) => named(t('coverage'), words.coverage(score)),
    },
  ]
}
