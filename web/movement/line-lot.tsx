'use client'
import { useEffect } from 'react'
import { useFormContext } from 'react-hook-form'
import { useFormatter, useTranslations } from 'use-intl'
import type { Item } from '#contract/item.ts'
import { listStock } from '#contract/stock.ts'
import { toDecimal, toQuantity } from '#core/number/quantity.ts'
import { useRead } from '#web/lib/read.ts'
import { useSession } from '#web/lib/session.tsx'
import { toLocal } from '#web/lib/zoned-time.ts'
import { type Draft, type DraftLine, endsOf, parseDecimal } from '#web/movement/movement-draft.ts'
import { Button } from '#web/ui/button.tsx'
import { Field } from '#web/ui/field.tsx'
import { Input } from '#web/ui/input.tsx'
import { Select } from '#web/ui/select.tsx'

type Props = { index: number; item: Pick<Item, 'id' | 'unit'>; onSplit: (parts: DraftLine[]) => void }

/** The lot of a line: typed with its expiry where stock enters, chosen among those that are there where it leaves. */
export function LineLot(props: Props) {
  const { watch } = useFormContext<Draft>()
  const ends = endsOf({ kind: watch('kind'), direction: watch('direction') })
  return ends.from ? <LeavingLot {...props} /> : <EnteringLot index={props.index} />
}

function EnteringLot({ index }: { index: number }) {
  const t = useTranslations('movement.form')
  const { register, formState } = useFormContext<Draft>()
  return (
    <div className="mt-2 grid grid-cols-2 gap-3">
      <Field label={t('lot')} error={formState.errors.lines?.[index]?.lotCode?.message}>
        <Input
          maxLength={80}
          autoComplete="off"
          className="font-mono"
          {...register(`lines.${index}.lotCode`, {
            validate: (text, draft) => draft.lines[index]?.tracking !== 'lot' || text.trim() !== '' || t('lotMissing'),
          })}
        />
      </Field>
      <Field label={t('expiry')} optional>
        <Input type="date" {...register(`lines.${index}.expiresOn`)} />
      </Field>
    </div>
  )
}

/** Lots in stock at the place, first to expire first: that one is proposed. */
function LeavingLot({ index, item, onSplit }: Props) {
  const t = useTranslations('movement.form')
  const format = useFormatter()
  const { tenant } = useSession()
  const { register, watch, setValue, getValues, formState } = useFormContext<Draft>()
  const locationId = watch('fromLocationId')
  const name = `lines.${index}.lotCode` as const
  const chosen = watch(name)
  const quantity = parseDecimal(watch(`lines.${index}.quantity`))
  const stock = useRead(
    listStock,
    { query: { itemId: item.id, locationId, limit: 200 } },
    { enabled: locationId !== '' },
  )
  const today = toLocal(new Date(), tenant.timeZone).slice(0, 10)
  const lots = (stock.data?.data ?? [])
    .filter((one) => one.locationId === locationId && one.lotCode !== null && toQuantity(one.available).gt(0))
    .map((one) => ({ code: one.lotCode ?? '', expiresOn: one.expiresOn, available: one.available }))
    .toSorted((one, other) => (one.expiresOn ?? '9999').localeCompare(other.expiresOn ?? '9999'))
  const fresh = lots.filter(({ expiresOn }) => expiresOn === null || expiresOn >= today)
  const first = fresh[0]?.code
  const isThere = lots.some(({ code }) => code === chosen)
  useEffect(() => {
    if (first !== undefined && !isThere) setValue(name, first)
  }, [first, isThere, name, setValue])
  const own = lots.find(({ code }) => code === chosen)
  const isShort = own !== undefined && quantity !== undefined && toQuantity(own.available).lt(quantity)
  const split = () => {
    let left = toQuantity(quantity ?? '0')
    const parts: DraftLine[] = []
    for (const lot of fresh) {
      if (left.lte(0)) break
      const taken = left.lt(lot.available) ? left : toQuantity(lot.available)
      parts.push({ ...getValues(`lines.${index}`), lotCode: lot.code, quantity: toDecimal(taken) })
      left = left.minus(taken)
    }
    onSplit(parts)
  }
  const describe = (lot: (typeof lots)[number]) => {
    // Intl formats decimal strings exactly
    const available = format.number(lot.available as unknown as number, { maximumFractionDigits: 6 })
    const { code, expiresOn } = lot
    if (expiresOn === null) return t('lotOption', { code, available, unit: item.unit })
    const day = format.dateTime(new Date(`${expiresOn}T12:00:00Z`), { dateStyle: 'medium', timeZone: 'UTC' })
    return t(expiresOn < today ? 'lotExpired' : 'lotOptionUntil', { code, available, unit: item.unit, day })
  }
  return (
    <div className="mt-2 space-y-2">
      <Field label={t('lot')} error={formState.errors.lines?.[index]?.lotCode?.message}>
        <Select
          {...register(name, {
            validate: (text, draft) => draft.lines[index]?.tracking !== 'lot' || text !== '' || t('lotMissing'),
          })}
        >
          {lots.length === 0 ? <option value="">{t('lotNone')}</option> : null}
          {lots.map((lot) => (
            <option key={lot.code} value={lot.code}>
              {describe(lot)}
            </option>
          ))}
        </Select>
      </Field>
      {isShort && fresh.length > 1 ? (
        <Button size="sm" onClick={split}>
          {t('split')}
        </Button>
      ) : null}
    </div>
  )
}
