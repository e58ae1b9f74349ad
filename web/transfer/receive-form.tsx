'use client'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { getTransfer, listTransfers, receiveTransfer, type Transfer } from '#contract/transfer.ts'
import { toDecimal, toQuantity } from '#core/number/quantity.ts'
import { packEntered, wholePacks, withOwnPack } from '#core/unit/own-pack.ts'
import { useProblemText } from '#web/lib/problem-text.ts'
import { stockReads } from '#web/lib/stock-reads.ts'
import { useWrite } from '#web/lib/write.ts'
import { LocationPicker } from '#web/location/location-picker.tsx'
import { type Goods, goodsOf } from '#web/lot/goods.ts'
import { GoodsAmount } from '#web/lot/goods-amount.tsx'
import { useDated, WhenField } from '#web/movement/when-field.tsx'
import { readTyped } from '#web/pack/typed-amount.ts'
import { hasUnitChoice } from '#web/pack/unit-choices.ts'
import { useUnitsOfItems } from '#web/pack/units-of-items.ts'
import { Amount } from '#web/ui/amount.tsx'
import { Checkbox } from '#web/ui/checkbox.tsx'
import { classNames } from '#web/ui/class-names.ts'
import { Code } from '#web/ui/code-block.tsx'
import { Field } from '#web/ui/field.tsx'
import { FormSheet } from '#web/ui/form-sheet.tsx'
import { Input } from '#web/ui/input.tsx'
import { Notice } from '#web/ui/notice.tsx'
import { toastDone } from '#web/ui/toast.tsx'

type Line = Transfer['lines'][number]

/** Receives what has arrived of a transfer: two taps where all has; what has not stays on the road, or is written off with a reason. */
export function ReceiveForm({ transfer, onClose }: { transfer: Transfer; onClose: () => void }) {
  const t = useTranslations('transfer.arrive')
  const problemText = useProblemText()
  const dated = useDated()
  const open = transfer.lines.filter((line) => line.open !== '0')
  const known = useUnitsOfItems(open.map(({ itemId }) => itemId))
  const [amounts, setAmounts] = useState<Readonly<Record<number, Goods>>>(() =>
    Object.fromEntries(open.map((line) => [line.lineNo, openGoods(line)])),
  )
  const unitsOf = ({ itemId, unit, entered }: Line) =>
    withOwnPack(known.get(itemId) ?? { unit, packs: [] }, packEntered(entered))
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
  const read = (line: Line) => {
    const goods = amounts[line.lineNo] ?? goodsOf('')
    const amount = readTyped(goods.quantity, goods.unit, unitsOf(line))
    if ('fault' in amount || toQuantity(amount.base).gt(line.open)) return undefined
    return { lineNo: line.lineNo, amount, rest: toDecimal(toQuantity(line.open).minus(amount.base)) }
  }
  const parts = open.map(read)
  const sound = parts.filter((part) => part !== undefined)
  const isShort = sound.some(({ rest }) => rest !== '0')
  const needsReason = writesOff && isShort && reason.trim() === ''
  const lines = sound.flatMap(({ lineNo, amount, rest }) => [
    ...(amount.base === '0'
      ? []
      : [{ lineNo, received: amount.quantity, ...(amount.unit === undefined ? {} : { unit: amount.unit }) }]),
    ...(writesOff && rest !== '0' ? [{ lineNo, missing: rest }] : []),
  ])
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
          <li key={line.lineNo} className="flex flex-wrap items-start gap-3 p-3">
            <div className="min-w-40 flex-1">
              <p className="font-medium [overflow-wrap:anywhere]">{line.itemName}</p>
              <p className="mt-0.5 flex flex-wrap gap-x-3 text-sm text-soft">
                <Code>{line.lotCode ?? line.sku}</Code>
                <span>{t.rich('open', { amount: () => <Amount value={line.open} unit={line.unit} /> })}</span>
              </p>
            </div>
            <GoodsAmount
              label={t('quantity', { item: line.itemName })}
              hideLabel
              className={classNames('shrink-0', hasUnitChoice(unitsOf(line)) ? 'w-full sm:w-64' : 'w-32')}
              error={read(line) ? undefined : t('form')}
              unit={line.unit}
              tracking="none"
              goods={amounts[line.lineNo] ?? goodsOf('')}
              onChange={(goods) => setAmounts({ ...amounts, [line.lineNo]: goods })}
              isIncoming
              units={unitsOf(line)}
            />
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

/** All that is on the road, in the packs it was sent in where they are whole ones. */
function openGoods({ open, entered }: Line): Goods {
  const packs = wholePacks(packEntered(entered), open)
  return packs ? goodsOf(packs.quantity, packs.unit) : goodsOf(open)
}
