'use client'
import { useTranslations } from 'use-intl'
import { getSummary } from '#contract/stock.ts'
import { Begin } from '#web/dashboard/begin.tsx'
import { Figures } from '#web/dashboard/figures.tsx'
import { ForecastHighlights } from '#web/dashboard/forecast-highlights.tsx'
import { LatestMovements } from '#web/dashboard/latest-movements.tsx'
import { RunningLow } from '#web/dashboard/running-low.tsx'
import { RunningTasks } from '#web/dashboard/running-tasks.tsx'
import { SalesByDay } from '#web/dashboard/sales-by-day.tsx'
import { ProofLine } from '#web/ledger/proof-line.tsx'
import { useProblemText } from '#web/lib/problem-text.ts'
import { useRead } from '#web/lib/read.ts'
import { useSession } from '#web/lib/session.tsx'
import { Badge } from '#web/ui/badge.tsx'
import { ButtonLink } from '#web/ui/button.tsx'
import { ErrorState } from '#web/ui/error-state.tsx'
import { PageHeader } from '#web/ui/page-header.tsx'
import { Panel } from '#web/ui/panel.tsx'

/** How the organisation stands: figures, what runs low, what will be needed, what moved, what runs. */
export function DashboardPage() {
  const problemText = useProblemText()
  const { tenant, can } = useSession()
  const summary = useRead(getSummary, {}, { refetchInterval: 60_000 })
  const empty = summary.data?.items === 0
  return (
    <>
      <PageHeader title={tenant.name} badge={tenant.isSample ? <SampleBadge /> : null} />
      {summary.isError && !summary.data ? (
        <Panel className="mb-4">
          <ErrorState onRetry={() => void summary.refetch()}>{problemText(summary.error)}</ErrorState>
        </Panel>
      ) : (
        <Figures summary={summary.data} />
      )}
      {empty ? null : (
        <div className="mt-2">
          <ProofLine />
        </div>
      )}
      <div className="mt-4 space-y-4">
        {can('task:read') ? <RunningTasks /> : null}
        {empty ? (
          <Begin />
        ) : (
          <>
            {summary.data || summary.isPending ? <SalesByDay days={summary.data?.salesByDay} /> : null}
            <div className="grid items-start gap-4 xl:grid-cols-2">
              <RunningLow />
              {can('forecast:read') ? <ForecastHighlights /> : null}
            </div>
            <LatestMovements />
          </>
        )}
      </div>
    </>
  )
}

/** Tells that the numbers below are made up, and where to go from here. */
function SampleBadge() {
  const t = useTranslations('dashboard.sample')
  return (
    <span className="flex flex-wrap items-center gap-2">
      <Badge tone="warn">{t('badge')}</Badge>
      <ButtonLink size="sm" look="quiet" href="/welcome" className="text-accent">
        {t('own')}
      </ButtonLink>
    </span>
  )
}
