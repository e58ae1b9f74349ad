'use client'
import { useId, useState } from 'react'
import { useTranslations } from 'use-intl'
import { type PurchaseOrder, type PurchaseOrderLine, returnPurchasedGoods } from '#contract/purchase-order.ts'
import { toDecimal, toQuantity } from '#core/number/quantity.ts'
import { useProblemText } from '#web/lib/problem-text.ts'
import { useWrite } from '#web/lib/write.ts'
import { LocationPicker } from '#web/location/location-picker.tsx'
import { type GoodsDraft, isAmount, toGoodsLines } from '#web/purchasing/goods-draft.ts'
import { GoodsLines } from '#web/purchasing/goods-lines.tsx'
import { goodsReads } from '#web/purchasing/order-reads.ts'
import { Amount } from '#web/ui/amount.tsx'
import { Button } from '#web/ui/button.tsx'
import { Field } from '#web/ui/field.tsx'
import { Input } from '#web/ui/input.tsx'
import { Notice } from '#web/ui/notice.tsx'
import { Sheet } from '#web/ui/sheet.tsx'
import { toastDone } from '#web/ui/toast.tsx'

const left = ({ received, returned }: PurchaseOrderLine) => toDecimal(toQuantity(received).minus(returned))

/** Sends goods of an order back to the supplier. */
export function ReturnGoods({ order, onClose }: { order: PurchaseOrder; onClose: () => void }) {
  const t = useTranslations('purchasing.receive')
  const ui = useTranslations('ui')
  const problemText = useProblemText()
  const formId = useId()
  const [draft, setDraft] = useState<GoodsDraft>({})
  const [locationId, setLocation] = useState(order.locationId)
  const [reason, setReason] = useState('')
  const [tried, setTried] = useState(false)
  const giveBack = useWrite(returnPurchasedGoods, {
    refreshes: goodsReads,
    onSuccess: () => {
      toastDone(t('returned'))
      onClose()
    },
  })
  const lines = toGoodsLines(order, draft)
  const isReasonMissing = reason.trim() === ''
  const submit = () => {
    setTried(true)
    if (isReasonMissing || lines.length === 0 || !Object.values(draft).every(isAmount)) return
    giveBack.mutate({ params: { orderId: order.id }, body: { locationId, reason: reason.trim(), lines } })
  }
  return (
    <Sheet
      open
      onOpenChange={(isOpen) => isOpen || onClose()}
      title={t('returnTitle', { number: order.number })}
      description={t('returnNote')}
      className="sm:w-[34rem]"
      footer={
        <>
          <Button onClick={onClose}>{ui('cancel')}</Button>
          <Button type="submit" form={formId} look="primary" pending={giveBack.isPending}>
            {t('returnSome')}
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
          submit()
        }}
      >
        {giveBack.error ? <Notice tone="danger">{problemText(giveBack.error)}</Notice> : null}
        {tried && lines.length === 0 ? <Notice tone="warn">{t('nothing')}</Notice> : null}
        <GoodsLines
          lines={order.lines.filter((line) => left(line) !== '0')}
          draft={draft}
          onChange={setDraft}
          label={t('returnQuantity')}
          note={(line) => t.rich('canReturn', { amount: () => <Amount value={left(line)} unit={line.unit} /> })}
        />
        <Field label={t('returnReason')} error={tried && isReasonMissing ? t('reasonMissing') : undefined}>
          <Input maxLength={500} value={reason} onChange={(event) => setReason(event.target.value)} />
        </Field>
        <Field label={t('returnFrom')}>
          <LocationPicker value={locationId} onValueChange={setLocation} />
        </Field>
      </form>
    </Sheet>
  )
}
