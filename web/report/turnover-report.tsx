'use client'
import { Bar, CartesianGrid, ComposedChart, Line, XAxis, YAxis } from 'recharts'
import { useFormatter, useTranslations } from 'use-intl'
import type { StockReportSummary } from '#contract/report.ts'
import { formatDay } from '#web/forecast/forecast-chart.tsx'
import { useSession } from '#web/lib/session.tsx'
import { Money } from '#web/ui/amount.tsx'
import { ChartRoom, chartMargin, gridLook, Legend, xAxisLook, yAxisLook } from '#web/ui/chart.tsx'
import { type Column, DataTable } from '#web/ui/data-table.tsx'
import { Panel } from '#web/ui/panel.tsx'

type Month = StockReportSummary['turnover'][number]

/** Month by month: what was consumed, what stock was worth, and how often it was turned over at that pace. */
export function TurnoverReport({ data }: { data: StockReportSummary }) {
  const t = useTranslations('report.turnover')
  const format = useFormatter()
  const { tenant } = useSession()
  const money = (key: 'cost' | 'averageValue' | 'closingValue', header: string): Column<Month> => ({
    id: key,
    header,
    align: 'end',
    width: 'w-40',
    ...(key === 'cost' ? { narrow: 'note' } : {}),
    cell: (row) => <Money value={row[key]} currency={tenant.currency} />,
  })
  const bars = data.turnover.map(({ month, cost, averageValue }) => ({
    month,
    cost: Number(cost),
    average: Number(averageValue),
  }))
  return (
    <Panel title={t('title')}>
      <ChartRoom height={224}>
        <ComposedChart data={bars} margin={chartMargin} barCategoryGap="24%" accessibilityLayer={false}>
          <CartesianGrid {...gridLook} />
          <XAxis
            {...xAxisLook}
            dataKey="month"
            minTickGap={24}
            tickFormatter={(month: string) => formatDay(format, month, 'month')}
          />
          <YAxis
            {...yAxisLook}
            tickCount={5}
            tickFormatter={(value: number) => format.number(value, { notation: 'compact' })}
          />
          <Bar dataKey="cost" fill="var(--accent)" radius={[2, 2, 0, 0]} maxBarSize={56} isAnimationActive={false} />
          <Line
            dataKey="average"
            type="linear"
            stroke="var(--warn)"
            strokeWidth={2}
            dot={false}
            isAnimationActive={false}
          />
        </ComposedChart>
      </ChartRoom>
      <ul aria-hidden="true" className="mt-2 flex flex-wrap gap-x-4 gap-y-1 text-sm text-soft">
        <Legend mark={<span className="h-3 w-4 rounded-sm bg-accent" />}>{t('cost')}</Legend>
        <Legend mark={<span className="h-0.5 w-4 bg-warn" />}>{t('average')}</Legend>
      </ul>
      <div className="-mx-4 mt-3 -mb-4 border-t">
        <DataTable
          label={t('title')}
          columns={[
            {
              id: 'month',
              header: t('month'),
              narrow: 'title',
              cell: ({ month, days }) => (
                <span className="font-medium">
                  {formatDay(format, month, 'month')}
                  {days < 28 ? <span className="ml-2 font-normal text-faint">{t('inProgress')}</span> : null}
                </span>
              ),
            },
            money('cost', t('cost')),
            money('averageValue', t('average')),
            money('closingValue', t('closing')),
            {
              id: 'turns',
              header: t('turns'),
              align: 'end',
              width: 'w-32',
              narrow: 'value',
              cell: ({ turns }) =>
                turns === null ? '–' : format.number(turns, { minimumFractionDigits: 1, maximumFractionDigits: 1 }),
            },
          ]}
          rows={data.turnover.toReversed()}
          rowKey={({ month }) => month}
        />
      </div>
    </Panel>
  )
}
