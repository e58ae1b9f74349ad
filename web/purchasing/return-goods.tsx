'use client'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { type PurchaseOrder, type PurchaseOrderLine, returnPurchasedGoods } from '#contract/purchase-order.ts'
import { toDecimal, toQuantity } from '#core/number/quantity.ts'
import { useProblemText } from '#web/lib/problem-text.ts'
import { useWrite } from '#web/lib/write.ts'
import { LocationPicker } from '#web/location/location-picker.tsx'
import { useTellBelow } from '#web/movement/tell-below.ts'
import { type GoodsDraft, readGoodsLines } from '#web/purchasing/goods-draft.ts'
import { GoodsLines, GoodsUnknown, useGoodsLines } from '#web/purchasing/goods-lines.tsx'
import { goodsReads } from '#web/purchasing/order-reads.ts'
import { Amount } from '#web/ui/amount.tsx'
import { Field } from '#web/ui/field.tsx'
import { FormSheet } from '#web/ui/form-sheet.tsx'
import { Input } from '#web/ui/input.tsx'
import { Notice } from '#web/ui/notice.tsx'
import { toastDone } from '#web/ui/toast.tsx'

const left = ({ received, returned }: PurchaseOrderLine) => toDecimal(toQuantity(received).minus(returned))

/** Sends goods of an order back to the supplier, of the lots that are chosen. */
export function ReturnGoods({ order, onClose }: { order: PurchaseOrder; onClose: () => void }) {
  const t = useTranslations('purchasing.receive')
  const problemText = useProblemText()
  const tellBelow = useTellBelow()
  const [draft, setDraft] = useState<GoodsDraft>({})
  const [locationId, setLocation] = useState(order.locationId)
  const [reason, setReason] = useState('')
  const [tried, setTried] = useState(false)
  const giveBack = useWrite(returnPurchasedGoods, {
    refreshes: goodsReads,
    onSuccess: ({ warnings }) => {
      toastDone(tellBelow(t('returned'), warnings))
      onClose()
    },
  })
  const returnable = order.lines.filter((line) => left(line) !== '0')
  const { known, error, retry } = useGoodsLines(returnable, locationId)
  const { lines, faults } = readGoodsLines(known ?? [], draft)
  const isReasonMissing = reason.trim() === ''
  const submit = () => {
    if (!known) return
    setTried(true)
    if (isReasonMissing || faults.size > 0 || lines.length === 0) return
    giveBack.mutate({ params: { orderId: order.id }, body: { locationId, reason: reason.trim(), lines } })
  }
  return (
    <FormSheet
      title={t('returnTitle', { number: order.number })}
      description={t('returnNote')}
      submit={t('returnSome')}
      pending={giveBack.isPending || !known}
      problem={giveBack.error ? problemText(giveBack.error) : undefined}
      onSubmit={submit}
      onClose={onClose}
    >
      {tried && faults.size === 0 && lines.length === 0 ? <Notice tone="warn">{t('nothing')}</Notice> : null}
      {known ? (
        <GoodsLines
          rows={known}
          draft={draft}
          onChange={setDraft}
          label={t('returnQuantity')}
          note={(line) => t.rich('canReturn', { amount: () => <Amount value={left(line)} unit={line.unit} /> })}
          tried={tried}
        />
      ) : (
        <GoodsUnknown count={returnable.length} error={error} onRetry={retry} />
      )}
      <Field label={t('returnReason')} error={tried && isReasonMissing ? t('reasonMissing') : undefined}>
        <Input maxLength={500} value={reason} onChange={(event) => setReason(event.target.value)} />
      </Field>
      <Field label={t('returnFrom')}>
        <LocationPicker value={locationId} onValueChange={setLocation} />
      </Field>
    </FormSheet>
  )
}
