'use client'
import { Sigma } from 'lucide-react'
import { useRouter } from 'next/navigation'
import { useFormatter, useTranslations } from 'use-intl'
import { type ForecastSums, getForecastSums } from '#contract/forecast-sums.ts'
import { formatDay } from '#web/forecast/forecast-chart.tsx'
import { SumsChart } from '#web/forecast/sums-chart.tsx'
import { useProblemText } from '#web/lib/problem-text.ts'
import { useRead } from '#web/lib/read.ts'
import { useUrlState } from '#web/lib/url-state.ts'
import { Button, ButtonLink } from '#web/ui/button.tsx'
import { type Column, DataTable } from '#web/ui/data-table.tsx'
import { EmptyState } from '#web/ui/empty-state.tsx'
import { ErrorState } from '#web/ui/error-state.tsx'
import { PageHeader } from '#web/ui/page-header.tsx'
import { Panel } from '#web/ui/panel.tsx'
import { Segmented } from '#web/ui/segmented.tsx'
import { Select } from '#web/ui/select.tsx'
import { Skeleton } from '#web/ui/skeleton.tsx'

const kinds = ['category', 'location', 'item'] as const
type Row = ForecastSums['rows'][number]

/** What is expected in all, week by week, and by its parts down to the items. */
export function SumsPage() {
  const t = useTranslations('sums')
  const forecasts = useTranslations('forecast')
  const problemText = useProblemText()
  const [shownBy, setBy] = useUrlState('by')
  const [parentId, setParent] = useUrlState('in')
  const [unit, setUnit] = useUrlState('unit')
  const by = kinds.find((one) => one === shownBy) ?? 'category'
  const query = useRead(
    getForecastSums,
    { query: { by, ...(parentId ? { parentId } : {}), ...(unit ? { unit } : {}) } },
    { keepPrevious: true },
  )
  const { data } = query
  const choose = (next: (typeof kinds)[number]) => {
    // a category is no place
    if ((next === 'location') !== (by === 'location')) setParent(undefined)
    setBy(next === 'category' ? undefined : next)
  }
  const units = data?.units ?? []
  return (
    <>
      <PageHeader title={t('title')} note={t('note')} back={{ href: '/forecasts', label: forecasts('title') }} />
      {query.isError ? (
        <Panel>
          <ErrorState onRetry={() => void query.refetch()}>{problemText(query.error)}</ErrorState>
        </Panel>
      ) : !data ? (
        <div className="space-y-4" aria-busy="true">
          <Skeleton className="h-9" />
          <Skeleton className="h-72" />
        </div>
      ) : data.weeks.length === 0 ? (
        <Panel>
          <EmptyState
            icon={Sigma}
            title={t('emptyTitle')}
            actions={<ButtonLink href="/forecasts">{t('emptyAction')}</ButtonLink>}
          >
            {t('empty')}
          </EmptyState>
        </Panel>
      ) : (
        <div className="space-y-4">
          <div className="flex flex-wrap items-center gap-3">
            <Segmented
              label={t('by')}
              value={by}
              onValueChange={choose}
              options={kinds.map((value) => ({ value, label: t(`parts.${value}`) }))}
            />
            {units.length > 1 ? (
              <Select
                aria-label={t('unit')}
                className="w-36"
                value={data.unit ?? ''}
                onChange={(event) => setUnit(event.target.value)}
              >
                {units.map((one) => (
                  <option key={one.unit} value={one.unit}>
                    {one.unit}
                  </option>
                ))}
              </Select>
            ) : null}
          </div>
          <Total sums={data} onUp={() => setParent(data.parent?.parentId ?? undefined)} />
          <Parts sums={data} by={by} onOpen={setParent} onItems={() => setBy('item')} />
        </div>
      )}
    </>
  )
}

/** Two digits after the point, always: what stands here adds up in the digits shown. */
function useFigures() {
  const format = useFormatter()
  return (value: number | string) =>
    format.number(Number(value), { minimumFractionDigits: 2, maximumFractionDigits: 2 })
}

function Total({ sums, onUp }: { sums: ForecastSums; onUp: () => void }) {
  const t = useTranslations('sums')
  const format = useFormatter()
  const figure = useFigures()
  const { total, parent, weeks, unit, correlation, leftOut } = sums
  const rounded = (value: number) => format.number(value, { maximumFractionDigits: value < 10 ? 1 : 0 })
  return (
    <Panel
      title={parent ? t('inside', { name: parent.name }) : t('everything')}
      actions={
        parent ? (
          <Button size="sm" onClick={onUp}>
            {t('up')}
          </Button>
        ) : null
      }
    >
      <figure>
        <SumsChart sums={sums} />
        <figcaption className="mt-3">
          {t('summary', {
            start: formatDay(format, weeks[0] ?? '', 'long'),
            items: total.items,
            total: figure(total.all.mean),
            unit: unit ?? '',
            weeks: String(weeks.length),
            lower: rounded(total.all.lower),
            upper: rounded(total.all.upper),
          })}{' '}
          <span className="text-soft">
            {t('approximation', {
              percent: format.number(correlation, { style: 'percent', maximumFractionDigits: 0 }),
            })}{' '}
            {leftOut > 0 ? t('leftOut', { count: leftOut }) : null}
          </span>
        </figcaption>
      </figure>
    </Panel>
  )
}

function Parts({
  sums,
  by,
  onOpen,
  onItems,
}: {
  sums: ForecastSums
  by: (typeof kinds)[number]
  onOpen: (id: string) => void
  onItems: () => void
}) {
  const t = useTranslations('sums')
  const format = useFormatter()
  const figure = useFigures()
  const router = useRouter()
  const rounded = (value: number) => format.number(value, { maximumFractionDigits: value < 10 ? 1 : 0 })
  const open = ({ id }: Row) => {
    if (id === null) {
      if (by === 'category') onItems()
    } else if (by === 'item') router.push(`/items/view?id=${id}`)
    else onOpen(id)
  }
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
    {
      id: 'items',
      header: t('column.items'),
      align: 'end',
      width: 'w-20',
      from: 'md',
      cell: ({ items }) => format.number(items),
    },
    ...sums.weeks.map(
      (day, week): Column<Row> => ({
        id: day,
        header: formatDay(format, day, 'short'),
        align: 'end',
        width: 'w-28',
        from: 'xl',
        cell: ({ weeks }) => <span className="text-soft">{figure(weeks[week]?.mean ?? 0)}</span>,
      }),
    ),
    {
      id: 'all',
      header: t('column.all', { count: String(sums.weeks.length) }),
      align: 'end',
      width: 'w-36',
      narrow: 'value',
      cell: ({ all }) => <span className="font-medium">{figure(all.mean)}</span>,
    },
    {
      id: 'interval',
      header: t('column.interval'),
      align: 'end',
      width: 'w-40',
      from: 'md',
      narrow: 'note',
      cell: ({ all }) => (
        <span className="text-soft">{t('range', { lower: rounded(all.lower), upper: rounded(all.upper) })}</span>
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
        onOpen={open}
      />
    </Panel>
  )
}
