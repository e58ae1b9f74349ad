'use client'
import { Plus, X } from 'lucide-react'
import { useId } from 'react'
import { useTranslations } from 'use-intl'
import { listLots } from '#contract/lot.ts'
import { toDecimal, toQuantity } from '#core/number/quantity.ts'
import { parseDecimal } from '#web/lib/parse-decimal.ts'
import { useRead } from '#web/lib/read.ts'
import { type LotPart, lotsOf, sumOf } from '#web/lot/goods.ts'
import { type GoodsProps, LabelOf } from '#web/lot/goods-props.tsx'
import { Button } from '#web/ui/button.tsx'
import { classNames } from '#web/ui/class-names.ts'
import { Field } from '#web/ui/field.tsx'
import { Input, NumberInput } from '#web/ui/input.tsx'

/** Lots that come in: a code and an expiry each; of a lot that is known the expiry is its own. */
export function LotsIn({ item, goods, onChange, way, lotMissing }: GoodsProps) {
  const t = useTranslations('lot.goods')
  const listId = useId()
  const known = useRead(listLots, { query: { itemId: item.id, inStock: 'true', limit: 100 } }).data?.data ?? []
  const lots = lotsOf(goods, way)
  const isSplit = lots.length > 1
  const write = (next: readonly LotPart[]) => {
    const quantity = next.length > 1 ? sumOf(next) : (next[0]?.quantity ?? '')
    onChange({ ...goods, quantity, lots: next })
  }
  const find = (code: string) => known.find((lot) => lot.code.toLowerCase() === code.trim().toLowerCase())
  const add = () => {
    const asked = toQuantity(parseDecimal(goods.quantity) ?? '0').minus(sumOf(lots))
    write([...lots, { code: '', expiresOn: '', quantity: asked.gt(0) ? toDecimal(asked) : '' }])
  }
  return (
    <div className="space-y-2">
      <datalist id={listId}>
        {known.map(({ id, code }) => (
          <option key={id} value={code} />
        ))}
      </datalist>
      <ul className="space-y-2">
        {lots.map((lot, index) => {
          const own = find(lot.code)
          const change = (part: Partial<LotPart>) =>
            write(lots.map((each, at) => (at === index ? { ...each, ...part } : each)))
          return (
            // lots have no identity of their own before they are made, and keep their order
            <li
              key={index}
              className={classNames(
                'grid grid-cols-[1fr_9.5rem] items-start gap-2',
                isSplit && 'sm:grid-cols-[1fr_9.5rem_7.5rem_auto]',
              )}
            >
              <Field
                label={<LabelOf word={t('lot')} item={item} />}
                error={lot.code.trim() === '' ? lotMissing : undefined}
              >
                <Input
                  maxLength={80}
                  autoComplete="off"
                  list={listId}
                  className="font-mono"
                  value={lot.code}
                  onChange={(event) => {
                    const code = event.target.value
                    const expiresOn = find(code)?.expiresOn ?? (own ? '' : lot.expiresOn)
                    change({ code, expiresOn })
                  }}
                />
              </Field>
              <Field label={<LabelOf word={t('expires')} item={item} />}>
                <Input
                  type="date"
                  disabled={own !== undefined}
                  value={lot.expiresOn}
                  onChange={(event) => change({ expiresOn: event.target.value })}
                />
              </Field>
              {isSplit ? (
                <>
                  <Field label={<LabelOf word={t('amount')} item={item} />}>
                    <NumberInput
                      unit={goods.unit || item.unit}
                      value={lot.quantity}
                      onChange={(event) => change({ quantity: event.target.value })}
                      onFocus={(event) => event.target.select()}
                    />
                  </Field>
                  <Button
                    look="quiet"
                    size="icon"
                    className="mt-6"
                    aria-label={t('remove', { number: String(index + 1) })}
                    onClick={() => write(lots.filter((_, at) => at !== index))}
                  >
                    <X />
                  </Button>
                </>
              ) : null}
            </li>
          )
        })}
      </ul>
      <Button size="sm" look="quiet" onClick={add} disabled={lots.length >= 50}>
        <Plus />
        {t('another')}
      </Button>
    </div>
  )
}
