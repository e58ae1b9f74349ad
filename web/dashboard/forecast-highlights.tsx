'use client'
import { TrendingUp } from 'lucide-react'
import { useRouter } from 'next/navigation'
import { useTranslations } from 'use-intl'
import { listForecasts, startForecast } from '#contract/forecast.ts'
import { listTasks } from '#contract/task.ts'
import { ExpectedDemand } from '#web/forecast/expected-demand.tsx'
import type { Forecast } from '#web/forecast/forecast-words.ts'
import { Sparkline } from '#web/forecast/sparkline.tsx'
import { useProblemText } from '#web/lib/problem-text.ts'
import { useRead } from '#web/lib/read.ts'
import { useSession } from '#web/lib/session.tsx'
import { useWrite } from '#web/lib/write.ts'
import { Button } from '#web/ui/button.tsx'
import { type Column, DataTable } from '#web/ui/data-table.tsx'
import { EmptyState } from '#web/ui/empty-state.tsx'
import { ErrorState } from '#web/ui/error-state.tsx'
import { Panel } from '#web/ui/panel.tsx'
import { toastFailed } from '#web/ui/toast.tsx'

/** The items that will be needed most, with their past and expected demand as a line. */
export function ForecastHighlights() {
  const t = useTranslations('dashboard')
  const location = useTranslations('location.column')
  const problemText = useProblemText()
  const router = useRouter()
  const { can } = useSession()
  const forecasts = useRead(listForecasts, { query: { limit: 6 } })
  const start = useWrite(startForecast, {
    refreshes: [listTasks],
    onSuccess: ({ task }) => router.push(`/tasks/view?id=${task.id}`),
    onError: (error) => toastFailed(problemText(error)),
  })
  const startButton = can('forecast:run') ? (
    <Button size="sm" pending={start.isPending} onClick={() => start.mutate({ body: {} })}>
      {t('forecastStart')}
    </Button>
  ) : null
  const columns: Column<Forecast>[] = [
    {
      id: 'item',
      header: location('item'),
      narrow: 'title',
      cell: (one) => <span className="line-clamp-1 font-medium">{one.itemName}</span>,
    },
    {
      id: 'line',
      header: t('history'),
      width: 'w-44',
      cell: (one) => <Sparkline history={one.history} mean={one.mean} />,
    },
    {
      id: 'demand',
      header: t('forecastExpected'),
      width: 'w-40',
      align: 'end',
      narrow: 'value',
      cell: (one) => <ExpectedDemand of={one} />,
    },
  ]
  const rows = forecasts.data?.data
  return (
    <Panel flush title={t('forecast')} note={t('forecastNote')} actions={rows?.length ? startButton : null}>
      <div id="forecasts">
        {forecasts.isError && !rows ? (
          <ErrorState onRetry={() => void forecasts.refetch()}>{problemText(forecasts.error)}</ErrorState>
        ) : rows?.length === 0 ? (
          <EmptyState icon={TrendingUp} title={t('forecastEmpty')} actions={startButton}>
            {t('forecastEmptyNote')}
          </EmptyState>
        ) : (
          <DataTable
            label={t('forecast')}
            columns={columns}
            rows={rows}
            rowKey={(one) => one.itemId}
            href={(one) => `/items/view?id=${one.itemId}`}
            skeletonRows={6}
          />
        )}
      </div>
    </Panel>
  )
}
