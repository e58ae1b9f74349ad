'use client'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import type { Field, FieldEntity } from '#contract/field.ts'
import { type ItemRow, listItems } from '#contract/item.ts'
import { computeFormulas } from '#core/attribute/formula-fields.ts'
import { AttributeValue } from '#web/field/attribute-value.tsx'
import { ReferenceInput } from '#web/field/reference-input.tsx'
import { useItemsById } from '#web/item/items-by-id.ts'
import { useRead } from '#web/lib/read.ts'
import { useSession } from '#web/lib/session.tsx'
import { toLocal } from '#web/lib/zoned-time.ts'
import { type FormulaReading, formulaKey } from '#web/schema/draft-formula.ts'

/** What a formula gives on one item of the organisation, which the person may choose. Formulas of other records have no sample. */
export function FormulaResult({
  reading,
  entity,
  stored,
  unit,
}: {
  reading: FormulaReading
  entity: FieldEntity
  stored: Field | undefined
  unit: string | null
}) {
  const t = useTranslations('schema.formula')
  const { tenant } = useSession()
  const isItem = entity === 'item' || entity === 'variant'
  const [chosenId, setChosenId] = useState<string>()
  const first = useRead(listItems, { query: { limit: 1 } }, { enabled: isItem, staleTime: 60_000 }).data?.data[0]
  const chosen = useItemsById(chosenId ? [chosenId] : []).get(chosenId ?? '') ?? first
  if (!isItem || !chosen) return null
  const key = formulaKey(stored)
  const formula = reading.formulas?.find((one) => one.key === key)
  const value =
    reading.formulas &&
    computeFormulas(reading.formulas, chosen.attributes, {
      columns: columnsOf(chosen),
      today: toLocal(new Date(), tenant.timeZone).slice(0, 10),
      timeZone: tenant.timeZone,
    })[key]
  return (
    <div className="mt-3 grid gap-x-3 gap-y-1 rounded-md bg-sunken px-3 py-2 sm:grid-cols-[minmax(0,1fr)_minmax(0,1fr)]">
      <div className="text-sm text-soft">
        <span className="mb-1 block">{t('sample')}</span>
        <ReferenceInput
          target="item"
          aria-label={t('sample')}
          value={[chosen.id]}
          onValueChange={([id]) => setChosenId(id)}
        />
      </div>
      <div className="min-w-0">
        <span className="mb-1 block text-sm text-soft">{t('result')}</span>
        <output className="block py-1.5 text-lg font-medium [overflow-wrap:anywhere]" aria-live="polite">
          {!formula ? (
            <span className="text-faint">…</span>
          ) : value === undefined ? (
            <span className="text-base font-normal text-soft">{t('noResult')}</span>
          ) : (
            <AttributeValue
              field={{
                kind: 'formula',
                resultKind: formula.formula.type,
                unit,
                currency: null,
                options: [],
                referenceTo: null,
              }}
              value={value}
            />
          )}
        </output>
      </div>
    </div>
  )
}

function columnsOf(item: ItemRow): Record<string, unknown> {
  const { sku, name, description, barcode, unit, price, cost, reorderPoint, onHand, reserved, available } = item
  const stock = { on_hand: onHand, reserved, available }
  return { sku, name, description, barcode, unit, price, cost, reorder_point: reorderPoint, ...stock }
}
