'use client'
import { useTranslations } from 'use-intl'
import type { SalesOrderRow, SalesState } from '#contract/sales-order.ts'
import { Badge, type Tone } from '#web/ui/badge.tsx'

/** What waits to go out stands out; what has ended is quiet. */
const tones: Partial<Record<SalesState, Tone>> = { open: 'accent', partlyShipped: 'accent' }

/** The state of an order, whether its goods are set aside and whether it is late. */
export function SalesStateBadge({ order }: { order: Pick<SalesOrderRow, 'state' | 'isLate' | 'isReserved'> }) {
  const t = useTranslations('selling')
  return (
    <span className="inline-flex flex-wrap items-center gap-1.5">
      <Badge tone={tones[order.state] ?? 'plain'}>{t(`state.${order.state}`)}</Badge>
      {order.isReserved ? <Badge>{t('setAside')}</Badge> : null}
      {order.isLate ? <Badge tone="warn">{t('late')}</Badge> : null}
    </span>
  )
}
