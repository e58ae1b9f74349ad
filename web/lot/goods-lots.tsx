'use client'
import { useTranslations } from 'use-intl'
import type { GoodsFault } from '#web/lot/goods.ts'
import { type GoodsProps, LabelOf } from '#web/lot/goods-props.tsx'
import { LotsIn } from '#web/lot/lots-in.tsx'
import { LotsOut } from '#web/lot/lots-out.tsx'
import { readSerials } from '#web/lot/serials.ts'
import { Field } from '#web/ui/field.tsx'
import { Textarea } from '#web/ui/input.tsx'

/**
 * Which lots or serials make up an amount: typed or known ones where goods come in, those that are there where they go out. Nothing for an
 * item whose stock is not told apart.
 */
export function GoodsLots(props: GoodsProps) {
  const { item, goods, onChange, way } = props
  const t = useTranslations('lot.goods')
  if (item.tracking === 'none') return null
  if (item.tracking === 'lot')
    return way.to === 'in' ? <LotsIn {...props} /> : <LotsOut {...props} offers={way.offers} />
  const count = readSerials(goods.serials).length
  return (
    <Field
      label={<LabelOf word={t('serials')} item={item} />}
      help={count > 0 ? t('serialsCount', { count }) : t('serialsHelp')}
    >
      <Textarea
        rows={2}
        autoComplete="off"
        spellCheck={false}
        className="font-mono"
        value={goods.serials}
        onChange={(event) => onChange({ ...goods, serials: event.target.value })}
      />
    </Field>
  )
}

/** Says what is wrong with goods. */
export function useGoodsFault(): (fault: GoodsFault) => string {
  const t = useTranslations('lot.goods')
  return (fault) => {
    switch (fault.fault) {
      case 'serialTwice':
        return t('serialTwice', { serial: fault.serial })
      case 'short':
        return t('short', { available: fault.available })
      case 'unitForm':
        return t('unitForm', { unit: fault.unit })
      case 'notExact':
        return t('notExact', { base: fault.base })
      default:
        return t(fault.fault)
    }
  }
}
