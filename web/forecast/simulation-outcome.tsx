'use client'
import type { ReactNode } from 'react'
import { useFormatter, useTranslations } from 'use-intl'
import type { Simulated, Simulation } from '#contract/simulation.ts'
import { formatDay } from '#web/forecast/forecast-chart.tsx'
import { SimulationChart } from '#web/forecast/simulation-chart.tsx'
import { Amount, Money } from '#web/ui/amount.tsx'
import { type Column, DataTable } from '#web/ui/data-table.tsx'
import { Panel } from '#web/ui/panel.tsx'

type Row = Simulated & { key: 'real' | 'present' | 'whatIf' }

/** What rules would have come to, against what really happened: a sentence, a picture, a table. */
export function SimulationOutcome({ simulation }: { simulation: Simulation }) {
  const t = useTranslations('forecast.simulation')
  const format = useFormatter()
  const { real, present, whatIf, unit, currency, stockIsKnown } = simulation
  const percent = (share: number) => format.number(share, { style: 'percent', maximumFractionDigits: 1 })
  const rows: Row[] = [
    ...(stockIsKnown ? [{ key: 'real' as const, ...real }] : []),
    { key: 'present', ...present.outcome },
    ...(whatIf ? [{ key: 'whatIf' as const, ...whatIf.outcome }] : []),
  ]
  // a list of lines has no header: there each figure names itself
  const figure = (
    id: 'averageStock' | 'averageValue' | 'shortDays' | 'orders',
    cell: (row: Row) => ReactNode,
  ): Column<Row> => ({
    id,
    header: t(`column.${id}`),
    align: 'end',
    width: 'w-36',
    narrow: 'note',
    cell: (row) => (
      <>
        <span className="text-faint sm:hidden">{t(`column.${id}`)} </span>
        {cell(row)}
      </>
    ),
  })
  const columns: Column<Row>[] = [
    {
      id: 'rule',
      header: t('column.rule'),
      narrow: 'title',
      cell: ({ key }) => <span className="font-medium">{t(key)}</span>,
    },
    {
      id: 'fillRate',
      header: t('column.fillRate'),
      align: 'end',
      width: 'w-36',
      narrow: 'value',
      cell: ({ fillRate }) => (
        <>
          <span className="text-sm text-faint sm:hidden">{t('column.fillRate')} </span>
          <span className="font-semibold">{percent(fillRate)}</span>
        </>
      ),
    },
    figure('averageStock', ({ averageStock }) => (
      <Amount value={averageStock} unit={unit} maximumFractionDigits={averageStock < 10 ? 1 : 0} />
    )),
    figure('averageValue', ({ averageValue }) =>
      averageValue === null ? '–' : <Money value={averageValue} currency={currency} />,
    ),
    figure('shortDays', ({ shortDays }) => <Amount value={shortDays} />),
    figure('orders', ({ orders }) => <Amount value={orders} />),
  ]
  return (
    <>
      <Panel
        title={t('stock')}
        note={t('span', { days: simulation.days, from: formatDay(format, simulation.start, 'long') })}
      >
        <SimulationChart simulation={simulation} />
        <p className="mt-3">
          {stockIsKnown
            ? t(`rule.${present.rule.kind}`, {
                fill: percent(present.outcome.fillRate),
                real: percent(real.fillRate),
              })
            : t('madeUp', { fill: percent(present.outcome.fillRate) })}{' '}
          <span className="text-soft">
            {t('lead', { days: format.number(simulation.leadTimeDays, { maximumFractionDigits: 1 }) })}
          </span>
        </p>
      </Panel>
      <Panel flush>
        <DataTable label={t('title')} columns={columns} rows={rows} rowKey={({ key }) => key} />
      </Panel>
    </>
  )
}
