'use client'
import type { ReactNode } from 'react'
import { useTranslations } from 'use-intl'
import { DateTime } from '#web/ui/date-time.tsx'
import { Panel } from '#web/ui/panel.tsx'

/** Something that happened to an order. */
export type OrderStep = { key: string; at: string; what: ReactNode; more?: ReactNode }

/** How an order ended: closed, or cancelled by somebody who said why. */
export type OrderEnd = {
  state: string
  endedAt: string | null
  endedByName: string | null
  endReason: string | null
}

/** What happened to an order to a supplier or of a customer, in the order in which it happened, with how it ended. */
export function OrderTimeline({ steps, end }: { steps: readonly OrderStep[]; end: OrderEnd }) {
  const t = useTranslations('order')
  const name = end.endedByName ?? ''
  const ended: OrderStep[] = end.endedAt
    ? [
        {
          key: 'ended',
          at: end.endedAt,
          what: end.state === 'cancelled' ? t('cancelledBy', { name }) : t('closedBy', { name }),
          more: end.endReason,
        },
      ]
    : []
  return (
    <Panel title={t('timeline')}>
      <ol className="space-y-3">
        {[...steps, ...ended].map(({ key, at, what, more }) => (
          <li key={key} className="border-l-2 pl-3">
            <div className="flex flex-wrap items-baseline justify-between gap-x-3">
              <span className="font-medium">{what}</span>
              <span className="text-sm text-faint">
                <DateTime value={at} />
              </span>
            </div>
            {more ? <div className="mt-0.5 text-sm text-soft">{more}</div> : null}
          </li>
        ))}
      </ol>
    </Panel>
  )
}
