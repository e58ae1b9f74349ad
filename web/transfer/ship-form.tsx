'use client'
import { Plus, X } from 'lucide-react'
import { useId, useState } from 'react'
import { useTranslations } from 'use-intl'
import { listMovements } from '#contract/movement.ts'
import { listStock } from '#contract/stock.ts'
import { listTransfers, shipTransfer, type Transfer } from '#contract/transfer.ts'
import { ItemPicker } from '#web/item/item-picker.tsx'
import { useItemsById } from '#web/item/items-by-id.ts'
import { useProblemText } from '#web/lib/problem-text.ts'
import { useWrite } from '#web/lib/write.ts'
import { LocationPicker } from '#web/location/location-picker.tsx'
import { parseDecimal } from '#web/movement/movement-draft.ts'
import { Button } from '#web/ui/button.tsx'
import { Field } from '#web/ui/field.tsx'
import { Input, NumberInput } from '#web/ui/input.tsx'
import { Notice } from '#web/ui/notice.tsx'
import { Sheet } from '#web/ui/sheet.tsx'
import { toastDone } from '#web/ui/toast.tsx'

interface Line {
  itemId: string
  quantity: string
  lotCode: string
}

const emptyLine: Line = { itemId: '', quantity: '', lotCode: '' }

/** Ships goods: from where, to where, and what. */
export function ShipForm({ onClose, onDone }: { onClose: () => void; onDone: (transfer: Transfer) => void }) {
  const t = useTranslations('transfer.form')
  const noun = useTranslations('transfer')
  const ui = useTranslations('ui')
  const problemText = useProblemText()
  const formId = useId()
  const [draft, setDraft] = useState({ from: '', to: '', reference: '', note: '', expectedOn: '' })
  const [lines, setLines] = useState<readonly Line[]>([emptyLine])
  const [tried, setTried] = useState(false)
  const ship = useWrite(shipTransfer, {
    refreshes: [listTransfers, listStock, listMovements],
    onSuccess: (transfer) => {
      toastDone(t('done'))
      onDone(transfer)
    },
  })
  const isSame = draft.from !== '' && draft.from === draft.to
  const isComplete =
    draft.from !== '' &&
    draft.to !== '' &&
    lines.every(({ itemId, quantity }) => itemId !== '' && /[1-9]/.test(parseDecimal(quantity) ?? ''))
  const submit = () => {
    setTried(true)
    if (!isComplete || isSame) return
    ship.mutate({
      body: {
        fromLocationId: draft.from,
        toLocationId: draft.to,
        reference: draft.reference.trim(),
        note: draft.note.trim(),
        ...(draft.expectedOn ? { expectedOn: draft.expectedOn } : {}),
        lines: lines.map(({ itemId, quantity, lotCode }) => ({
          itemId,
          quantity: parseDecimal(quantity) ?? quantity,
          ...(lotCode.trim() ? { lotCode: lotCode.trim() } : {}),
        })),
      },
    })
  }
  return (
    <Sheet
      open
      onOpenChange={(isOpen) => isOpen || onClose()}
      title={t('title')}
      description={t('note')}
      className="sm:w-[34rem]"
      footer={
        <>
          <Button onClick={onClose}>{ui('cancel')}</Button>
          <Button type="submit" form={formId} look="primary" pending={ship.isPending}>
            {t('submit')}
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
        {ship.error ? <Notice tone="danger">{problemText(ship.error)}</Notice> : null}
        {tried && !isComplete ? <Notice tone="warn">{t('incomplete')}</Notice> : null}
        <div className="grid gap-3 sm:grid-cols-2">
          <Field label={t('from')}>
            <LocationPicker
              value={draft.from || undefined}
              onValueChange={(from) => setDraft({ ...draft, from })}
              placeholder={t('pick')}
            />
          </Field>
          <Field label={t('to')} error={isSame ? t('same') : undefined}>
            <LocationPicker
              value={draft.to || undefined}
              onValueChange={(to) => setDraft({ ...draft, to })}
              placeholder={t('pick')}
            />
          </Field>
        </div>
        <ul className="space-y-3">
          {lines.map((line, index) => (
            <ShipLine
              // lines have no identity of their own, and keep their order
              key={index}
              line={line}
              number={index + 1}
              onChange={(next) => setLines(lines.map((each, at) => (at === index ? next : each)))}
              onRemove={lines.length > 1 ? () => setLines(lines.filter((_, at) => at !== index)) : undefined}
            />
          ))}
        </ul>
        <Button size="sm" onClick={() => setLines([...lines, emptyLine])}>
          <Plus />
          {t('add')}
        </Button>
        <div className="grid gap-3 sm:grid-cols-2">
          <Field label={noun('expected')} optional>
            <Input
              type="date"
              value={draft.expectedOn}
              onChange={(event) => setDraft({ ...draft, expectedOn: event.target.value })}
            />
          </Field>
          <Field label={noun('reference')} optional>
            <Input
              maxLength={120}
              autoComplete="off"
              value={draft.reference}
              onChange={(event) => setDraft({ ...draft, reference: event.target.value })}
            />
          </Field>
        </div>
        <Field label={noun('remark')} optional>
          <Input
            maxLength={500}
            autoComplete="off"
            value={draft.note}
            onChange={(event) => setDraft({ ...draft, note: event.target.value })}
          />
        </Field>
      </form>
    </Sheet>
  )
}

function ShipLine({
  line,
  number,
  onChange,
  onRemove,
}: {
  line: Line
  number: number
  onChange: (line: Line) => void
  onRemove: (() => void) | undefined
}) {
  const t = useTranslations('transfer.form')
  const item = useItemsById(line.itemId ? [line.itemId] : []).get(line.itemId)
  return (
    <li className="rounded-md border p-3">
      <div className="flex items-start gap-2">
        <Field label={t('item')} className="flex-1">
          <ItemPicker
            value={line.itemId || undefined}
            onValueChange={(itemId) => onChange({ ...line, itemId, lotCode: '' })}
          />
        </Field>
        {onRemove ? (
          <Button
            look="quiet"
            size="icon"
            className="mt-6"
            aria-label={t('remove', { number: String(number) })}
            onClick={onRemove}
          >
            <X />
          </Button>
        ) : null}
      </div>
      <div className="mt-2 grid grid-cols-2 gap-3">
        <Field label={t('quantity')}>
          <NumberInput
            {...(item ? { unit: item.unit } : {})}
            value={line.quantity}
            onChange={(event) => onChange({ ...line, quantity: event.target.value })}
          />
        </Field>
        {item && item.tracking !== 'none' ? (
          <Field label={t('lot')}>
            <Input
              maxLength={80}
              autoComplete="off"
              value={line.lotCode}
              onChange={(event) => onChange({ ...line, lotCode: event.target.value })}
            />
          </Field>
        ) : null}
      </div>
    </li>
  )
}
