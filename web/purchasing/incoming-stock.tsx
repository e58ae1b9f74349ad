'use client'
import Link from 'next/link'
import { useTranslations } from 'use-intl'
import { listIncomingStock } from '#contract/purchase-order.ts'
import { useRead } from '#web/lib/read.ts'
import { CalendarDay } from '#web/purchasing/calendar-day.tsx'
import { Amount } from '#web/ui/amount.tsx'
import { Panel } from '#web/ui/panel.tsx'

/** What of an item is on its way, and where to; nothing where nothing is. */
export function IncomingStock({ itemId, unit }: { itemId: string; unit: string }) {
  const t = useTranslations('purchasing.incoming')
  const { data } = useRead(listIncomingStock, { query: { itemId, limit: 50 } })
  if (!data || data.data.length === 0) return null
  return (
    <Panel flush title={t('title')}>
      <ul className="divide-y">
        {data.data.map(({ locationId, locationName, incoming, expectedOn, orders }) => (
          <li key={locationId} className="flex items-baseline justify-between gap-3 px-4 py-2.5">
            <span className="min-w-0">
              <Link className="font-medium hover:underline" href={orders > 0 ? '/orders?state=open' : '/transfers'}>
                {locationName}
              </Link>
              {expectedOn ? (
                <span className="block text-sm text-soft">
                  {t.rich('expected', { day: () => <CalendarDay value={expectedOn} /> })}
                </span>
              ) : null}
            </span>
            <Amount value={incoming} unit={unit} />
          </li>
        ))}
      </ul>
    </Panel>
  )
}
