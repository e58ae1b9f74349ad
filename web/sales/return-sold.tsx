'use client'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { type Disposition, dispositions, returnSoldGoods, type SalesOrder } from '#contract/sales-order.ts'
import { useProblemText } from '#web/lib/problem-text.ts'
import { useWrite } from '#web/lib/write.ts'
import { LocationPicker } from '#web/location/location-picker.tsx'
import { useQuarantine } from '#web/location/quarantine.ts'
import { toReturnable } from '#web/sales/sales-draft.ts'
import { readSalesRows, SalesGoods, type SalesGoodsDraft } from '#web/sales/sales-goods.tsx'
import { soldReads } from '#web/sales/sales-reads.ts'
import { useUnitsOfLines } from '#web/sales/units-of-lines.ts'
import { Amount } from '#web/ui/amount.tsx'
import { ButtonLink } from '#web/ui/button.tsx'
import { Field } from '#web/ui/field.tsx'
import { FormSheet } from '#web/ui/form-sheet.tsx'
import { Input } from '#web/ui/input.tsx'
import { Notice } from '#web/ui/notice.tsx'
import { Segmented } from '#web/ui/segmented.tsx'
import { toastDone } from '#web/ui/toast.tsx'

/** Takes goods of an order back, and says what becomes of them. */
export function ReturnSold({ order, onClose }: { order: SalesOrder; onClose: () => void }) {
  const t = useTranslations('selling.giveBack')
  const problemText = useProblemText()
  const [draft, setDraft] = useState<SalesGoodsDraft>({})
  const [disposition, setDisposition] = useState<Disposition>('restock')
  const [restockId, setRestock] = useState(order.locationId)
  const [chosenId, setChosen] = useState<string>()
  const { quarantined, elsewhere } = useQuarantine()
  const isSetApart = disposition === 'quarantine'
  const quarantineId = chosenId ?? quarantined?.[0]
  const lacksPlace = isSetApart && quarantined?.length === 0
  const [reason, setReason] = useState('')
  const [tried, setTried] = useState(false)
  const giveBack = useWrite(returnSoldGoods, {
    refreshes: soldReads,
    onSuccess: () => {
      toastDone(t('done'))
      onClose()
    },
  })
  const unitsOf = useUnitsOfLines(order.lines)
  const rows = toReturnable(order).map((row) => ({ ...row, most: row.left }))
  const lines = readSalesRows(rows, draft, unitsOf)?.map(({ row: { lineId, lotId }, ...amount }) => ({
    lineId,
    lotId,
    ...amount,
  }))
  const isReasonMissing = reason.trim() === ''
  const submit = () => {
    setTried(true)
    if (isReasonMissing || lacksPlace || !lines?.length) return
    const placeId = isSetApart ? quarantineId : restockId
    giveBack.mutate({
      params: { salesOrderId: order.id },
      body: {
        disposition,
        reason: reason.trim(),
        lines,
        ...(disposition !== 'scrap' && placeId ? { locationId: placeId } : {}),
      },
    })
  }
  return (
    <FormSheet
      title={t('title', { number: order.number })}
      submit={t('submit')}
      pending={giveBack.isPending}
      problem={giveBack.error ? problemText(giveBack.error) : undefined}
      onSubmit={submit}
      onClose={onClose}
    >
      {tried && lines?.length === 0 ? <Notice tone="warn">{t('nothing')}</Notice> : null}
      <SalesGoods
        rows={rows}
        draft={draft}
        onChange={setDraft}
        unitsOf={unitsOf}
        label={t('quantity')}
        note={({ most, line }) => t.rich('can', { amount: () => <Amount value={most} unit={line.unit} /> })}
      />
      <div>
        <p className="mb-1 text-sm font-medium">{t('disposition')}</p>
        <Segmented
          label={t('disposition')}
          value={disposition}
          onValueChange={setDisposition}
          options={dispositions.map((value) => ({ value, label: t(`kinds.${value}`) }))}
        />
        <p className="mt-1 text-sm text-soft">{t(`help.${disposition}`)}</p>
      </div>
      {disposition === 'restock' ? (
        <Field label={t('where')}>
          <LocationPicker value={restockId} onValueChange={setRestock} without={new Set(quarantined)} />
        </Field>
      ) : null}
      {isSetApart && !lacksPlace ? (
        <Field label={t('where')}>
          <LocationPicker value={quarantineId} onValueChange={setChosen} without={elsewhere} />
        </Field>
      ) : null}
      {lacksPlace ? (
        <Notice
          tone="warn"
          actions={
            <ButtonLink size="sm" href="/locations?new" target="_blank">
              {t('makeQuarantine')}
            </ButtonLink>
          }
        >
          {t('noQuarantine')}
        </Notice>
      ) : null}
      <Field label={t('reason')} error={tried && isReasonMissing ? t('reasonMissing') : undefined}>
        <Input maxLength={500} value={reason} onChange={(event) => setReason(event.target.value)} />
      </Field>
    </FormSheet>
  )
}
