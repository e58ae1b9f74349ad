'use client'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { Expiry } from '#web/lot/expiry.tsx'
import { type LotOffer, lotsOf, sumOf } from '#web/lot/goods.ts'
import type { GoodsProps } from '#web/lot/goods-props.tsx'
import { Amount } from '#web/ui/amount.tsx'
import { Button } from '#web/ui/button.tsx'
import { Code } from '#web/ui/code-block.tsx'
import { Field } from '#web/ui/field.tsx'
import { NumberInput } from '#web/ui/input.tsx'
import { Skeleton } from '#web/ui/skeleton.tsx'

/** Lots that go out: what expires first is proposed, and can be changed lot by lot. */
export function LotsOut({
  item,
  goods,
  onChange,
  way,
  units,
  offers,
}: GoodsProps & { offers: readonly LotOffer[] | undefined }) {
  const t = useTranslations('lot.goods')
  const [isOpen, setOpen] = useState(false)
  if (offers === undefined) return <Skeleton className="w-40" />
  if (offers.length === 0) return <p className="text-sm text-soft">{t('none')}</p>
  const lots = lotsOf(goods, way, units)
  const amountOf = (code: string) => lots.find((lot) => lot.code === code)?.quantity ?? ''
  const change = (code: string, quantity: string) => {
    const next = offers.map((offer) => ({
      code: offer.code,
      expiresOn: '',
      quantity: offer.code === code ? quantity : amountOf(offer.code),
    }))
    onChange({ ...goods, quantity: sumOf(next), unit: '', lots: next })
  }
  if (!isOpen)
    return (
      <div className="flex flex-wrap items-center gap-x-4 gap-y-1 text-sm">
        {lots
          .filter(({ quantity }) => quantity !== '')
          .map(({ code, quantity }) => (
            <span key={code} className="flex items-baseline gap-2">
              <Code>{code}</Code>
              <Amount value={quantity} unit={item.unit} />
              <Expiry day={offers.find((offer) => offer.code === code)?.expiresOn ?? null} />
            </span>
          ))}
        <Button size="sm" look="quiet" className="-ml-2" onClick={() => setOpen(true)}>
          {t('choose')}
        </Button>
      </div>
    )
  return (
    <ul className="divide-y border-y">
      {offers.map(({ code, expiresOn, available }) => (
        <li key={code} className="flex items-center gap-3 py-1.5">
          <div className="flex min-w-0 flex-1 flex-wrap items-baseline gap-x-3 text-sm">
            <Code>{code}</Code>
            <Expiry day={expiresOn} />
            <span className="text-soft">
              {t.rich('here', { amount: () => <Amount value={available} unit={item.unit} /> })}
            </span>
          </div>
          <Field label={t('ofLot', { lot: code, item: item.name })} hideLabel className="w-28 shrink-0">
            <NumberInput
              unit={item.unit}
              value={amountOf(code)}
              onChange={(event) => change(code, event.target.value)}
              onFocus={(event) => event.target.select()}
            />
          </Field>
        </li>
      ))}
    </ul>
  )
}
