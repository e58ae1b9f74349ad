'use client'
import { Coins, Download } from 'lucide-react'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import type { z } from 'zod'
import { downloadStockValues, listStockValues, type stockValue } from '#contract/valuation.ts'
import { api } from '#web/lib/api.ts'
import { useProblemText } from '#web/lib/problem-text.ts'
import { useReadPages } from '#web/lib/read.ts'
import { saveFile } from '#web/lib/save-file.ts'
import { useSession } from '#web/lib/session.tsx'
import { useUrlState } from '#web/lib/url-state.ts'
import { toInstant, toLocal } from '#web/lib/zoned-time.ts'
import { LocationPicker } from '#web/location/location-picker.tsx'
import { Amount, Money } from '#web/ui/amount.tsx'
import { Button } from '#web/ui/button.tsx'
import { type Column, DataTable } from '#web/ui/data-table.tsx'
import { DateTime } from '#web/ui/date-time.tsx'
import { EmptyState } from '#web/ui/empty-state.tsx'
import { ErrorState } from '#web/ui/error-state.tsx'
import { Field } from '#web/ui/field.tsx'
import { Input } from '#web/ui/input.tsx'
import { LoadMore } from '#web/ui/load-more.tsx'
import { NameAndCode } from '#web/ui/name-and-code.tsx'
import { PageHeader } from '#web/ui/page-header.tsx'
import { Panel } from '#web/ui/panel.tsx'
import { Segmented } from '#web/ui/segmented.tsx'
import { toastFailed } from '#web/ui/toast.tsx'
import { ValuationState } from '#web/valuation/valuation-state.tsx'

type StockValue = z.output<typeof stockValue>
const groupings = ['item', 'location', 'category'] as const
type Grouping = (typeof groupings)[number]

/** What stock is or was worth; what is asked for stands in the address. */
export function ValuationPage() {
  const t = useTranslations('valuation')
  const reports = useTranslations('report')
  const location = useTranslations('location.column')
  const problemText = useProblemText()
  const { tenant } = useSession()
  const [opened] = useState(() => toLocal(new Date(), tenant.timeZone))
  const [grouping, setGrouping] = useUrlState('by')
  const [chosen, setChosen] = useUrlState('at')
  const [locationId, setLocation] = useUrlState('location')
  const by: Grouping = groupings.find((one) => one === grouping) ?? 'item'
  const at = chosen ? toInstant(chosen, tenant.timeZone) : undefined
  const query = { by, ...(at ? { at } : {}), ...(locationId ? { locationId } : {}) }
  const values = useReadPages(listStockValues, { query: { ...query, limit: 50 } }, { keepPrevious: true })
  const first = values.data?.pages[0]
  const sum = first && 'sum' in first ? String(first.sum) : undefined
  const download = () =>
    void saveFile(api.url(downloadStockValues, { query }), `${t('title')}.csv`).catch((error: unknown) =>
      toastFailed(problemText(error)),
    )
  return (
    <>
      <PageHeader
        title={t('title')}
        note={t('note')}
        back={{ href: '/reports', label: reports('title') }}
        actions={
          <Button onClick={download}>
            <Download />
            {t('download')}
          </Button>
        }
      />
      <ValuationState />
      <div className="my-4 grid gap-3 sm:flex sm:items-end">
        <Segmented
          label={t('by.label')}
          value={by}
          onValueChange={setGrouping}
          options={groupings.map((value) => ({ value, label: t(`by.${value}`) }))}
        />
        <Field label={t('at')} className="sm:w-60">
          <Input
            type="datetime-local"
            value={chosen ?? ''}
            max={opened}
            onChange={(event) => setChosen(event.target.value || undefined)}
          />
        </Field>
        <Field label={location('where')} className="sm:w-60">
          <LocationPicker
            value={locationId}
            onValueChange={(next) => setLocation(next || undefined)}
            placeholder={t('everywhere')}
            first={t('everywhere')}
          />
        </Field>
      </div>
      <Panel
        flush
        title={
          <span className="flex flex-wrap items-baseline justify-between gap-x-4">
            <span>{at ? t.rich('totalAt', { at: () => <DateTime value={at} /> }) : t('now')}</span>
            {sum === undefined ? null : <Money value={sum} currency={tenant.currency} />}
          </span>
        }
      >
        {values.isError && !values.rows ? (
          <ErrorState onRetry={() => void values.refetch()}>{problemText(values.error)}</ErrorState>
        ) : values.rows?.length === 0 ? (
          <EmptyState icon={Coins} title={t('emptyTitle')}>
            {t('empty')}
          </EmptyState>
        ) : (
          <>
            <Values by={by} rows={values.rows} />
            {values.rows ? <LoadMore pages={values} count={values.rows.length} /> : null}
          </>
        )}
      </Panel>
    </>
  )
}

function Values({ by, rows }: { by: Grouping; rows: readonly StockValue[] | undefined }) {
  const t = useTranslations('valuation')
  const { tenant } = useSession()
  const name: Column<StockValue> = {
    id: 'name',
    header: t('column.name'),
    narrow: 'title',
    cell: (row) => <NameAndCode name={row.name || t('uncategorised')} code={row.code} />,
  }
  const value: Column<StockValue> = {
    id: 'value',
    header: t('column.value'),
    align: 'end',
    width: 'w-40',
    narrow: 'value',
    cell: (row) => <Money value={row.value} currency={tenant.currency} />,
  }
  const ofItems: Column<StockValue>[] = [
    {
      id: 'quantity',
      header: t('column.quantity'),
      align: 'end',
      width: 'w-36',
      narrow: 'note',
      cell: (row) => <Amount value={row.quantity ?? '0'} unit={row.unit ?? ''} />,
    },
    {
      id: 'unitCost',
      header: t('column.unitCost'),
      align: 'end',
      width: 'w-36',
      cell: (row) => (row.unitCost === null ? null : <Money value={row.unitCost} currency={tenant.currency} />),
    },
  ]
  const ofGroups: Column<StockValue>[] = [
    {
      id: 'items',
      header: t('column.items'),
      align: 'end',
      width: 'w-28',
      cell: (row) => <Amount value={row.items} />,
    },
  ]
  return (
    <DataTable
      label={t('title')}
      columns={[name, ...(by === 'item' ? ofItems : ofGroups), value]}
      rows={rows}
      rowKey={(row) => row.id ?? 'none'}
      {...(by === 'item' ? { href: (row: StockValue) => `/items/view?id=${row.id}` } : {})}
    />
  )
}
