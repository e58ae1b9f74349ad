'use client'
import { useFormatter, useTranslations } from 'use-intl'
import type { ForecastSums } from '#contract/forecast-sums.ts'
import { formatDay } from '#web/forecast/forecast-chart.tsx'
import { type Column, DataTable } from '#web/ui/data-table.tsx'
import { Panel } from '#web/ui/panel.tsx'

type Row = ForecastSums['rows'][number]

/** Two digits after the point, always: what stands here adds up in the digits shown. */
export function useFigures(): (value: number | string) => string {
  const format = useFormatter()
  return (value) => format.number(Number(value), { minimumFractionDigits: 2, maximumFractionDigits: 2 })
}

/** Where the parts of a category or a place stand, or those of all; of the same unit. */
export function addressOfSums({ by, unit }: ForecastSums, { parentId }: { parentId: string | null }): string {
  const query = new URLSearchParams({
    ...(by === 'location' ? { by } : {}),
    ...(parentId === null ? {} : { in: parentId }),
    ...(unit === null ? {} : { unit }),
  })
  return `/forecasts/totals?${query}`
}

/** The parts of what is expected, each leading to its own, and items to their page. */
export function SumsParts({ sums }: { sums: ForecastSums }) {
  const t = useTranslations('sums')
  const format = useFormatter()
  const figure = useFigures()
  const { by } = sums
  const rounded = (value: number) => format.number(value, { maximumFractionDigits: value < 10 ? 1 : 0 })
  const columns: Column<Row>[] = [
    {
      id: 'name',
      header: t(`column.name.${by}`),
      narrow: 'title',
      cell: (row) => (
        <span className={row.id === null ? 'text-soft' : 'font-medium'}>
          {row.name ?? t(`${sums.parent ? 'restInside' : 'rest'}.${by}`)}
        </span>
      ),
    },
    ...(by === 'item'
      ? []
      : [
          {
            id: 'items',
            header: t('column.items'),
            align: 'end',
            width: 'w-16',
            from: 'md',
            cell: ({ items }) => <span className="text-soft">{format.number(items)}</span>,
          } satisfies Column<Row>,
        ]),
    ...sums.weeks.map(
      (day, week): Column<Row> => ({
        id: day,
        header: formatDay(format, day, 'short'),
        align: 'end',
        width: 'w-18',
        from: 'xl',
        cell: ({ weeks }) => <span className="text-soft">{figure(weeks[week]?.mean ?? 0)}</span>,
      }),
    ),
    {
      id: 'all',
      header: t('column.all', { count: String(sums.weeks.length) }),
      align: 'end',
      width: 'w-28',
      narrow: 'value',
      cell: ({ all }) => <span className="font-medium">{figure(all.mean)}</span>,
    },
    {
      id: 'interval',
      header: t('column.interval'),
      align: 'end',
      width: 'w-32',
      from: 'md',
      narrow: 'note',
      cell: ({ all }) => (
        <span className="whitespace-nowrap text-soft">
          {t('range', { lower: rounded(all.lower), upper: rounded(all.upper) })}
        </span>
      ),
    },
  ]
  return (
    <Panel flush title={t(`parts.${by}`)}>
      <DataTable
        label={t(`parts.${by}`)}
        columns={columns}
        rows={sums.rows}
        rowKey={({ id }) => id ?? ''}
        href={({ id, hasParts }) =>
          id === null
            ? undefined
            : by === 'item'
              ? `/items/view?id=${id}`
              : hasParts
                ? addressOfSums(sums, { parentId: id })
                : undefined
        }
      />
    </Panel>
  )
}
