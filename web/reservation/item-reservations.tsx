'use client'
import { Bookmark, X } from 'lucide-react'
import Link from 'next/link'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import type { Item } from '#contract/item.ts'
import { listReservations, type Reservation, releaseReservation } from '#contract/reservation.ts'
import { useProblemText } from '#web/lib/problem-text.ts'
import { useRead } from '#web/lib/read.ts'
import { useSession } from '#web/lib/session.tsx'
import { useWrite } from '#web/lib/write.ts'
import { ReserveStock } from '#web/reservation/reserve-stock.tsx'
import { reservationReads } from '#web/sales/sales-reads.ts'
import { Amount } from '#web/ui/amount.tsx'
import { Button } from '#web/ui/button.tsx'
import { DateTime } from '#web/ui/date-time.tsx'
import { ErrorState } from '#web/ui/error-state.tsx'
import { Panel } from '#web/ui/panel.tsx'
import { toastDone, toastFailed } from '#web/ui/toast.tsx'

/** What of an item is promised, where, and to whom; more can be reserved, and what is can be released. */
export function ItemReservations({ item }: { item: Item }) {
  const t = useTranslations('selling.reservations')
  const problemText = useProblemText()
  const { can } = useSession()
  const [isReserving, setReserving] = useState(false)
  const held = useRead(listReservations, { query: { itemId: item.id, limit: 50 } })
  const mayWrite = can('movement:record')
  return (
    <Panel
      flush
      title={t('title')}
      actions={
        mayWrite && !item.archivedAt ? (
          <Button size="sm" onClick={() => setReserving(true)}>
            <Bookmark />
            {t('reserve')}
          </Button>
        ) : null
      }
    >
      {held.isError && !held.data ? (
        <ErrorState onRetry={() => void held.refetch()}>{problemText(held.error)}</ErrorState>
      ) : held.data?.data.length === 0 ? (
        <p className="px-4 py-5 text-soft">{t('none')}</p>
      ) : (
        <ul className="divide-y" aria-busy={held.data ? undefined : true}>
          {held.data?.data.map((one) => (
            <Row key={one.id} reservation={one} mayRelease={mayWrite} />
          ))}
        </ul>
      )}
      {isReserving ? <ReserveStock item={item} onClose={() => setReserving(false)} /> : null}
    </Panel>
  )
}

function Row({ reservation, mayRelease }: { reservation: Reservation; mayRelease: boolean }) {
  const t = useTranslations('selling.reservations')
  const noun = useTranslations('selling.picks')
  const problemText = useProblemText()
  const { id, version, quantity, unit, locationName, lotCode, reference, createdByName, expiresAt } = reservation
  const release = useWrite(releaseReservation, {
    refreshes: reservationReads,
    onSuccess: () => toastDone(t('released')),
    onError: (error) => toastFailed(problemText(error)),
  })
  const whom = reference ? t('for', { reference }) : t('by', { name: createdByName })
  return (
    <li className="flex items-center gap-3 py-2.5 pr-2.5 pl-4">
      <div className="min-w-0 flex-1">
        <p className="[overflow-wrap:anywhere]">
          <Amount value={quantity} unit={unit} className="font-medium" /> {locationName}
          {lotCode === null ? null : `, ${noun('lot', { lot: lotCode })}`}
        </p>
        <p className="text-sm text-soft">
          {reservation.salesOrderId === null ? (
            whom
          ) : (
            <Link className="hover:underline" href={`/sales/view?id=${reservation.salesOrderId}`}>
              {whom}
            </Link>
          )}
          {expiresAt === null ? null : <> {t.rich('until', { moment: () => <DateTime value={expiresAt} /> })}</>}
        </p>
      </div>
      {mayRelease ? (
        <Button
          look="quiet"
          size="icon"
          aria-label={`${t('release')}: ${quantity} ${unit} ${locationName}`}
          onClick={() => release.mutate({ params: { reservationId: id }, ifMatch: version })}
        >
          <X />
        </Button>
      ) : null}
    </li>
  )
}
