'use client'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { getTransfer, listTransfers, receiveTransfer, type Transfer } from '#contract/transfer.ts'
import { toDecimal, toQuantity } from '#core/number/quantity.ts'
import { parseDecimal } from '#web/lib/parse-decimal.ts'
import { useProblemText } from '#web/lib/problem-text.ts'
import { stockReads } from '#web/lib/stock-reads.ts'
import { useWrite } from '#web/lib/write.ts'
import { LocationPicker } from '#web/location/location-picker.tsx'
import { useDated, WhenField } from '#web/movement/when-field.tsx'
import { Amount } from '#web/ui/amount.tsx'
import { Checkbox } from '#web/ui/checkbox.tsx'
import { Code } from '#web/ui/code-block.tsx'
import { Field } from '#web/ui/field.tsx'
import { FormSheet } from '#web/ui/form-sheet.tsx'
import { Input, NumberInput } from '#web/ui/input.tsx'
import { Notice } from '#web/ui/notice.tsx'
import { toastDone } from '#web/ui/toast.tsx'

/** Receives what has arrived of a transfer: two taps where all has; what has not stays on the road, or is written off with a reason. */
export function ReceiveForm({ transfer, onClose }: { transfer: Transfer; onClose: () => void }) {
  const t = useTranslations('transfer.arrive')
  const problemText = useProblemText()
  const dated = useDated()
  const open = transfer.lines.filter((line) => line.open !== '0')
  const [amounts, setAmounts] = useState<Readonly<Record<number, string>>>(() =>
    Object.fromEntries(open.map((line) => [line.lineNo, line.open])),
  )
  const [locationId, setLocation] = useState(transfer.toLocationId)
  const [when, setWhen] = useState('')
  const [writesOff, setWriteOff] = useState(false)
  const [reason, setReason] = useState('')
  const [tried, setTried] = useState(false)
  const receive = useWrite(receiveTransfer, {
    refreshes: [getTransfer, listTransfers, ...stockReads],
    onSuccess: () => {
      toastDone(t('done'))
      onClose()
    },
  })
  const read = (line: (typeof open)[number]) => {
    const text = amounts[line.lineNo]?.trim() ?? ''
    const amount = text === '' ? '0' : parseDecimal(text)
    if (amount === undefined || amount.startsWith('-') || toQuantity(amount).gt(line.open)) return undefined
    return { lineNo: line.lineNo, received: amount, rest: toDecimal(toQuantity(line.open).minus(amount)) }
  }
  const parts = open.map(read)
  const sound = parts.filter((part) => part !== undefined)
  const isShort = sound.some(({ rest }) => rest !== '0')
  const needsReason = writesOff && isShort && reason.trim() === ''
  const lines = sound
    .map(({ lineNo, received, rest }) => ({ lineNo, received, missing: writesOff ? rest : '0' }))
    .filter(({ received, missing }) => /[1-9]/.test(received) || /[1-9]/.test(missing))
  const submit = () => {
    setTried(true)
    if (sound.length < parts.length || needsReason || lines.length === 0) return
    const body = { locationId, reason: reason.trim(), ...dated(when), lines }
    receive.mutate({ params: { transferId: transfer.id }, body })
  }
  return (
    <FormSheet
      title={t('title', { from: transfer.fromLocationName })}
      description={t('note')}
      submit={t('submit')}
      pending={receive.isPending}
      problem={receive.error ? problemText(receive.error) : undefined}
      onSubmit={submit}
      onClose={onClose}
    >
      {tried && sound.length === parts.length && lines.length === 0 ? (
        <Notice tone="warn">{t('nothing')}</Notice>
      ) : null}
      <ul className="divide-y rounded-md border">
        {open.map((line) => (
          <li key={line.lineNo} className="flex items-start gap-3 p-3">
            <div className="min-w-0 flex-1">
              <p className="font-medium [overflow-wrap:anywhere]">{line.itemName}</p>
              <p className="mt-0.5 flex flex-wrap gap-x-3 text-sm text-soft">
                <Code>{line.lotCode ?? line.sku}</Code>
                <span>{t.rich('open', { amount: () => <Amount value={line.open} unit={line.unit} /> })}</span>
              </p>
            </div>
            <Field
              label={t('quantity', { item: line.itemName })}
              hideLabel
              className="w-32 shrink-0"
              error={read(line) ? undefined : t('form')}
            >
              <NumberInput
                unit={line.unit}
                value={amounts[line.lineNo] ?? ''}
                onChange={(event) => setAmounts({ ...amounts, [line.lineNo]: event.target.value })}
                onFocus={(event) => event.target.select()}
              />
            </Field>
          </li>
        ))}
      </ul>
      {isShort ? (
        <>
          <Checkbox
            label={t('writeOff')}
            help={t('writeOffHelp')}
            checked={writesOff}
            onChange={(event) => setWriteOff(event.target.checked)}
          />
          {writesOff ? (
            <Field label={t('reason')} error={tried && needsReason ? t('reasonMissing') : undefined}>
              <Input
                maxLength={500}
                autoComplete="off"
                value={reason}
                onChange={(event) => setReason(event.target.value)}
              />
            </Field>
          ) : null}
        </>
      ) : null}
      <Field label={t('into')}>
        <LocationPicker value={locationId} onValueChange={setLocation} />
      </Field>
      <WhenField value={when} onChange={setWhen} />
    </FormSheet>
  )
}
