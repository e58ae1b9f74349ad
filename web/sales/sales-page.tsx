'use client'
import { Plus, ShoppingBasket, Store } from 'lucide-react'
import { useRouter } from 'next/navigation'
import { useTranslations } from 'use-intl'
import { listSalesOrders, salesStates } from '#contract/sales-order.ts'
import { useProblemText } from '#web/lib/problem-text.ts'
import { useReadPages } from '#web/lib/read.ts'
import { useSession } from '#web/lib/session.tsx'
import { useShortcut } from '#web/lib/shortcuts.tsx'
import { useUrlFlag, useUrlState } from '#web/lib/url-state.ts'
import { SalesForm } from '#web/sales/sales-form.tsx'
import { SalesTable } from '#web/sales/sales-table.tsx'
import { Button } from '#web/ui/button.tsx'
import { Checkbox } from '#web/ui/checkbox.tsx'
import { EmptyState } from '#web/ui/empty-state.tsx'
import { ErrorState } from '#web/ui/error-state.tsx'
import { Field } from '#web/ui/field.tsx'
import { FilterBar } from '#web/ui/filter-bar.tsx'
import { LoadMore } from '#web/ui/load-more.tsx'
import { PageHeader } from '#web/ui/page-header.tsx'
import { Panel } from '#web/ui/panel.tsx'
import { Select } from '#web/ui/select.tsx'

const states = ['toShip', ...salesStates] as const

/** Every sales order by state, and selling over the counter. */
export function SalesPage() {
  const t = useTranslations('selling.orders')
  const stateWord = useTranslations('selling.state')
  const shell = useTranslations('shell')
  const problemText = useProblemText()
  const router = useRouter()
  const { can } = useSession()
  const [creating, setCreating] = useUrlFlag('new')
  const [selling, setSelling] = useUrlFlag('quick')
  const [stateText, setState] = useUrlState('state')
  const [late, setLate] = useUrlFlag('late')
  const state = states.find((each) => each === stateText)
  const query = useReadPages(
    listSalesOrders,
    { query: { limit: 50, ...(state ? { state } : {}), ...(late ? { late: 'true' as const } : {}) } },
    { keepPrevious: true },
  )
  const mayWrite = can('sales:write')
  const maySell = can('movement:record')
  const group = shell('shortcut.page')
  const create = () => setCreating(true)
  const sell = () => setSelling(true)
  useShortcut(mayWrite ? { keys: 'n', label: t('new'), group, run: create } : undefined)
  useShortcut(maySell ? { keys: 's', label: t('quick'), group, run: sell } : undefined)
  const quickButton = maySell ? (
    <Button onClick={sell}>
      <ShoppingBasket />
      {t('quick')}
    </Button>
  ) : null
  const createButton = mayWrite ? (
    <Button look="primary" onClick={create}>
      <Plus />
      {t('new')}
    </Button>
  ) : null
  const set = [state, late || undefined].filter(Boolean).length
  const isEmpty = query.rows?.length === 0
  const open = ({ id }: { id: string }) => router.push(`/sales/view?id=${id}`)
  return (
    <>
      <PageHeader
        title={t('title')}
        note={t('note')}
        actions={
          <>
            {quickButton}
            {createButton}
          </>
        }
      />
      <FilterBar
        count={set}
        onClear={() => {
          setState(undefined)
          setLate(false)
        }}
      >
        <Field label={t('state')} className="sm:w-44">
          <Select value={state ?? ''} onChange={(event) => setState(event.target.value || undefined)}>
            <option value="">{t('all')}</option>
            <option value="toShip">{t('toShip')}</option>
            {salesStates.map((each) => (
              <option key={each} value={each}>
                {stateWord(each)}
              </option>
            ))}
          </Select>
        </Field>
        <Checkbox
          className="max-sm:col-span-2 sm:mb-1.5"
          label={t('lateOnly')}
          checked={late}
          onChange={(event) => setLate(event.target.checked)}
        />
      </FilterBar>
      <Panel flush>
        {query.isError && !query.rows ? (
          <ErrorState onRetry={() => void query.refetch()}>{problemText(query.error)}</ErrorState>
        ) : isEmpty ? (
          set > 0 ? (
            <EmptyState title={t('emptyFilterTitle')}>{t('emptyFilter')}</EmptyState>
          ) : (
            <EmptyState icon={Store} title={t('emptyTitle')} actions={createButton}>
              {t('empty')}
            </EmptyState>
          )
        ) : (
          <SalesTable rows={query.rows} />
        )}
        {query.rows && !isEmpty ? <LoadMore pages={query} count={query.rows.length} /> : null}
      </Panel>
      {creating && mayWrite ? <SalesForm mode="order" onClose={() => setCreating(false)} onDone={open} /> : null}
      {selling && maySell ? <SalesForm mode="quick" onClose={() => setSelling(false)} onDone={open} /> : null}
    </>
  )
}
