'use client'
import { useTranslations } from 'use-intl'
import type { OrderState } from '#contract/purchase-order.ts'
import { Badge, type Tone } from '#web/ui/badge.tsx'

/** What waits for goods stands out; what has ended is quiet. */
const tones: Partial<Record<OrderState, Tone>> = { approved: 'accent', sent: 'accent', partlyReceived: 'accent' }

/** The state of an order, and whether it is late. */
export function OrderStateBadge({ state, isLate = false }: { state: OrderState; isLate?: boolean }) {
  const t = useTranslations('purchasing')
  return (
    <span className="inline-flex items-center gap-1.5">
      <Badge tone={tones[state] ?? 'plain'}>{t(`state.${state}`)}</Badge>
      {isLate ? <Badge tone="warn">{t('order.late')}</Badge> : null}
    </span>
  )
}
