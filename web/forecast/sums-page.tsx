'use client'
import { CornerLeftUp, Sigma } from 'lucide-react'
import { useFormatter, useTranslations } from 'use-intl'
import { type ForecastSums, getForecastSums } from '#contract/forecast-sums.ts'
import { formatDay } from '#web/forecast/forecast-chart.tsx'
import { SumsChart } from '#web/forecast/sums-chart.tsx'
import { addressOfSums, SumsParts, useFigures } from '#web/forecast/sums-parts.tsx'
import { useProblemText } from '#web/lib/problem-text.ts'
import { useRead } from '#web/lib/read.ts'
import { useUrlState } from '#web/lib/url-state.ts'
import { ButtonLink } from '#web/ui/button.tsx'
import { EmptyState } from '#web/ui/empty-state.tsx'
import { ErrorState } from '#web/ui/error-state.tsx'
import { PageHeader } from '#web/ui/page-header.tsx'
import { Panel } from '#web/ui/panel.tsx'
import { Segmented } from '#web/ui/segmented.tsx'
import { Select } from '#web/ui/select.tsx'
import { Skeleton } from '#web/ui/skeleton.tsx'

const kinds = ['category', 'location', 'item'] as const

/** What is expected in all, week by week, and by its parts down to the items. */
export function SumsPage() {
  const t = useTranslations('sums')
  const forecasts = useTranslations('forecast')
  const problemText = useProblemText()
  const [shownBy, setBy] = useUrlState('by')
  const [parentId, setParent] = useUrlState('in')
  const [unit, setUnit] = useUrlState('unit')
  // none chosen: the server knows whether there are categories to tell apart
  const chosen = kinds.find((one) => one === shownBy)
  const query = useRead(
    getForecastSums,
    {
      query: {
        ...(chosen ? { by: chosen } : {}),
        ...(parentId ? { parentId } : {}),
        ...(unit ? { unit } : {}),
      },
    },
    { keepPrevious: true },
  )
  const { data } = query
  const choose = (next: (typeof kinds)[number]) => {
    // a category is no place
    if ((next === 'location') !== (data?.by === 'location')) setParent(undefined)
    setBy(next)
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
              value={chosen ?? data.by}
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
          <Total sums={data} />
          <SumsParts sums={data} />
        </div>
      )}
    </>
  )
}

function Total({ sums }: { sums: ForecastSums }) {
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
          <ButtonLink size="sm" href={addressOfSums(sums, { parentId: parent.parentId })}>
            <CornerLeftUp />
            {t('up')}
          </ButtonLink>
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
