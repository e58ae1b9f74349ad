'use client'
import { useId, useState } from 'react'
import { useTranslations } from 'use-intl'
import { type SalesOrder, shipSalesOrder } from '#contract/sales-order.ts'
import { useProblemText } from '#web/lib/problem-text.ts'
import { useWrite } from '#web/lib/write.ts'
import { parseDecimal } from '#web/movement/movement-draft.ts'
import { isAmount } from '#web/purchasing/goods-draft.ts'
import { SalesGoods } from '#web/sales/sales-goods.tsx'
import { soldReads } from '#web/sales/sales-reads.ts'
import { Amount } from '#web/ui/amount.tsx'
import { Button } from '#web/ui/button.tsx'
import { Field } from '#web/ui/field.tsx'
import { Input } from '#web/ui/input.tsx'
import { Notice } from '#web/ui/notice.tsx'
import { Sheet } from '#web/ui/sheet.tsx'
import { toastDone } from '#web/ui/toast.tsx'

/** Sends goods out, pick by pick: two taps where all goes, an amount where not. */
export function ShipGoods({ order, onClose }: { order: SalesOrder; onClose: () => void }) {
  const t = useTranslations('selling.ship')
  const ui = useTranslations('ui')
  const problemText = useProblemText()
  const formId = useId()
  const [draft, setDraft] = useState<Record<string, string>>(() =>
    Object.fromEntries(order.picks.map(({ reservationId, quantity }) => [reservationId, quantity])),
  )
  const [reference, setReference] = useState('')
  const [tried, setTried] = useState(false)
  const ship = useWrite(shipSalesOrder, {
    refreshes: soldReads,
    onSuccess: ({ number, state }) => {
      toastDone(t(state === 'shipped' ? 'done' : 'doneSome', { number }))
      onClose()
    },
  })
  const lines = order.picks.flatMap(({ reservationId, lineId, locationId, lotId }) => {
    const quantity = parseDecimal(draft[reservationId] ?? '')
    return quantity && /[1-9]/.test(quantity) ? [{ lineId, locationId, lotId, quantity }] : []
  })
  const isAll = order.picks.every(({ reservationId, quantity }) => draft[reservationId] === quantity)
  const rows = order.picks.flatMap((pick) => {
    const line = order.lines.find(({ id }) => id === pick.lineId)
    return line
      ? [{ key: pick.reservationId, line, place: pick.locationCode, lotCode: pick.lotCode, most: pick.quantity }]
      : []
  })
  return (
    <Sheet
      open
      onOpenChange={(isOpen) => isOpen || onClose()}
      title={t('title', { number: order.number })}
      description={t('note')}
      className="sm:w-[34rem]"
      footer={
        <>
          <Button onClick={onClose}>{ui('cancel')}</Button>
          <Button type="submit" form={formId} look="primary" pending={ship.isPending}>
            {isAll ? t('all') : t('some')}
          </Button>
        </>
      }
    >
      <form
        id={formId}
        noValidate
        className="space-y-4"
        onSubmit={(event) => {
          event.preventDefault()
          setTried(true)
          if (lines.length === 0 || !Object.values(draft).every(isAmount)) return
          ship.mutate({ params: { salesOrderId: order.id }, body: { reference: reference.trim(), lines } })
        }}
      >
        {ship.error ? <Notice tone="danger">{problemText(ship.error)}</Notice> : null}
        {tried && lines.length === 0 ? <Notice tone="warn">{t('nothing')}</Notice> : null}
        <SalesGoods
          rows={rows}
          draft={draft}
          onChange={setDraft}
          label={t('quantity')}
          note={({ most, line }) => t.rich('toPick', { amount: () => <Amount value={most} unit={line.unit} /> })}
        />
        <Field label={t('parcel')} optional>
          <Input
            maxLength={120}
            autoComplete="off"
            value={reference}
            onChange={(event) => setReference(event.target.value)}
          />
        </Field>
      </form>
    </Sheet>
  )
}
