'use client'
import { Table2 } from 'lucide-react'
import dynamic from 'next/dynamic'
import { useState } from 'react'
import { useFormatter, useTranslations } from 'use-intl'
import { Amount } from '#web/ui/amount.tsx'
import { Button } from '#web/ui/button.tsx'
import { type Column, DataTable } from '#web/ui/data-table.tsx'
import { Panel } from '#web/ui/panel.tsx'
import { Skeleton } from '#web/ui/skeleton.tsx'

/** The charting library is a quarter of the page's code; the figures above it need not wait for it. */
const DayBars = dynamic(() => import('#web/dashboard/day-bars.tsx').then((module) => module.DayBars), {
  ssr: false,
  loading: () => <Skeleton className="h-55" />,
})

type Day = { day: string; quantity: string }

/** Units sold by day, as bars or as a table. */
export function SalesByDay({ days }: { days: readonly Day[] | undefined }) {
  const t = useTranslations('dashboard')
  const format = useFormatter()
  const [asTable, setAsTable] = useState(false)
  // Statistics may be floats; the ledger's own figures stay decimals.
  const values = days?.map((one) => ({ day: one.day, units: Number(one.quantity) }))
  const most = values?.reduce((best, one) => (one.units > best.units ? one : best), values[0] ?? { day: '', units: 0 })
  const nothing = values !== undefined && !values.some((one) => one.units !== 0)
  const dayName = (day: string) =>
    format.dateTime(new Date(`${day}T00:00:00Z`), { day: 'numeric', month: 'short', year: 'numeric', timeZone: 'UTC' })
  const columns: Column<Day>[] = [
    { id: 'day', header: t('day'), narrow: 'title', cell: (one) => dayName(one.day) },
    {
      id: 'units',
      header: t('units'),
      align: 'end',
      width: 'w-32',
      narrow: 'value',
      cell: (one) => <Amount value={one.quantity} />,
    },
  ]
  return (
    <Panel
      title={t('sales')}
      note={t('salesNote')}
      actions={
        nothing ? null : (
          <Button look="quiet" size="sm" aria-pressed={asTable} onClick={() => setAsTable(!asTable)}>
            <Table2 />
            <span className="max-sm:sr-only">{asTable ? t('salesChart') : t('salesTable')}</span>
          </Button>
        )
      }
    >
      {!values || !days ? (
        <Skeleton className="h-55" />
      ) : nothing ? (
        <p className="flex h-55 items-center justify-center text-soft">{t('salesEmpty')}</p>
      ) : asTable ? (
        <div className="-mx-4 max-h-96 overflow-y-auto border-t [--table-top:0px]">
          <DataTable label={t('sales')} columns={columns} rows={days.toReversed()} rowKey={(one) => one.day} />
        </div>
      ) : (
        <DayBars
          values={values}
          label={t('salesSummary', {
            total: format.number(
              values.reduce((sum, one) => sum + one.units, 0),
              { maximumFractionDigits: 1 },
            ),
            days: values.length,
            day: dayName(most?.day ?? ''),
            most: format.number(most?.units ?? 0, { maximumFractionDigits: 1 }),
          })}
        />
      )}
    </Panel>
  )
}
