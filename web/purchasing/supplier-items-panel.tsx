'use client'
import { ClipboardPaste, Pencil, Plus, Trash2 } from 'lucide-react'
import Link from 'next/link'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { listReorderRows } from '#contract/reorder.ts'
import { deleteSupplierItem, listSupplierItems, type SupplierItem } from '#contract/supplier-item.ts'
import { useProblemText } from '#web/lib/problem-text.ts'
import { useReadPages } from '#web/lib/read.ts'
import { useSession } from '#web/lib/session.tsx'
import { useWrite } from '#web/lib/write.ts'
import { SupplierItemForm } from '#web/purchasing/supplier-item-form.tsx'
import { Money } from '#web/ui/amount.tsx'
import { Badge } from '#web/ui/badge.tsx'
import { Button, ButtonLink } from '#web/ui/button.tsx'
import { Code } from '#web/ui/code-block.tsx'
import { useConfirm } from '#web/ui/confirm.tsx'
import { ErrorState } from '#web/ui/error-state.tsx'
import { LoadMore } from '#web/ui/load-more.tsx'
import { Panel } from '#web/ui/panel.tsx'
import { Skeleton } from '#web/ui/skeleton.tsx'
import { toastDone, toastFailed } from '#web/ui/toast.tsx'

/** What a supplier sells, or who sells an item: terms, lead times stated and learned. */
export function SupplierItemsPanel({ of }: { of: { supplierId: string } | { itemId: string } }) {
  const t = useTranslations('purchasing.sold')
  const proposal = useTranslations('proposal')
  const problemText = useProblemText()
  const { can } = useSession()
  const [editing, setEditing] = useState<SupplierItem | 'new'>()
  const query = useReadPages(listSupplierItems, { query: { limit: 50, ...of } })
  const mayWrite = can('supplier:write')
  const isSupplier = 'supplierId' in of
  const remove = useWrite(deleteSupplierItem, {
    refreshes: [listSupplierItems, listReorderRows],
    onError: (error) => toastFailed(problemText(error)),
  })
  const nameOf = (sold: SupplierItem) => (isSupplier ? sold.itemName : sold.supplierName)
  const confirm = useConfirm()
  const ask = async (sold: SupplierItem) => {
    const name = nameOf(sold)
    if (!(await confirm({ title: t('removeTitle', { name }), action: t('remove'), danger: true }))) return
    remove.mutate(
      { params: { supplierItemId: sold.id }, ifMatch: sold.version },
      { onSuccess: () => toastDone(t('removed', { name })) },
    )
  }
  return (
    <Panel
      flush
      title={t(isSupplier ? 'ofSupplier' : 'ofItem')}
      actions={
        mayWrite ? (
          <>
            {isSupplier && can('item:write') ? (
              <ButtonLink size="sm" href={`/items/lines?supplier=${of.supplierId}`}>
                <ClipboardPaste />
                {proposal('open')}
              </ButtonLink>
            ) : null}
            <Button size="sm" onClick={() => setEditing('new')}>
              <Plus />
              {t('add')}
            </Button>
          </>
        ) : null
      }
    >
      {query.isError && !query.rows ? (
        <ErrorState onRetry={() => void query.refetch()}>{problemText(query.error)}</ErrorState>
      ) : !query.rows ? (
        <div className="p-4" aria-busy="true">
          <Skeleton className="h-12" />
        </div>
      ) : query.rows.length === 0 ? (
        <p className="px-4 py-5 text-soft">{t(isSupplier ? 'noneOfSupplier' : 'noneOfItem')}</p>
      ) : (
        <>
          <ul className="divide-y">
            {query.rows.map((sold) => (
              <li key={sold.id} className="flex items-start gap-2 px-4 py-2.5">
                <div className="min-w-0 flex-1">
                  <p className="flex flex-wrap items-baseline gap-x-2">
                    <Link
                      className="font-medium hover:underline"
                      href={isSupplier ? `/items/view?id=${sold.itemId}` : `/suppliers/view?id=${sold.supplierId}`}
                    >
                      {nameOf(sold)}
                    </Link>
                    {sold.code ? (
                      <span className="text-faint">
                        <Code>{sold.code}</Code>
                      </span>
                    ) : null}
                    {sold.isPreferred ? <Badge tone="accent">{t('preferred')}</Badge> : null}
                  </p>
                  <Terms sold={sold} />
                </div>
                {mayWrite ? (
                  <span className="flex shrink-0">
                    <Button
                      look="quiet"
                      size="icon"
                      aria-label={t('editTitle', { name: nameOf(sold) })}
                      onClick={() => setEditing(sold)}
                    >
                      <Pencil />
                    </Button>
                    <Button
                      look="quiet"
                      size="icon"
                      aria-label={`${t('remove')}: ${nameOf(sold)}`}
                      onClick={() => void ask(sold)}
                    >
                      <Trash2 />
                    </Button>
                  </span>
                ) : null}
              </li>
            ))}
          </ul>
          <LoadMore pages={query} count={query.rows.length} />
        </>
      )}
      {editing ? (
        <SupplierItemForm
          of={of}
          sold={editing === 'new' ? undefined : editing}
          onClose={() => setEditing(undefined)}
        />
      ) : null}
    </Panel>
  )
}

function Terms({ sold }: { sold: SupplierItem }) {
  const t = useTranslations('purchasing.sold')
  const order = useTranslations('purchasing.order')
  const { learnedLeadTime: learned } = sold
  return (
    <ul className="mt-0.5 flex flex-wrap gap-x-4 text-sm text-soft">
      {sold.packUnit !== null || sold.packSize !== '1' ? (
        <li>{order('pack', { pack: sold.packUnit ?? sold.unit, size: sold.packSize, unit: sold.unit })}</li>
      ) : null}
      {sold.prices.length === 0 ? <li>{t('noPrice')}</li> : null}
      {sold.prices.map(({ from, price }) => (
        <li key={from}>
          <Money value={price} currency={sold.currency} />{' '}
          {from === '1' ? null : <span className="text-faint">{t('fromPacks', { quantity: from })}</span>}
        </li>
      ))}
      {sold.minimumQuantity === null ? null : <li>{t('atLeast', { quantity: sold.minimumQuantity })}</li>}
      {sold.orderMultiple === null ? null : <li>{t('inMultiples', { quantity: sold.orderMultiple })}</li>}
      {sold.leadTimeDays === null ? null : <li>{t('days', { days: sold.leadTimeDays })}</li>}
      {learned ? (
        <li>
          {t('learned', {
            median: String(learned.medianDays),
            spread: String(learned.spreadDays),
            count: learned.receipts,
          })}
        </li>
      ) : null}
    </ul>
  )
}
