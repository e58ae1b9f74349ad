'use client'
import { Plus } from 'lucide-react'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { listTransfers, shipTransfer, type Transfer } from '#contract/transfer.ts'
import { useItemsById } from '#web/item/items-by-id.ts'
import { useProblemText } from '#web/lib/problem-text.ts'
import { stockReads } from '#web/lib/stock-reads.ts'
import { useWrite } from '#web/lib/write.ts'
import { LocationPicker } from '#web/location/location-picker.tsx'
import { goodsOf, readGoods } from '#web/lot/goods.ts'
import { useLotOffers } from '#web/lot/lot-offers.ts'
import { useTellBelow } from '#web/movement/tell-below.ts'
import { useDated, WhenField } from '#web/movement/when-field.tsx'
import { useUnitsOfItems } from '#web/pack/units-of-items.ts'
import { ShipLine, type ShipLineDraft } from '#web/transfer/ship-line.tsx'
import { Button } from '#web/ui/button.tsx'
import { Field } from '#web/ui/field.tsx'
import { FormSheet } from '#web/ui/form-sheet.tsx'
import { Input } from '#web/ui/input.tsx'
import { Notice } from '#web/ui/notice.tsx'
import { toastDone } from '#web/ui/toast.tsx'

const emptyLine: ShipLineDraft = { itemId: '', goods: goodsOf('') }

/** Ships goods: from where, to where, and what. */
export function ShipForm({ onClose, onDone }: { onClose: () => void; onDone: (transfer: Transfer) => void }) {
  const t = useTranslations('transfer.form')
  const noun = useTranslations('transfer')
  const problemText = useProblemText()
  const tellBelow = useTellBelow()
  const dated = useDated()
  const [draft, setDraft] = useState({ from: '', to: '', when: '', reference: '', note: '', expectedOn: '' })
  const [lines, setLines] = useState<readonly ShipLineDraft[]>([emptyLine])
  const [tried, setTried] = useState(false)
  const ship = useWrite(shipTransfer, {
    refreshes: [listTransfers, ...stockReads],
    onSuccess: (transfer) => {
      toastDone(tellBelow(t('done'), transfer.warnings))
      onDone(transfer)
    },
  })
  const isSame = draft.from !== '' && draft.from === draft.to
  const itemIds = lines.flatMap(({ itemId }) => (itemId ? [itemId] : []))
  const items = useItemsById(itemIds)
  const units = useUnitsOfItems(itemIds)
  const offers = useLotOffers(
    lines.flatMap(({ itemId }) => (items.get(itemId)?.tracking === 'lot' ? [itemId] : [])),
    draft.from,
  )
  const read = lines.map(({ itemId, goods }) =>
    readGoods(
      goods,
      items.get(itemId)?.tracking ?? 'none',
      { to: 'out', offers: offers.get(itemId) },
      units.get(itemId),
    ),
  )
  const parts = read.map((one) => ('fault' in one ? [] : one.parts))
  const isComplete =
    draft.from !== '' &&
    draft.to !== '' &&
    lines.every(({ itemId }, index) => itemId !== '' && (parts[index] ?? []).length > 0)
  const submit = () => {
    setTried(true)
    if (!isComplete || isSame) return
    ship.mutate({
      body: {
        fromLocationId: draft.from,
        toLocationId: draft.to,
        reference: draft.reference.trim(),
        note: draft.note.trim(),
        ...dated(draft.when),
        ...(draft.expectedOn ? { expectedOn: draft.expectedOn } : {}),
        lines: lines.flatMap(({ itemId }, index) => (parts[index] ?? []).map((part) => ({ itemId, ...part }))),
      },
    })
  }
  return (
    <FormSheet
      title={t('title')}
      description={t('note')}
      submit={t('submit')}
      pending={ship.isPending}
      problem={ship.error ? problemText(ship.error) : undefined}
      onSubmit={submit}
      onClose={onClose}
    >
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
            item={items.get(line.itemId)}
            offers={offers.get(line.itemId)}
            units={units.get(line.itemId)}
            read={read[index]}
            tried={tried}
            onChange={(next) => setLines(lines.map((each, at) => (at === index ? next : each)))}
            onRemove={lines.length > 1 ? () => setLines(lines.filter((_, at) => at !== index)) : undefined}
          />
        ))}
      </ul>
      <Button size="sm" onClick={() => setLines([...lines, emptyLine])}>
        <Plus />
        {t('add')}
      </Button>
      <WhenField value={draft.when} onChange={(when) => setDraft({ ...draft, when })} />
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
    </FormSheet>
  )
}
