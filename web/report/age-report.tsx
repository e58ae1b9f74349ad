'use client'
import { useTranslations } from 'use-intl'
import type { StockReportSummary } from '#contract/report.ts'
import { BandTable } from '#web/report/band-table.tsx'
import { BarsChart } from '#web/report/bars-chart.tsx'
import type { ReportAddress } from '#web/report/report-address.ts'
import { Panel } from '#web/ui/panel.tsx'

/** What stock is worth by how long ago it came in. */
export function AgeReport({ address, data }: { address: ReportAddress; data: StockReportSummary }) {
  const t = useTranslations('report.age')
  const { age: chosen } = address.query
  return (
    <Panel title={t('title')}>
      <BarsChart
        chosen={chosen}
        bars={data.ages.map(({ bucket, value }) => ({ key: bucket, name: t(`short.${bucket}`), value: Number(value) }))}
      />
      <BandTable
        label={t('column')}
        chosen={chosen}
        onChoose={address.chooseAge}
        bands={data.ages.map(({ bucket, items, value }) => ({
          key: bucket,
          name: t(`bucket.${bucket}`),
          items,
          value,
        }))}
      />
    </Panel>
  )
}
