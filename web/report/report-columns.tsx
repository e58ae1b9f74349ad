'use client'
import { useFormatter, useTranslations } from 'use-intl'
import type { AgeBucket, StockReportItem } from '#contract/report.ts'
import { useSession } from '#web/lib/session.tsx'
import type { ItemsQuery, ReportKind } from '#web/report/report-address.ts'
import { Amount, Money } from '#web/ui/amount.tsx'
import { Badge } from '#web/ui/badge.tsx'
import type { Column } from '#web/ui/data-table.tsx'
import { NameAndCode } from '#web/ui/name-and-code.tsx'

type ItemColumn = Column<StockReportItem>

/**
 * What the list tells of each item, by report.
 * @param age  the bucket that was chosen: its quantity and value are told
 * @param basis  what classes go by: it is what stands out
 */
export function useReportColumns(
  kind: ReportKind,
  { age, basis }: { age?: AgeBucket | undefined; basis: ItemsQuery['basis'] },
): ItemColumn[] {
  const t = useTranslations('report')
  const format = useFormatter()
  const { tenant } = useSession()
  const percent = (value: number | null, digits = 0) =>
    value === null ? '–' : format.number(value, { style: 'percent', maximumFractionDigits: digits })
  const at = (id: string, header: string, cell: ItemColumn['cell'], rest: Partial<ItemColumn> = {}): ItemColumn => ({
    id,
    header,
    cell,
    align: 'end',
    width: 'w-32',
    ...rest,
  })
  const money = (id: string, header: string, of: (row: StockReportItem) => string, rest: Partial<ItemColumn> = {}) =>
    at(id, header, (row) => <Money value={of(row)} currency={tenant.currency} />, rest)
  const days = (value: number | null) => (value === null ? '–' : t('cover.days', { days: Math.round(value) }))
  const item: ItemColumn = {
    id: 'item',
    header: t('column.item'),
    narrow: 'title',
    cell: (row) => <NameAndCode name={row.name} code={row.sku} />,
  }
  const badge: ItemColumn = {
    id: 'class',
    header: t('column.class'),
    width: 'w-28',
    narrow: 'note',
    cell: ({ abc, xyz, verdict }) => (
      <span className="flex gap-1">
        {abc === 'none' ? null : <Badge tone={abc === 'A' ? 'accent' : 'plain'}>{abc}</Badge>}
        <Badge>{xyz === 'none' ? t(`verdict.${verdict}`) : xyz}</Badge>
      </span>
    ),
  }
  const onHand = at('onHand', t('column.onHand'), (row) => <Amount value={row.onHand} unit={row.unit} />, {
    narrow: 'note',
  })
  const value = money('value', t('column.value'), (row) => row.value)
  const demand = at(
    'demand',
    t('column.demand'),
    (row) =>
      row.dailyDemand === null ? '–' : <Amount value={row.dailyDemand} maximumFractionDigits={2} unit={row.unit} />,
    { from: 'lg', width: 'w-36' },
  )
  const of = (one: ItemsQuery['basis']): Partial<ItemColumn> => (one === basis ? { narrow: 'value' } : { from: 'xl' })
  switch (kind) {
    case 'classes':
      return [
        item,
        badge,
        at('consumed', t('column.consumed'), (row) => <Amount value={row.consumed} unit={row.unit} />, { from: 'md' }),
        money('sold', t('column.sold'), (row) => row.soldValue, of('sales')),
        money('cost', t('column.cost'), (row) => row.consumedValue, of('consumption')),
        money('value', t('column.value'), (row) => row.value, of('stock')),
        at('share', t('column.share'), (row) => percent(row.share, 1), { width: 'w-24' }),
        at('variation', t('column.variation'), (row) => percent(row.variation), { width: 'w-24', from: 'lg' }),
      ]
    case 'cover':
      return [
        item,
        onHand,
        demand,
        at(
          'cover',
          t('column.cover'),
          (row) => (row.band === 'idle' || row.band === 'unknown' ? t(`cover.band.${row.band}`) : days(row.coverDays)),
          {
            narrow: 'value',
          },
        ),
        at('forecast', t('column.forecastCover'), (row) => days(row.forecastDays), { from: 'md' }),
        value,
      ]
    case 'age': {
      const of = (row: StockReportItem) => row.ages.find(({ bucket }) => bucket === age)
      const old = (row: StockReportItem) =>
        row.ages.reduce(
          (sum, { bucket, value: worth }) => (bucket === 'd365' || bucket === 'older' ? sum + Number(worth) : sum),
          0,
        )
      return [
        item,
        onHand,
        { ...value, ...(age ? {} : { narrow: 'value' as const }) },
        ...(age
          ? [
              at(
                'ofAge',
                t(`age.bucket.${age}`),
                (row) => <Amount value={of(row)?.quantity ?? '0'} unit={row.unit} />,
                { width: 'w-40' },
              ),
              money('worth', t('column.value'), (row) => of(row)?.value ?? '0', { narrow: 'value' }),
            ]
          : [money('old', t('age.old'), (row) => String(old(row)), { from: 'md', width: 'w-40' })]),
      ]
    }
    case 'turnover':
      return [
        item,
        money('cost', t('column.cost'), (row) => row.consumedValue),
        money('average', t('column.average'), (row) => row.averageValue, { from: 'md' }),
        value,
        at(
          'turns',
          t('column.turns'),
          (row) =>
            row.turns === null ? '–' : format.number(row.turns, { minimumFractionDigits: 1, maximumFractionDigits: 1 }),
          {
            narrow: 'value',
          },
        ),
      ]
  }
}
