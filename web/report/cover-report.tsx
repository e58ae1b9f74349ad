'use client'
import { useTranslations } from 'use-intl'
import type { StockReportSummary } from '#contract/report.ts'
import { BandTable } from '#web/report/band-table.tsx'
import { BarsChart } from '#web/report/bars-chart.tsx'
import type { ReportAddress } from '#web/report/report-address.ts'
import { Panel } from '#web/ui/panel.tsx'

/** How many items are covered for how long. */
export function CoverReport({ address, data }: { address: ReportAddress; data: StockReportSummary }) {
  const t = useTranslations('report.cover')
  const { band: chosen, locationId } = address.query
  return (
    <Panel title={t('title')}>
      <BarsChart
        chosen={chosen}
        bars={data.cover.map(({ band, items }) => ({ key: band, name: t(`short.${band}`), value: items }))}
      />
      <BandTable
        label={t('column')}
        chosen={chosen}
        onChoose={address.chooseBand}
        bands={data.cover.map(({ band, items, value }) => ({ key: band, name: t(`band.${band}`), items, value }))}
      />
      {locationId ? <p className="mt-3 text-sm text-soft">{t('placeNote')}</p> : null}
    </Panel>
  )
}
