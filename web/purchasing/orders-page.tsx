'use client'
import { ClipboardList, ListRestart, Plus } from 'lucide-react'
import { useRouter } from 'next/navigation'
import { useTranslations } from 'use-intl'
import { listPurchaseOrders, orderStates } from '#contract/purchase-order.ts'
import { useProblemText } from '#web/lib/problem-text.ts'
import { useReadPages } from '#web/lib/read.ts'
import { useSession } from '#web/lib/session.tsx'
import { useShortcut } from '#web/lib/shortcuts.tsx'
import { useUrlFlag, useUrlState } from '#web/lib/url-state.ts'
import { OrderForm } from '#web/purchasing/order-form.tsx'
import { OrdersTable } from '#web/purchasing/orders-table.tsx'
import { SupplierPicker } from '#web/purchasing/supplier-picker.tsx'
import { Button, ButtonLink } from '#web/ui/button.tsx'
import { Checkbox } from '#web/ui/checkbox.tsx'
import { EmptyState } from '#web/ui/empty-state.tsx'
import { ErrorState } from '#web/ui/error-state.tsx'
import { Field } from '#web/ui/field.tsx'
import { FilterBar } from '#web/ui/filter-bar.tsx'
import { LoadMore } from '#web/ui/load-more.tsx'
import { PageHeader } from '#web/ui/page-header.tsx'
import { Panel } from '#web/ui/panel.tsx'
import { Select } from '#web/ui/select.tsx'

const states = ['open', ...orderStates] as const

/** Every purchase order, by state and supplier, and those that are late. */
export function OrdersPage() {
  const t = useTranslations('purchasing.orders')
  const stateWord = useTranslations('purchasing.state')
  const shell = useTranslations('shell')
  const noun = useTranslations('purchasing')
  const problemText = useProblemText()
  const router = useRouter()
  const { can } = useSession()
  const [creating, setCreating] = useUrlFlag('new')
  const [stateText, setState] = useUrlState('state')
  const [supplierId, setSupplier] = useUrlState('supplier')
  const [late, setLate] = useUrlFlag('late')
  const state = states.find((each) => each === stateText)
  const query = useReadPages(
    listPurchaseOrders,
    {
      query: {
        limit: 50,
        ...(state ? { state } : {}),
        ...(supplierId ? { supplierId } : {}),
        ...(late ? { late: 'true' as const } : {}),
      },
    },
    { keepPrevious: true },
  )
  const mayWrite = can('purchase:write')
  const create = () => setCreating(true)
  useShortcut(mayWrite ? { keys: 'n', label: t('new'), group: shell('shortcut.page'), run: create } : undefined)
  const createButton = mayWrite ? (
    <Button look="primary" onClick={create}>
      <Plus />
      {t('new')}
    </Button>
  ) : null
  const set = [state, supplierId, late || undefined].filter(Boolean).length
  const isEmpty = query.rows?.length === 0
  return (
    <>
      <PageHeader
        title={t('title')}
        note={t('note')}
        actions={
          <>
            <ButtonLink href="/reorder">
              <ListRestart />
              {t('reorder')}
            </ButtonLink>
            {createButton}
          </>
        }
      />
      <FilterBar
        count={set}
        onClear={() => {
          setState(undefined)
          setSupplier(undefined)
          setLate(false)
        }}
      >
        <Field label={t('state')} className="sm:w-44">
          <Select value={state ?? ''} onChange={(event) => setState(event.target.value || undefined)}>
            <option value="">{t('all')}</option>
            <option value="open">{t('open')}</option>
            {orderStates.map((each) => (
              <option key={each} value={each}>
                {stateWord(each)}
              </option>
            ))}
          </Select>
        </Field>
        <Field label={noun('supplier')} className="sm:w-64">
          <SupplierPicker
            value={supplierId}
            onValueChange={(id) => setSupplier(id || undefined)}
            first={t('anySupplier')}
          />
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
            <EmptyState icon={ClipboardList} title={t('emptyTitle')} actions={createButton}>
              {t('empty')}
            </EmptyState>
          )
        ) : (
          <OrdersTable rows={query.rows} />
        )}
        {query.rows && !isEmpty ? <LoadMore pages={query} count={query.rows.length} /> : null}
      </Panel>
      {creating && mayWrite ? (
        <OrderForm
          {...(supplierId ? { supplierId } : {})}
          onClose={() => setCreating(false)}
          onDone={({ id }) => router.push(`/orders/view?id=${id}`)}
        />
      ) : null}
    </>
  )
}
