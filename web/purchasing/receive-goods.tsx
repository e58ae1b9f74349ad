'use client'
import { useId, useState } from 'react'
import { useTranslations } from 'use-intl'
import { type PurchaseOrder, receivePurchaseOrder } from '#contract/purchase-order.ts'
import { useProblemText } from '#web/lib/problem-text.ts'
import { useWrite } from '#web/lib/write.ts'
import { LocationPicker } from '#web/location/location-picker.tsx'
import { allOpen, type GoodsDraft, isAmount, toGoodsLines } from '#web/purchasing/goods-draft.ts'
import { GoodsLines } from '#web/purchasing/goods-lines.tsx'
import { goodsReads } from '#web/purchasing/order-reads.ts'
import { Amount } from '#web/ui/amount.tsx'
import { Button } from '#web/ui/button.tsx'
import { Field } from '#web/ui/field.tsx'
import { Input } from '#web/ui/input.tsx'
import { Notice } from '#web/ui/notice.tsx'
import { Sheet } from '#web/ui/sheet.tsx'
import { toastDone } from '#web/ui/toast.tsx'

/** Takes goods in, beside the order or over it on a phone: two taps where all has come, per line where not. */
export function ReceiveGoods({ order, onClose }: { order: PurchaseOrder; onClose: () => void }) {
  const t = useTranslations('purchasing.receive')
  const ui = useTranslations('ui')
  const problemText = useProblemText()
  const formId = useId()
  const [draft, setDraft] = useState<GoodsDraft>(() => allOpen(order))
  const [locationId, setLocation] = useState(order.locationId)
  const [reference, setReference] = useState('')
  const [tried, setTried] = useState(false)
  const receive = useWrite(receivePurchaseOrder, {
    refreshes: goodsReads,
    onSuccess: () => {
      toastDone(t('done'))
      onClose()
    },
  })
  const open = order.lines.filter((line) => line.open !== '0')
  const lines = toGoodsLines(order, draft)
  const isAll = open.every(({ id, open: amount }) => draft[id] === amount)
  const isSound = Object.values(draft).every(isAmount)
  const submit = () => {
    setTried(true)
    if (!isSound || lines.length === 0) return
    const body = { locationId, reference: reference.trim(), lines }
    receive.mutate({ params: { orderId: order.id }, body })
  }
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
          <Button type="submit" form={formId} look="primary" pending={receive.isPending}>
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
          submit()
        }}
      >
        {receive.error ? <Notice tone="danger">{problemText(receive.error)}</Notice> : null}
        {tried && isSound && lines.length === 0 ? <Notice tone="warn">{t('nothing')}</Notice> : null}
        <div className="flex justify-end">
          <Button size="sm" look="quiet" onClick={() => setDraft(lines.length > 0 ? {} : allOpen(order))}>
            {lines.length > 0 ? t('clear') : t('fill')}
          </Button>
        </div>
        <GoodsLines
          lines={open}
          draft={draft}
          onChange={setDraft}
          label={t('quantity')}
          note={(line) => t.rich('openNow', { amount: () => <Amount value={line.open} unit={line.unit} /> })}
        />
        <Field label={t('where')}>
          <LocationPicker value={locationId} onValueChange={setLocation} />
        </Field>
        <Field label={t('deliveryNote')} optional>
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
