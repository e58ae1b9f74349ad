'use client'
import { Barcode } from 'lucide-react'
import { useTranslations } from 'use-intl'
import { type LotRow, listLots } from '#contract/lot.ts'
import { useProblemText } from '#web/lib/problem-text.ts'
import { useReadPages } from '#web/lib/read.ts'
import { useSession } from '#web/lib/session.tsx'
import { useUrlState } from '#web/lib/url-state.ts'
import { toLocal } from '#web/lib/zoned-time.ts'
import { Expiry } from '#web/lot/expiry.tsx'
import { Amount } from '#web/ui/amount.tsx'
import { Code } from '#web/ui/code-block.tsx'
import { type Column, DataTable } from '#web/ui/data-table.tsx'
import { EmptyState } from '#web/ui/empty-state.tsx'
import { ErrorState } from '#web/ui/error-state.tsx'
import { LoadMore } from '#web/ui/load-more.tsx'
import { NameAndCode } from '#web/ui/name-and-code.tsx'
import { PageHeader } from '#web/ui/page-header.tsx'
import { Panel } from '#web/ui/panel.tsx'
import { Segmented } from '#web/ui/segmented.tsx'

const dueMs = 30 * 86_400_000

/** Lots and serials, first to expire first: those in stock, those that expire soon, or all there ever were. */
export function LotsPage() {
  const t = useTranslations('lot')
  const problemText = useProblemText()
  const { tenant } = useSession()
  const [asked, setAsked] = useUrlState('show')
  const show = asked === 'due' || asked === 'all' ? asked : 'stocked'
  const until = toLocal(new Date(Date.now() + dueMs), tenant.timeZone).slice(0, 10)
  const query = useReadPages(
    listLots,
    {
      query: {
        limit: 50,
        inStock: show === 'all' ? 'false' : 'true',
        ...(show === 'due' ? { expiresUntil: until } : {}),
      },
    },
    { keepPrevious: true },
  )
  const columns: Column<LotRow>[] = [
    { id: 'lot', header: t('column.lot'), width: 'w-44', narrow: 'note', cell: ({ code }) => <Code>{code}</Code> },
    {
      id: 'item',
      header: t('column.item'),
      narrow: 'title',
      cell: (row) => <NameAndCode name={row.itemName} code={row.sku} />,
    },
    {
      id: 'expires',
      header: t('column.expires'),
      width: 'w-56',
      narrow: 'note',
      cell: ({ expiresOn }) => <Expiry day={expiresOn} />,
    },
    {
      id: 'onHand',
      header: t('column.onHand'),
      width: 'w-32',
      align: 'end',
      narrow: 'value',
      cell: (row) => <Amount value={row.onHand} unit={row.unit} />,
    },
  ]
  return (
    <>
      <PageHeader title={t('title')} note={t('note')} />
      <div className="mb-3">
        <Segmented
          label={t('show')}
          value={show}
          onValueChange={(next) => setAsked(next === 'stocked' ? undefined : next)}
          options={(['stocked', 'due', 'all'] as const).map((value) => ({ value, label: t(value) }))}
        />
      </div>
      <Panel flush>
        {query.isError && !query.rows ? (
          <ErrorState onRetry={() => void query.refetch()}>{problemText(query.error)}</ErrorState>
        ) : query.rows?.length === 0 ? (
          <EmptyState icon={Barcode} title={show === 'due' ? t('emptyDueTitle') : t('emptyTitle')}>
            {show === 'due' ? t('emptyDue') : t('empty')}
          </EmptyState>
        ) : (
          <>
            <DataTable
              label={t('title')}
              columns={columns}
              rows={query.rows}
              rowKey={(row) => row.id}
              href={(row) => `/lots/view?id=${row.id}`}
            />
            {query.rows ? <LoadMore pages={query} count={query.rows.length} /> : null}
          </>
        )}
      </Panel>
    </>
  )
}
