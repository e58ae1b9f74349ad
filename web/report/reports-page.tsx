'use client'
import { ChartPie } from 'lucide-react'
import { useFormatter, useTranslations } from 'use-intl'
import { getStockReport, type StockReportSummary } from '#contract/report.ts'
import { formatDay } from '#web/forecast/forecast-chart.tsx'
import { useProblemText } from '#web/lib/problem-text.ts'
import { useRead } from '#web/lib/read.ts'
import { useSession } from '#web/lib/session.tsx'
import { AgeReport } from '#web/report/age-report.tsx'
import { ClassReport } from '#web/report/class-report.tsx'
import { CoverReport } from '#web/report/cover-report.tsx'
import { type ReportAddress, reportKinds, useReportAddress } from '#web/report/report-address.ts'
import { ReportFilters } from '#web/report/report-filters.tsx'
import { ReportItems } from '#web/report/report-items.tsx'
import { ReportRun } from '#web/report/report-run.tsx'
import { TurnoverReport } from '#web/report/turnover-report.tsx'
import { ButtonLink } from '#web/ui/button.tsx'
import { DateTime } from '#web/ui/date-time.tsx'
import { EmptyState } from '#web/ui/empty-state.tsx'
import { ErrorState } from '#web/ui/error-state.tsx'
import { PageHeader } from '#web/ui/page-header.tsx'
import { Panel } from '#web/ui/panel.tsx'
import { Segmented } from '#web/ui/segmented.tsx'
import { Skeleton } from '#web/ui/skeleton.tsx'

/** The reports of stock: classes, cover, age and turnover of the latest run, of one place or all. */
export function ReportsPage() {
  const t = useTranslations('report')
  const problemText = useProblemText()
  const { can } = useSession()
  const address = useReportAddress()
  const { locationId, categoryId, itemTypeId, basis, a, b, x, y } = address.query
  const query = { locationId, categoryId, itemTypeId, basis, a, b, x, y }
  const read = useRead(getStockReport, { query }, { keepPrevious: true })
  const { data } = read
  return (
    <>
      <PageHeader
        title={t('title')}
        note={t('note')}
        actions={<ButtonLink href="/valuation">{t('value')}</ButtonLink>}
      />
      <div className="mb-4 grid gap-3">
        <div>
          <Segmented
            label={t('which')}
            value={address.kind}
            onValueChange={address.setKind}
            options={reportKinds.map((value) => ({ value, label: t(`kind.${value}`) }))}
          />
        </div>
        <ReportFilters address={address} />
      </div>
      {can('forecast:run') ? (
        <ReportRun key={locationId} locationId={locationId ?? null} made={data?.report ?? null} />
      ) : null}
      {read.isError && !data ? (
        <Panel>
          <ErrorState onRetry={() => void read.refetch()}>{problemText(read.error)}</ErrorState>
        </Panel>
      ) : !data ? (
        <div className="space-y-4" aria-busy="true">
          <Skeleton className="h-6 w-80 max-w-full" />
          <Skeleton className="h-72" />
        </div>
      ) : data.report === null ? (
        <Panel>
          <EmptyState icon={ChartPie} title={t('emptyTitle')}>
            {t('empty')} {can('forecast:run') ? null : t('emptyStaff')}
          </EmptyState>
        </Panel>
      ) : (
        <Shown address={address} data={data} />
      )}
    </>
  )
}

function Shown({ address, data }: { address: ReportAddress; data: StockReportSummary }) {
  const t = useTranslations('report')
  const format = useFormatter()
  const { kind } = address
  const { report } = data
  if (!report) return null
  const nothing = data.classes.length === 0
  return (
    <div className="space-y-4">
      <p className="text-sm text-soft">
        {t.rich('made', {
          ago: () => <DateTime value={report.madeAt} detail="ago" />,
          from: formatDay(format, report.startsOn, 'long'),
          to: formatDay(format, report.endsOn, 'long'),
          items: report.items,
        })}
        . {t('anew')} {kind === 'classes' ? t(`basis.about.${address.query.basis}`) : null} {t(`about.${kind}`)}
      </p>
      {nothing ? (
        <Panel>
          <EmptyState icon={ChartPie} title={t('nothingTitle')}>
            {t('nothing')}
          </EmptyState>
        </Panel>
      ) : (
        <>
          {kind === 'classes' ? (
            <ClassReport address={address} data={data} />
          ) : kind === 'cover' ? (
            <CoverReport address={address} data={data} />
          ) : kind === 'age' ? (
            <AgeReport address={address} data={data} />
          ) : (
            <TurnoverReport data={data} />
          )}
          <ReportItems address={address} />
        </>
      )}
    </div>
  )
}
