'use client'
import { useTranslations } from 'use-intl'
import { listPurchaseOrders } from '#contract/purchase-order.ts'
import { useProblemText } from '#web/lib/problem-text.ts'
import { useRead } from '#web/lib/read.ts'
import { OrdersTable } from '#web/purchasing/orders-table.tsx'
import { ButtonLink } from '#web/ui/button.tsx'
import { ErrorState } from '#web/ui/error-state.tsx'
import { Panel } from '#web/ui/panel.tsx'

/** The latest orders of a supplier. */
export function SupplierOrders({ supplierId }: { supplierId: string }) {
  const t = useTranslations('purchasing.orders')
  const problemText = useProblemText()
  const query = useRead(listPurchaseOrders, { query: { supplierId, limit: 10 } })
  return (
    <Panel
      flush
      title={t('title')}
      actions={
        <ButtonLink size="sm" look="quiet" href={`/orders?supplier=${supplierId}`}>
          {t('all')}
        </ButtonLink>
      }
    >
      {query.isError && !query.data ? (
        <ErrorState onRetry={() => void query.refetch()}>{problemText(query.error)}</ErrorState>
      ) : query.data?.data.length === 0 ? (
        <p className="px-4 py-5 text-soft">{t('emptyTitle')}</p>
      ) : (
        <OrdersTable rows={query.data?.data} withSupplier={false} />
      )}
    </Panel>
  )
}
