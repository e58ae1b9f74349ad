'use client'
import { Forklift, Plus } from 'lucide-react'
import { useRouter } from 'next/navigation'
import { useTranslations } from 'use-intl'
import { listTransfers, type TransferRow, transferStates } from '#contract/transfer.ts'
import { useProblemText } from '#web/lib/problem-text.ts'
import { useReadPages } from '#web/lib/read.ts'
import { useSession } from '#web/lib/session.tsx'
import { useShortcut } from '#web/lib/shortcuts.tsx'
import { useUrlFlag, useUrlState } from '#web/lib/url-state.ts'
import { LocationPicker } from '#web/location/location-picker.tsx'
import { CalendarDay } from '#web/purchasing/calendar-day.tsx'
import { ShipForm } from '#web/transfer/ship-form.tsx'
import { TransferState } from '#web/transfer/transfer-state.tsx'
import { Button } from '#web/ui/button.tsx'
import { type Column, DataTable } from '#web/ui/data-table.tsx'
import { DateTime } from '#web/ui/date-time.tsx'
import { EmptyState } from '#web/ui/empty-state.tsx'
import { ErrorState } from '#web/ui/error-state.tsx'
import { Field } from '#web/ui/field.tsx'
import { LoadMore } from '#web/ui/load-more.tsx'
import { PageHeader } from '#web/ui/page-header.tsx'
import { Panel } from '#web/ui/panel.tsx'
import { Select } from '#web/ui/select.tsx'

const filters = ['open', 'closed', 'cancelled', 'all'] as const satisfies readonly (
  | (typeof transferStates)[number]
  | 'all'
)[]

/** What is on the road, and what was; state and place stand in the address. */
export function TransfersPage() {
  const t = useTranslations('transfer')
  const shell = useTranslations('shell')
  const problemText = useProblemText()
  const router = useRouter()
  const { can } = useSession()
  const [shipping, setShipping] = useUrlFlag('new')
  const [stateText, setState] = useUrlState('state')
  const [locationId, setLocation] = useUrlState('location')
  const state = filters.find((each) => each === stateText) ?? 'open'
  const transfers = useReadPages(
    listTransfers,
    { query: { limit: 50, state, ...(locationId ? { locationId } : {}) } },
    { keepPrevious: true },
  )
  const mayShip = can('movement:record')
  const ship = () => setShipping(true)
  useShortcut(mayShip ? { keys: 'n', label: t('ship'), group: shell('shortcut.page'), run: ship } : undefined)
  const button = mayShip ? (
    <Button look="primary" onClick={ship}>
      <Plus />
      {t('ship')}
    </Button>
  ) : null
  const isFiltered = state !== 'open' || locationId !== undefined
  return (
    <>
      <PageHeader title={t('title')} note={t('note')} actions={button} />
      <div className="mb-4 grid gap-3 sm:flex sm:items-end">
        <Field label={t('filter.label')} className="sm:w-44">
          <Select
            value={state}
            onChange={(event) => setState(event.target.value === 'open' ? undefined : event.target.value)}
          >
            {filters.map((each) => (
              <option key={each} value={each}>
                {t(`filter.${each}`)}
              </option>
            ))}
          </Select>
        </Field>
        <Field label={t('where')} className="sm:w-60">
          <LocationPicker
            value={locationId}
            onValueChange={(id) => setLocation(id || undefined)}
            placeholder={t('everywhere')}
            first={t('everywhere')}
          />
        </Field>
      </div>
      <Panel flush>
        {transfers.isError && !transfers.rows ? (
          <ErrorState onRetry={() => void transfers.refetch()}>{problemText(transfers.error)}</ErrorState>
        ) : transfers.rows?.length === 0 ? (
          isFiltered ? (
            <EmptyState title={t('emptyFilter')} />
          ) : (
            <EmptyState icon={Forklift} title={t('emptyTitle')} actions={button}>
              {t('empty')}
            </EmptyState>
          )
        ) : (
          <>
            <Transfers rows={transfers.rows} />
            {transfers.rows ? <LoadMore pages={transfers} count={transfers.rows.length} /> : null}
          </>
        )}
      </Panel>
      {shipping && mayShip ? (
        <ShipForm onClose={() => setShipping(false)} onDone={({ id }) => router.push(`/transfers/view?id=${id}`)} />
      ) : null}
    </>
  )
}

function Transfers({ rows }: { rows: readonly TransferRow[] | undefined }) {
  const t = useTranslations('transfer')
  const columns: Column<TransferRow>[] = [
    {
      id: 'way',
      header: t('column.way'),
      narrow: 'title',
      cell: (row) => (
        <span className="font-medium">{t('way', { from: row.fromLocationName, to: row.toLocationName })}</span>
      ),
    },
    {
      id: 'state',
      header: t('column.state'),
      width: 'w-44',
      narrow: 'value',
      cell: (row) => <TransferState transfer={row} />,
    },
    {
      id: 'lines',
      header: t('column.lines'),
      width: 'w-44',
      narrow: 'note',
      cell: (row) => t('linesOpen', { open: row.openLines, lines: row.lineCount }),
    },
    {
      id: 'expected',
      header: t('column.expected'),
      width: 'w-36',
      from: 'lg',
      cell: (row) => (row.expectedOn ? <CalendarDay value={row.expectedOn} /> : null),
    },
    {
      id: 'shipped',
      header: t('column.shipped'),
      width: 'w-44',
      from: 'md',
      cell: (row) => <DateTime value={row.shippedAt} />,
    },
  ]
  return (
    <DataTable
      label={t('title')}
      columns={columns}
      rows={rows}
      rowKey={(row) => row.id}
      href={(row) => `/transfers/view?id=${row.id}`}
    />
  )
}
