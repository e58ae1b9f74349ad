'use client'
import { CircleCheck, ClipboardList, FilePlus2 } from 'lucide-react'
import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { draftReorders, listReorderRows } from '#contract/reorder.ts'
import { useDebounced } from '#web/lib/debounced.ts'
import { parseDecimal } from '#web/lib/parse-decimal.ts'
import { useProblemText } from '#web/lib/problem-text.ts'
import { useReadPages } from '#web/lib/read.ts'
import { useSession } from '#web/lib/session.tsx'
import { useUrlState } from '#web/lib/url-state.ts'
import { useWrite } from '#web/lib/write.ts'
import { useAllLocations } from '#web/location/all-locations.ts'
import { LocationPicker } from '#web/location/location-picker.tsx'
import { BudgetChoice } from '#web/purchasing/budget-choice.tsx'
import { orderReads } from '#web/purchasing/order-reads.ts'
import { type Chosen, canDraft, rowKey, toReorderLines } from '#web/purchasing/reorder-draft.ts'
import { ReorderLine } from '#web/purchasing/reorder-line.tsx'
import { SupplierPicker } from '#web/purchasing/supplier-picker.tsx'
import { asSet, WhatIfSliders } from '#web/purchasing/what-if.tsx'
import { Button, ButtonLink } from '#web/ui/button.tsx'
import { Checkbox } from '#web/ui/checkbox.tsx'
import { classNames } from '#web/ui/class-names.ts'
import { EmptyState } from '#web/ui/empty-state.tsx'
import { ErrorState } from '#web/ui/error-state.tsx'
import { Field } from '#web/ui/field.tsx'
import { useFootBar } from '#web/ui/foot-bar.ts'
import { NumberInput } from '#web/ui/input.tsx'
import { LoadMore } from '#web/ui/load-more.tsx'
import { Notice } from '#web/ui/notice.tsx'
import { PageHeader } from '#web/ui/page-header.tsx'
import { Panel } from '#web/ui/panel.tsx'
import { Skeleton } from '#web/ui/skeleton.tsx'
import { toastDone, toastFailed } from '#web/ui/toast.tsx'

const nothing: Chosen = { keys: new Set(), quantities: {} }

/** What to order now and why; what is chosen becomes drafts, one for each supplier. */
export function ReorderPage() {
  const t = useTranslations('purchasing.reorder')
  const orders = useTranslations('purchasing.orders')
  const noun = useTranslations('purchasing')
  const problemText = useProblemText()
  const router = useRouter()
  const footBar = useFootBar()
  const { can, tenant } = useSession()
  const { tree } = useAllLocations()
  const [supplierId, setSupplier] = useUrlState('supplier')
  const [chosen, setChosen] = useState(nothing)
  const [place, setPlace] = useState<string>()
  const [whatIf, setWhatIf] = useState(asSet)
  const [budget, setBudget] = useState('')
  const asked = useDebounced(whatIf, 250)
  const limit = parseDecimal(useDebounced(budget, 400))
  const query = useReadPages(
    listReorderRows,
    {
      query: {
        limit: 100,
        ...(supplierId ? { supplierId } : {}),
        ...asked,
        ...(limit === undefined ? {} : { budget: limit }),
      },
    },
    { keepPrevious: true },
  )
  const locationId = place ?? tree?.[0]?.row.id
  const draft = useWrite(draftReorders, {
    refreshes: orderReads,
    onSuccess: ({ orders: made }) => {
      setChosen(nothing)
      const [only] = made
      const href = made.length === 1 && only ? `/orders/view?id=${only.id}` : '/orders?state=draft'
      toastDone(t('drafted', { count: made.length }), { label: t('seeDrafts'), run: () => router.push(href) })
    },
    onError: (error) => toastFailed(problemText(error)),
  })
  const { rows } = query
  const open = rows?.filter(canDraft) ?? []
  const followed = rows?.find(({ levels }) => levels !== null)?.levels
  const without = rows?.filter(({ hasSupplier }) => !hasSupplier).length ?? 0
  const lines = toReorderLines(rows ?? [], chosen)
  const isAll = open.length > 0 && open.every((row) => chosen.keys.has(rowKey(row)))
  const mayDraft = can('purchase:write')
  const toggle = (key: string, on: boolean) => {
    const keys = new Set(chosen.keys)
    if (on) keys.add(key)
    else keys.delete(key)
    setChosen({ ...chosen, keys })
  }
  return (
    <>
      <PageHeader
        title={t('title')}
        note={t('note')}
        actions={
          <ButtonLink href="/orders">
            <ClipboardList />
            {orders('title')}
          </ButtonLink>
        }
      />
      <div className="mb-3 grid gap-3 sm:max-w-152 sm:grid-cols-2">
        <Field label={noun('supplier')}>
          <SupplierPicker
            value={supplierId}
            onValueChange={(id) => setSupplier(id || undefined)}
            first={t('allSuppliers')}
          />
        </Field>
        {mayDraft && (open.length > 0 || budget) ? (
          <Field label={t('budget')} optional help={t('budgetHelp')}>
            <NumberInput unit={tenant.currency} value={budget} onChange={(event) => setBudget(event.target.value)} />
          </Field>
        ) : null}
      </div>
      {followed || whatIf !== asSet ? (
        <WhatIfSliders value={whatIf} set={followed?.serviceLevel ?? 0.95} onChange={setWhatIf} />
      ) : null}
      {without > 0 ? (
        <Notice tone="warn" className="mb-3" title={t('noSupplierTitle', { count: without })}>
          {t('noSupplierNote')}
        </Notice>
      ) : null}
      <Panel flush>
        {query.isError && !rows ? (
          <ErrorState onRetry={() => void query.refetch()}>{problemText(query.error)}</ErrorState>
        ) : !rows ? (
          <div className="space-y-3 p-4" aria-busy="true">
            <Skeleton className="h-14" />
            <Skeleton className="h-14" />
            <Skeleton className="h-14" />
          </div>
        ) : rows.length === 0 ? (
          <EmptyState icon={CircleCheck} title={t('emptyTitle')}>
            {t('empty')}
          </EmptyState>
        ) : (
          <>
            {mayDraft && open.length > 0 ? (
              <div className="flex flex-wrap items-center justify-between gap-x-6 gap-y-2 border-b px-4 py-2.5">
                <Checkbox
                  label={t('selectAll')}
                  checked={isAll}
                  onChange={(event) =>
                    setChosen({ ...chosen, keys: new Set(event.target.checked ? open.map(rowKey) : []) })
                  }
                />
                {limit === undefined || query.isPlaceholderData ? null : (
                  <BudgetChoice
                    rows={rows}
                    isWhole={!query.hasNextPage}
                    onChoose={(next) => setChosen(next)}
                    onReadOn={() => void query.fetchNextPage()}
                    isReading={query.isFetchingNextPage}
                  />
                )}
              </div>
            ) : null}
            <ul className="divide-y" aria-label={t('title')}>
              {rows.map((row) => (
                <ReorderLine
                  key={rowKey(row)}
                  row={row}
                  isChosen={chosen.keys.has(rowKey(row))}
                  typed={chosen.quantities[rowKey(row)]}
                  {...(mayDraft ? { onChoose: (on: boolean) => toggle(rowKey(row), on) } : {})}
                  onType={(text) =>
                    setChosen({
                      keys: new Set([...chosen.keys, rowKey(row)]),
                      quantities: { ...chosen.quantities, [rowKey(row)]: text },
                    })
                  }
                />
              ))}
            </ul>
            <LoadMore pages={query} count={rows.length} />
          </>
        )}
      </Panel>
      {mayDraft && open.length > 0 ? (
        <section
          ref={footBar}
          aria-label={t('draft')}
          // on a phone it would cover half of what is to be chosen
          className={classNames(
            'sticky bottom-3 z-20 mt-3 flex flex-wrap items-end gap-3 rounded-lg border bg-surface p-3 shadow-lift max-lg:bottom-18',
            lines.length === 0 && 'max-sm:hidden',
          )}
        >
          <Field label={t('deliverTo')} className="min-w-44 flex-1 sm:max-w-72">
            <LocationPicker value={locationId} onValueChange={setPlace} />
          </Field>
          <p className="self-center text-soft max-sm:hidden" aria-live="polite">
            {t('selected', { count: lines.length })}
          </p>
          <Button
            look="primary"
            className="sm:ml-auto"
            disabled={lines.length === 0 || !locationId}
            pending={draft.isPending}
            onClick={() => locationId && draft.mutate({ body: { locationId, lines } })}
          >
            <FilePlus2 />
            {t('draft')}
          </Button>
        </section>
      ) : null}
    </>
  )
}
