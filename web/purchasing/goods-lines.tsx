'use client'
import type { ReactNode } from 'react'
import { useTranslations } from 'use-intl'
import type { PurchaseOrderLine } from '#contract/purchase-order.ts'
import { toDecimal, toQuantity } from '#core/number/quantity.ts'
import { type GoodsDraft, isAmount } from '#web/purchasing/goods-draft.ts'
import { Code } from '#web/ui/code-block.tsx'
import { Field } from '#web/ui/field.tsx'
import { NumberInput } from '#web/ui/input.tsx'

/** An amount for each of some lines of an order, in the item's own unit. */
export function GoodsLines({
  lines,
  draft,
  onChange,
  label,
  note,
}: {
  lines: readonly PurchaseOrderLine[]
  draft: GoodsDraft
  onChange: (draft: GoodsDraft) => void
  label: string
  note: (line: PurchaseOrderLine) => ReactNode
}) {
  const t = useTranslations('purchasing.receive')
  return (
    <ul className="divide-y rounded-md border">
      {lines.map((line) => (
        <li key={line.id} className="flex items-start gap-3 p-3">
          <div className="min-w-0 flex-1">
            <p className="font-medium [overflow-wrap:anywhere]">{line.itemName}</p>
            <p className="mt-0.5 flex flex-wrap gap-x-3 text-sm text-soft">
              <Code>{line.supplierCode || line.sku}</Code>
              <span>{note(line)}</span>
              <PackCount line={line} typed={draft[line.id]} />
            </p>
          </div>
          <Field
            label={`${label}: ${line.itemName}`}
            hideLabel
            className="w-32 shrink-0"
            error={isAmount(draft[line.id]) ? undefined : t('quantityForm')}
          >
            <NumberInput
              unit={line.unit}
              value={draft[line.id] ?? ''}
              onChange={(event) => onChange({ ...draft, [line.id]: event.target.value })}
              onFocus={(event) => event.target.select()}
            />
          </Field>
        </li>
      ))}
    </ul>
  )
}

/** How many packs an amount is, for whoever counts boxes. */
function PackCount({ line, typed }: { line: PurchaseOrderLine; typed: string | undefined }) {
  if (line.packSize === '1' || !typed || !/^\d+(\.\d+)?$/.test(typed)) return null
  const packs = toDecimal(toQuantity(typed).div(line.packSize).round(2))
  return <span>{`= ${packs} ${line.packUnit ?? line.unit}`}</span>
}
