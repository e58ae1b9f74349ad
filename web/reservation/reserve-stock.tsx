'use client'
import { useId, useState } from 'react'
import { useTranslations } from 'use-intl'
import type { Item } from '#contract/item.ts'
import { createReservation } from '#contract/reservation.ts'
import { toQuantity } from '#core/number/quantity.ts'
import { useAllStock } from '#web/lib/all-stock.ts'
import { parseDecimal } from '#web/lib/parse-decimal.ts'
import { useProblemText } from '#web/lib/problem-text.ts'
import { useSession } from '#web/lib/session.tsx'
import { useWrite } from '#web/lib/write.ts'
import { toInstant } from '#web/lib/zoned-time.ts'
import { reservationReads } from '#web/sales/sales-reads.ts'
import { Button } from '#web/ui/button.tsx'
import { ErrorState } from '#web/ui/error-state.tsx'
import { Field } from '#web/ui/field.tsx'
import { Input, NumberInput } from '#web/ui/input.tsx'
import { Notice } from '#web/ui/notice.tsx'
import { Select } from '#web/ui/select.tsx'
import { Sheet } from '#web/ui/sheet.tsx'
import { toastDone } from '#web/ui/toast.tsx'

/** Reserves stock of an item where some is available, for good or until a moment. */
export function ReserveStock({ item, onClose }: { item: Item; onClose: () => void }) {
  const t = useTranslations('selling.reservations')
  const ui = useTranslations('ui')
  const problemText = useProblemText()
  const { tenant } = useSession()
  const formId = useId()
  const [chosen, setChosen] = useState('')
  const [text, setText] = useState('')
  const [until, setUntil] = useState('')
  const [reference, setReference] = useState('')
  const [tried, setTried] = useState(false)
  const stock = useAllStock({ itemId: item.id })
  const offers = (stock.data ?? []).filter(({ available }) => toQuantity(available).gt(0))
  const keyOf = ({ locationId, lotId }: (typeof offers)[number]) => `${locationId} ${lotId ?? ''}`
  const offer = offers.find((one) => keyOf(one) === chosen) ?? offers[0]
  const quantity = parseDecimal(text)
  const isAmount = quantity !== undefined && /[1-9]/.test(quantity)
  const reserve = useWrite(createReservation, {
    refreshes: reservationReads,
    onSuccess: () => {
      toastDone(t('made'))
      onClose()
    },
  })
  return (
    <Sheet
      open
      onOpenChange={(open) => open || onClose()}
      title={t('newTitle', { name: item.name })}
      footer={
        <>
          <Button onClick={onClose}>{ui('cancel')}</Button>
          <Button type="submit" form={formId} look="primary" pending={reserve.isPending} disabled={!offer}>
            {t('reserve')}
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
          if (!offer || !isAmount) return
          const { locationId, lotId } = offer
          const expiresAt = toInstant(until, tenant.timeZone)
          reserve.mutate({
            body: {
              itemId: item.id,
              locationId,
              quantity,
              reference: reference.trim(),
              ...(lotId === null ? {} : { lotId }),
              ...(expiresAt === undefined ? {} : { expiresAt }),
            },
          })
        }}
      >
        {reserve.error ? <Notice tone="danger">{problemText(reserve.error)}</Notice> : null}
        {stock.isError && !stock.data ? (
          <ErrorState onRetry={() => void stock.refetch()}>{problemText(stock.error)}</ErrorState>
        ) : (
          <Field label={t('where')}>
            <Select value={offer ? keyOf(offer) : ''} onChange={(event) => setChosen(event.target.value)}>
              {offers.length === 0 ? <option value="">{stock.data ? t('nowhere') : ui('loading')}</option> : null}
              {offers.map((one) => {
                const { locationName: place, available, unit, lotCode } = one
                return (
                  <option key={keyOf(one)} value={keyOf(one)}>
                    {lotCode === null
                      ? t('whereOption', { place, available, unit })
                      : t('lotOption', { place, lot: lotCode, available, unit })}
                  </option>
                )
              })}
            </Select>
          </Field>
        )}
        <Field label={t('quantity')} error={tried && !isAmount ? t('quantityForm') : undefined}>
          <NumberInput unit={item.unit} value={text} onChange={(event) => setText(event.target.value)} />
        </Field>
        <Field label={t('until2')} optional help={t('untilHelp')}>
          <Input type="datetime-local" value={until} onChange={(event) => setUntil(event.target.value)} />
        </Field>
        <Field label={t('reference')} optional>
          <Input maxLength={120} value={reference} onChange={(event) => setReference(event.target.value)} />
        </Field>
      </form>
    </Sheet>
  )
}
