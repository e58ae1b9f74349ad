'use client'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import type { Item } from '#contract/item.ts'
import { assembleKit, getKit, type Kit, takeKitApart } from '#contract/kit.ts'
import { toQuantity } from '#core/number/quantity.ts'
import { KitNeeds } from '#web/kit/kit-needs.tsx'
import { type KitUnit, UnitPicker } from '#web/kit/unit-picker.tsx'
import { useProblemText } from '#web/lib/problem-text.ts'
import { useRead } from '#web/lib/read.ts'
import { stockReads } from '#web/lib/stock-reads.ts'
import { useWrite } from '#web/lib/write.ts'
import { LocationPicker } from '#web/location/location-picker.tsx'
import { goodsOf, quantityOf, readGoods } from '#web/lot/goods.ts'
import { GoodsAmount } from '#web/lot/goods-amount.tsx'
import { GoodsLots, useGoodsFault } from '#web/lot/goods-lots.tsx'
import { Field } from '#web/ui/field.tsx'
import { FormSheet } from '#web/ui/form-sheet.tsx'
import { Input } from '#web/ui/input.tsx'
import { toastDone } from '#web/ui/toast.tsx'

/** Puts kits together from parts at a place, or takes them apart there. */
export function MakeKits({
  item,
  kit,
  act,
  onClose,
}: {
  item: Item
  kit: Kit
  act: 'assemble' | 'takeApart'
  onClose: () => void
}) {
  const t = useTranslations('kit.act')
  const noun = useTranslations('kit')
  const say = useGoodsFault()
  const problemText = useProblemText()
  const makes = act === 'assemble'
  const of = makes ? 'assemblable' : 'available'
  // where most can be made or taken
  const [locationId, setLocation] = useState(
    () => kit.places.toSorted((one, other) => toQuantity(other[of]).cmp(one[of]))[0]?.locationId ?? '',
  )
  const [goods, setGoods] = useState(() => goodsOf('1'))
  const [unit, setUnit] = useState<KitUnit>()
  const [reference, setReference] = useState('')
  const [tried, setTried] = useState(false)
  const { data: here } = useRead(
    getKit,
    { params: { itemId: item.id }, query: { locationId } },
    { enabled: locationId !== '', keepPrevious: true },
  )
  const options = {
    refreshes: stockReads,
    onSuccess: () => {
      toastDone(makes ? t('assembled', { count: quantity }) : t('apart', { count: quantity }))
      onClose()
    },
  }
  const assemble = useWrite(assembleKit, options)
  const takeApart = useWrite(takeKitApart, options)
  const problem = assemble.error ?? takeApart.error
  // what is taken apart is named by the unit that is picked, not typed
  const tracking = makes ? item.tracking : 'none'
  const quantity = quantityOf(goods, tracking)
  const isWhole = /^\d+$/.test(quantity) && /[1-9]/.test(quantity)
  const read = readGoods(goods, tracking, { to: 'in' })
  const fault =
    'fault' in read && read.fault !== 'amountForm'
      ? say(read)
      : isWhole
        ? undefined
        : t(tracking === 'serial' ? 'serialsMissing' : 'whole')
  const most = unit?.available ?? here?.[of]
  const submit = () => {
    setTried(true)
    if (locationId === '' || fault !== undefined || 'fault' in read) return
    const params = { itemId: item.id }
    const body = { locationId, quantity, reference: reference.trim() }
    if (makes) assemble.mutate({ params, body: tracking === 'none' ? body : { ...body, kits: read.parts } })
    else {
      const kits = unit ? [{ lotId: unit.lotId, locationId: unit.locationId, quantity }] : []
      takeApart.mutate({ params, body: { ...body, kits } })
    }
  }
  return (
    <FormSheet
      title={t(makes ? 'assembleTitle' : 'apartTitle', { name: item.name })}
      description={t(makes ? 'assembleNote' : 'apartNote')}
      submit={noun(act)}
      pending={assemble.isPending || takeApart.isPending}
      problem={problem ? problemText(problem) : undefined}
      onSubmit={submit}
      onClose={onClose}
    >
      <Field label={t('where')} error={tried && locationId === '' ? t('placeMissing') : undefined}>
        <LocationPicker
          value={locationId || undefined}
          onValueChange={(id) => {
            setLocation(id)
            setUnit(undefined)
          }}
          placeholder={t('pick')}
        />
      </Field>
      {!makes && item.tracking !== 'none' && locationId !== '' ? (
        <UnitPicker
          itemId={item.id}
          locationId={locationId}
          value={unit}
          onChange={(next) => {
            setUnit(next)
            // a serial is one
            if (next && item.tracking === 'serial') setGoods(goodsOf('1'))
          }}
        />
      ) : null}
      <div>
        <GoodsAmount
          label={t('quantity')}
          error={tried ? fault : undefined}
          unit={item.unit}
          tracking={tracking}
          goods={goods}
          onChange={setGoods}
          isIncoming={makes}
        />
        {most === undefined ? null : <p className="text-sm text-soft">{t('most', { count: most })}</p>}
      </div>
      {makes ? <GoodsLots item={item} goods={goods} onChange={setGoods} way={{ to: 'in' }} /> : null}
      <KitNeeds kit={here ?? kit} quantity={isWhole ? quantity : '1'} makes={makes} />
      <Field label={t('reference')} optional>
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
