'use client'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { type SalesOrder, shipSalesOrder } from '#contract/sales-order.ts'
import type { Balance } from '#contract/stock.ts'
import { useProblemText } from '#web/lib/problem-text.ts'
import { useWrite } from '#web/lib/write.ts'
import { useTellBelow } from '#web/movement/tell-below.ts'
import { useDated, WhenField } from '#web/movement/when-field.tsx'
import { OtherStock, stockKey } from '#web/sales/other-stock.tsx'
import { goodsOfLine } from '#web/sales/sales-draft.ts'
import { readSalesRows, SalesGoods, type SalesGoodsDraft } from '#web/sales/sales-goods.tsx'
import { soldReads } from '#web/sales/sales-reads.ts'
import { useUnitsOfLines } from '#web/sales/units-of-lines.ts'
import { Amount } from '#web/ui/amount.tsx'
import { Field } from '#web/ui/field.tsx'
import { FormSheet } from '#web/ui/form-sheet.tsx'
import { Input } from '#web/ui/input.tsx'
import { Notice } from '#web/ui/notice.tsx'
import { toastDone } from '#web/ui/toast.tsx'

/** Sends goods out, pick by pick: two taps where all goes, an amount where not, another lot or shelf where that was taken. */
export function ShipGoods({ order, onClose }: { order: SalesOrder; onClose: () => void }) {
  const t = useTranslations('selling.ship')
  const problemText = useProblemText()
  const tellBelow = useTellBelow()
  const dated = useDated()
  const picks = picksOf(order)
  const [draft, setDraft] = useState<SalesGoodsDraft>(() =>
    Object.fromEntries(picks.map(({ key, line, most }) => [key, goodsOfLine(line, most)])),
  )
  const unitsOf = useUnitsOfLines(order.lines)
  const [others, setOthers] = useState<readonly Balance[]>([])
  const [when, setWhen] = useState('')
  const [reference, setReference] = useState('')
  const [tried, setTried] = useState(false)
  const ship = useWrite(shipSalesOrder, {
    refreshes: soldReads,
    onSuccess: ({ number, state, warnings }) => {
      toastDone(tellBelow(t(state === 'shipped' ? 'done' : 'doneSome', { number }), warnings))
      onClose()
    },
  })
  const rows = [...picks, ...others.flatMap((stock) => toRow(order, stock))]
  const read = readSalesRows(rows, draft, unitsOf)
  const lines = read?.map(({ row, ...amount }) => ({
    lineId: row.line.id,
    locationId: row.locationId,
    lotId: row.lotId,
    ...amount,
  }))
  const isAll =
    others.length === 0 &&
    picks.every(({ key, line, most }) => {
      const { quantity, unit } = goodsOfLine(line, most)
      return draft[key]?.quantity === quantity && draft[key].unit === unit
    })
  const submit = () => {
    setTried(true)
    if (!lines?.length) return
    ship.mutate({ params: { salesOrderId: order.id }, body: { reference: reference.trim(), ...dated(when), lines } })
  }
  return (
    <FormSheet
      title={t('title', { number: order.number })}
      description={t('note')}
      submit={isAll ? t('all') : t('some')}
      pending={ship.isPending}
      problem={ship.error ? problemText(ship.error) : undefined}
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
        note={({ most, line, isFree }) =>
          t.rich(isFree ? 'free' : 'toPick', { amount: () => <Amount value={most} unit={line.unit} /> })
        }
      />
      <OtherStock
        order={order}
        known={new Set(rows.map(({ line: { itemId }, ...row }) => stockKey({ itemId, ...row })))}
        onChoose={(stock) => setOthers([...others, stock])}
      />
      <WhenField value={when} onChange={setWhen} />
      <Field label={t('parcel')} optional>
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

function picksOf({ picks, lines }: SalesOrder) {
  return picks.flatMap(({ reservationId: key, lineId, locationId, locationCode: place, lotId, lotCode, quantity }) => {
    const line = lines.find(({ id }) => id === lineId)
    return line ? [{ key, line, place, locationId, lotId, lotCode, most: quantity, isFree: false }] : []
  })
}

/** Free stock goes out for the first line of its item of which something is open. */
function toRow({ lines }: SalesOrder, stock: Balance) {
  const line = lines.find(({ itemId, open }) => itemId === stock.itemId && open !== '0')
  if (!line) return []
  const { locationId, locationCode: place, lotId, lotCode, available: most } = stock
  return [{ key: stockKey(stock), line, place, locationId, lotId, lotCode, most, isFree: true }]
}
