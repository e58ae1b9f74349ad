'use client'
import { X } from 'lucide-react'
import { useTranslations } from 'use-intl'
import { releaseReservation } from '#contract/reservation.ts'
import type { SalesOrder } from '#contract/sales-order.ts'
import { packEntered, wholePacks } from '#core/unit/own-pack.ts'
import { useProblemText } from '#web/lib/problem-text.ts'
import { useSession } from '#web/lib/session.tsx'
import { useWrite } from '#web/lib/write.ts'
import { Expiry } from '#web/lot/expiry.tsx'
import { EnteredAmount } from '#web/pack/entered-amount.tsx'
import { reservationReads } from '#web/sales/sales-reads.ts'
import { Button } from '#web/ui/button.tsx'
import { Code } from '#web/ui/code-block.tsx'
import { Panel } from '#web/ui/panel.tsx'
import { toastDone, toastFailed } from '#web/ui/toast.tsx'

/** What to take from where, in the order of a walk; each can be given back. */
export function PickList({ order }: { order: SalesOrder }) {
  const t = useTranslations('selling.picks')
  const problemText = useProblemText()
  const { can } = useSession()
  const release = useWrite(releaseReservation, {
    refreshes: reservationReads,
    onSuccess: () => toastDone(t('released')),
    onError: (error) => toastFailed(problemText(error)),
  })
  return (
    <Panel flush title={t('title')} note={t('note')}>
      {order.picks.length === 0 ? <p className="px-4 py-5 text-soft">{t('none')}</p> : null}
      <ol className="divide-y">
        {order.picks.map((pick) => {
          const line = order.lines.find(({ id }) => id === pick.lineId)
          const name = line?.itemName ?? ''
          return (
            <li key={pick.reservationId} className="flex items-center gap-3 px-4 py-2.5">
              <span className="w-24 shrink-0">
                <Code>{pick.locationCode}</Code>
              </span>
              <span className="min-w-0 flex-1">
                <span className="block [overflow-wrap:anywhere]">
                  {t.rich('ofLine', {
                    name,
                    amount: () => (
                      <EnteredAmount
                        line={{
                          quantity: pick.quantity,
                          unit: line?.unit ?? '',
                          entered: wholePacks(packEntered(line?.entered ?? null), pick.quantity) ?? null,
                        }}
                        className="font-medium"
                      />
                    ),
                  })}
                </span>
                {pick.lotCode === null ? null : (
                  <span className="flex flex-wrap items-baseline gap-x-3 text-sm text-soft">
                    {t('lot', { lot: pick.lotCode })}
                    {pick.expiresOn === null ? null : <Expiry day={pick.expiresOn} />}
                  </span>
                )}
              </span>
              {can('movement:record') ? (
                <Button
                  look="quiet"
                  size="icon"
                  aria-label={t('release', { name, place: pick.locationName })}
                  onClick={() =>
                    release.mutate({ params: { reservationId: pick.reservationId }, ifMatch: pick.version })
                  }
                >
                  <X />
                </Button>
              ) : null}
            </li>
          )
        })}
      </ol>
    </Panel>
  )
}
