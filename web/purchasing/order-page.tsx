'use client'
import { useSearchParams } from 'next/navigation'
import { useTranslations } from 'use-intl'
import { ApiProblem } from '#contract/client.ts'
import { getPurchaseOrder } from '#contract/purchase-order.ts'
import { useProblemText } from '#web/lib/problem-text.ts'
import { useRead } from '#web/lib/read.ts'
import { OrderView } from '#web/purchasing/order-view.tsx'
import { ErrorState } from '#web/ui/error-state.tsx'
import { PageHeader } from '#web/ui/page-header.tsx'
import { Panel } from '#web/ui/panel.tsx'
import { Skeleton } from '#web/ui/skeleton.tsx'

/** While an e-mail is on its way the order is read again this often. */
const mailWaitMs = 3_000

/** One purchase order. */
export function OrderPage() {
  const t = useTranslations('purchasing')
  const problemText = useProblemText()
  const orderId = useSearchParams().get('id') ?? undefined
  const input = { params: { orderId: orderId ?? '' } }
  const first = useRead(getPurchaseOrder, input, { enabled: orderId !== undefined })
  const isMailing = Boolean(first.data?.mailTo && !first.data.mailedAt && !first.data.mailFailedAt)
  useRead(getPurchaseOrder, input, { enabled: isMailing, ...(isMailing ? { refetchInterval: mailWaitMs } : {}) })
  const back = { href: '/orders', label: t('orders.title') }
  if (!orderId || (first.isError && !first.data)) {
    const missing = !orderId || (first.error instanceof ApiProblem && first.error.status < 500)
    return (
      <>
        <PageHeader title={t('orders.one')} back={back} />
        <Panel>
          {missing ? (
            <ErrorState title={t('order.missing')}>{t('order.missingNote')}</ErrorState>
          ) : (
            <ErrorState onRetry={() => void first.refetch()}>{problemText(first.error)}</ErrorState>
          )}
        </Panel>
      </>
    )
  }
  if (!first.data) {
    return (
      <div aria-busy="true">
        <PageHeader title={<Skeleton className="h-8 w-72" />} back={back} />
        <Skeleton className="h-60" />
      </div>
    )
  }
  return <OrderView key={orderId} order={first.data} back={back} />
}
