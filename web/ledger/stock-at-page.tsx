'use client'
import { History } from 'lucide-react'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import type { z } from 'zod'
import { type balance, listStock } from '#contract/stock.ts'
import { useProblemText } from '#web/lib/problem-text.ts'
import { useReadPages } from '#web/lib/read.ts'
import { useSession } from '#web/lib/session.tsx'
import { useUrlState } from '#web/lib/url-state.ts'
import { toInstant, toLocal } from '#web/lib/zoned-time.ts'
import { LocationPicker } from '#web/location/location-picker.tsx'
import { Amount } from '#web/ui/amount.tsx'
import { Code } from '#web/ui/code-block.tsx'
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

type Balance = z.output<typeof balance>

/** What was on hand at a past moment; moment and place stand in the address. */
export function StockAtPage() {
  const t = useTranslations('ledger.stockAt')
  const nav = useTranslations('ledger')
  const location = useTranslations('location.column')
  const item = useTranslations('item.column')
  const problemText = useProblemText()
  const { tenant } = useSession()
  const [opened] = useState(() => toLocal(new Date(), tenant.timeZone))
  const [chosen, setChosen] = useUrlState('at')
  const [locationId, setLocation] = useUrlState('location')
  const local = chosen ?? opened
  const at = toInstant(local, tenant.timeZone)
  const stock = useReadPages(
    listStock,
    { query: { limit: 50, ...(at ? { at } : {}), ...(locationId ? { locationId } : {}) } },
    { keepPrevious: true },
  )
  // what was used up by then was not there
  const rows = stock.rows?.filter(({ onHand }) => onHand !== '0')
  const columns: Column<Balance>[] = [
    {
      id: 'item',
      header: item('name'),
      narrow: 'title',
      cell: (row) => <NameAndCode name={row.itemName} code={row.sku} />,
    },
    {
      id: 'where',
      header: location('where'),
      narrow: 'note',
      cell: ({ locationName, lotCode }) => (
        <span className="inline-flex items-baseline gap-2">
          {locationName}
          {lotCode === null ? null : <Code>{lotCode}</Code>}
        </span>
      ),
    },
    {
      id: 'onHand',
      header: item('onHand'),
      align: 'end',
      width: 'w-36',
      narrow: 'value',
      cell: (row) => (
        <Amount value={row.onHand} unit={row.unit} className={row.onHand.startsWith('-') ? 'text-danger' : ''} />
      ),
    },
  ]
  return (
    <>
      <PageHeader title={t('title')} note={t('note')} back={{ href: '/ledger', label: nav('title') }} />
      <div className="mb-4 grid gap-3 sm:flex sm:items-end">
        <Field label={t('at')} className="sm:w-60">
          <Input
            type="datetime-local"
            value={local}
            max={opened}
            onChange={(event) => setChosen(event.target.value || undefined)}
          />
        </Field>
        <Field label={location('where')} className="sm:w-60">
          <LocationPicker
            value={locationId}
            onValueChange={setLocation}
            placeholder={t('everywhere')}
            first={t('everywhere')}
          />
        </Field>
      </div>
      <Panel flush title={at ? t.rich('as', { at: () => <DateTime value={at} /> }) : t('title')}>
        {stock.isError && !stock.rows ? (
          <ErrorState onRetry={() => void stock.refetch()}>{problemText(stock.error)}</ErrorState>
        ) : rows?.length === 0 && !stock.hasNextPage ? (
          <EmptyState icon={History} title={t('emptyTitle')}>
            {t('empty')}
          </EmptyState>
        ) : (
          <>
            <DataTable
              label={t('title')}
              columns={columns}
              rows={rows}
              rowKey={(row) => `${row.itemId} ${row.locationId} ${row.lotId}`}
              href={(row) => `/items/view?id=${row.itemId}`}
            />
            {rows ? <LoadMore pages={stock} count={rows.length} /> : null}
          </>
        )}
      </Panel>
    </>
  )
}
