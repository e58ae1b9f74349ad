'use client'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { type PurchaseOrder, receivePurchaseOrder } from '#contract/purchase-order.ts'
import { useProblemText } from '#web/lib/problem-text.ts'
import { useWrite } from '#web/lib/write.ts'
import { LocationPicker } from '#web/location/location-picker.tsx'
import { quantityOf } from '#web/lot/goods.ts'
import type { Draft } from '#web/movement/movement-draft.ts'
import { useDated, WhenField } from '#web/movement/when-field.tsx'
import { allOpen, type GoodsDraft, goodsAt, isAllOpen, readGoodsLines } from '#web/purchasing/goods-draft.ts'
import { GoodsLines, GoodsUnknown, useGoodsLines } from '#web/purchasing/goods-lines.tsx'
import { goodsReads } from '#web/purchasing/order-reads.ts'
import { usePutAway } from '#web/purchasing/use-put-away.ts'
import { Amount } from '#web/ui/amount.tsx'
import { Button } from '#web/ui/button.tsx'
import { Field } from '#web/ui/field.tsx'
import { FormSheet } from '#web/ui/form-sheet.tsx'
import { Input } from '#web/ui/input.tsx'
import { Notice } from '#web/ui/notice.tsx'
import { toastDone } from '#web/ui/toast.tsx'

/**
 * Takes goods in, beside the order or over it on a phone: two taps where all has come, per line and lot where not.
 * @param onPutAway  moves on what has just come
 */
export function ReceiveGoods({
  order,
  onClose,
  onPutAway,
}: {
  order: PurchaseOrder
  onClose: () => void
  onPutAway: (draft: Draft) => void
}) {
  const t = useTranslations('purchasing.receive')
  const problemText = useProblemText()
  const dated = useDated()
  const [draft, setDraft] = useState<GoodsDraft>(() => allOpen(order.lines))
  const [locationId, setLocation] = useState(order.locationId)
  const [when, setWhen] = useState('')
  const [reference, setReference] = useState('')
  const [tried, setTried] = useState(false)
  const { putAway } = usePutAway(onPutAway)
  const receive = useWrite(receivePurchaseOrder, {
    refreshes: goodsReads,
    onSuccess: ({ receipts }) => {
      const receipt = receipts.findLast(({ isReturn }) => !isReturn)
      toastDone(t('done'), receipt && { label: t('putAway'), run: () => putAway(receipt.movementId) })
      onClose()
    },
  })
  const open = order.lines.filter((line) => line.open !== '0')
  const { known, error, retry } = useGoodsLines(open)
  const { lines, faults } = readGoodsLines(known ?? [], draft)
  const isAll = known?.every((row) => isAllOpen(row, draft))
  const isEmpty = known?.every(({ line, item }) => quantityOf(goodsAt(draft, line.id), item.tracking) === '')
  const submit = () => {
    if (!known) return
    setTried(true)
    if (faults.size > 0 || lines.length === 0) return
    const body = { locationId, reference: reference.trim(), ...dated(when), lines }
    receive.mutate({ params: { orderId: order.id }, body })
  }
  return (
    <FormSheet
      title={t('title', { number: order.number })}
      description={t('note')}
      submit={isAll ? t('all') : t('some')}
      pending={receive.isPending || !known}
      problem={receive.error ? problemText(receive.error) : undefined}
      onSubmit={submit}
      onClose={onClose}
    >
      {tried && faults.size === 0 && lines.length === 0 ? <Notice tone="warn">{t('nothing')}</Notice> : null}
      <div className="flex justify-end">
        <Button size="sm" look="quiet" disabled={!known} onClick={() => setDraft(isEmpty ? allOpen(order.lines) : {})}>
          {isEmpty ? t('fill') : t('clear')}
        </Button>
      </div>
      {known ? (
        <GoodsLines
          rows={known}
          draft={draft}
          onChange={setDraft}
          label={t('quantity')}
          note={(line) => t.rich('openNow', { amount: () => <Amount value={line.open} unit={line.unit} /> })}
          tried={tried}
        />
      ) : (
        <GoodsUnknown count={open.length} error={error} onRetry={retry} />
      )}
      <Field label={t('where')}>
        <LocationPicker value={locationId} onValueChange={setLocation} />
      </Field>
      <WhenField value={when} onChange={setWhen} />
      <Field label={t('deliveryNote')} optional>
        <Input
          maxLength={120}
          autoComplete="off"
          value={reference}
          onChange={(event) => setReference(event.target.value)}
        />
      </Field>
    </FormSheet>
  )
}
