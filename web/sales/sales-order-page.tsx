'use client'
import { useSearchParams } from 'next/navigation'
import { useTranslations } from 'use-intl'
import { ApiProblem } from '#contract/client.ts'
import { getSalesOrder } from '#contract/sales-order.ts'
import { useProblemText } from '#web/lib/problem-text.ts'
import { useRead } from '#web/lib/read.ts'
import { SalesOrderView } from '#web/sales/sales-order-view.tsx'
import { ErrorState } from '#web/ui/error-state.tsx'
import { PageHeader } from '#web/ui/page-header.tsx'
import { Panel } from '#web/ui/panel.tsx'
import { Skeleton } from '#web/ui/skeleton.tsx'

/** One sales order. */
export function SalesOrderPage() {
  const t = useTranslations('selling')
  const problemText = useProblemText()
  const id = useSearchParams().get('id') ?? undefined
  const order = useRead(getSalesOrder, { params: { salesOrderId: id ?? '' } }, { enabled: id !== undefined })
  const back = { href: '/sales', label: t('orders.title') }
  if (!id || (order.isError && !order.data)) {
    const missing = !id || (order.error instanceof ApiProblem && order.error.status < 500)
    return (
      <>
        <PageHeader title={t('orders.one')} back={back} />
        <Panel>
          {missing ? (
            <ErrorState title={t('order.missing')}>{t('order.missingNote')}</ErrorState>
          ) : (
            <ErrorState onRetry={() => void order.refetch()}>{problemText(order.error)}</ErrorState>
          )}
        </Panel>
      </>
    )
  }
  if (!order.data) {
    return (
      <div aria-busy="true">
        <PageHeader title={<Skeleton className="h-8 w-72" />} back={back} />
        <Skeleton className="h-60" />
      </div>
    )
  }
  return <SalesOrderView key={id} order={order.data} back={back} />
}
