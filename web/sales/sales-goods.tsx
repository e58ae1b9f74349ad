'use client'
import type { ReactNode } from 'react'
import { useTranslations } from 'use-intl'
import type { SalesOrderLine } from '#contract/sales-order.ts'
import { isAmount } from '#web/lib/parse-decimal.ts'
import { Code } from '#web/ui/code-block.tsx'
import { Field } from '#web/ui/field.tsx'
import { NumberInput } from '#web/ui/input.tsx'

/** Goods of an order that go out or come back, told apart by place or lot. */
export interface GoodsRow {
  key: string
  line: SalesOrderLine
  place?: string
  lotCode: string | null
  /** the most it can be */
  most: string
}

/** An amount for each of some goods, in the item's own unit. */
export function SalesGoods<Row extends GoodsRow>({
  rows,
  draft,
  onChange,
  label,
  note,
}: {
  rows: readonly Row[]
  /** as typed, by key */
  draft: Record<string, string>
  onChange: (draft: Record<string, string>) => void
  label: string
  note: (row: Row) => ReactNode
}) {
  const t = useTranslations('selling')
  return (
    <ul className="divide-y rounded-md border">
      {rows.map((row) => {
        const { key, line, place, lotCode } = row
        const lot = lotCode === null ? [] : [t('picks.lot', { lot: lotCode })]
        const named = [line.itemName, ...lot, ...(place ? [place] : [])].join(', ')
        return (
          <li key={key} className="flex items-start gap-3 p-3">
            <div className="min-w-0 flex-1">
              <p className="font-medium [overflow-wrap:anywhere]">{line.itemName}</p>
              <p className="mt-0.5 flex flex-wrap gap-x-3 text-sm text-soft">
                {place ? <Code>{place}</Code> : null}
                {lotCode === null ? null : <span>{t('picks.lot', { lot: lotCode })}</span>}
                <span>{note(row)}</span>
              </p>
            </div>
            <Field
              label={`${label}: ${named}`}
              hideLabel
              className="w-32 shrink-0"
              error={isAmount(draft[key]) ? undefined : t('form.quantityForm')}
            >
              <NumberInput
                unit={line.unit}
                value={draft[key] ?? ''}
                onChange={(event) => onChange({ ...draft, [key]: event.target.value })}
                onFocus={(event) => event.target.select()}
              />
            </Field>
          </li>
        )
      })}
    </ul>
  )
}
