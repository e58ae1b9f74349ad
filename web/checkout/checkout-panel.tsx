'use client'
import { LogOut } from 'lucide-react'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { listCheckouts } from '#contract/checkout.ts'
import { CheckOutForm } from '#web/checkout/check-out-form.tsx'
import { CheckoutRows } from '#web/checkout/checkout-rows.tsx'
import { useProblemText } from '#web/lib/problem-text.ts'
import { useReadPages } from '#web/lib/read.ts'
import { useSession } from '#web/lib/session.tsx'
import { Button } from '#web/ui/button.tsx'
import { ErrorState } from '#web/ui/error-state.tsx'
import { LoadMore } from '#web/ui/load-more.tsx'
import { Panel } from '#web/ui/panel.tsx'
import { Skeleton } from '#web/ui/skeleton.tsx'

/** Units of an item that are out, or all check-outs of one unit; another can be given out. */
export function CheckoutPanel({ of, mayGive }: { of: { itemId: string; lotId?: string }; mayGive: boolean }) {
  const t = useTranslations('checkout')
  const problemText = useProblemText()
  const { can } = useSession()
  const [isGiving, setGiving] = useState(false)
  const { itemId, lotId } = of
  const show = lotId === undefined ? 'out' : 'all'
  const query = useReadPages(listCheckouts, { query: { limit: 20, show, itemId, ...(lotId ? { lotId } : {}) } })
  return (
    <Panel
      flush
      title={t('title')}
      actions={
        mayGive && can('movement:record') ? (
          <Button size="sm" onClick={() => setGiving(true)}>
            <LogOut />
            {t('out')}
          </Button>
        ) : null
      }
    >
      {query.isError && !query.rows ? (
        <ErrorState onRetry={() => void query.refetch()}>{problemText(query.error)}</ErrorState>
      ) : !query.rows ? (
        <div className="p-4" aria-busy="true">
          <Skeleton className="h-10" />
        </div>
      ) : query.rows.length === 0 ? (
        <p className="px-4 py-5 text-soft">{t(lotId ? 'noneOfUnit' : 'none')}</p>
      ) : (
        <>
          <CheckoutRows rows={query.rows} names={lotId === undefined} />
          {query.hasNextPage ? <LoadMore pages={query} count={query.rows.length} /> : null}
        </>
      )}
      {isGiving ? <CheckOutForm of={of} onClose={() => setGiving(false)} /> : null}
    </Panel>
  )
}
