'use client'
import type { ReactNode } from 'react'
import { type CellContext, cellText } from '#web/item/cell-values.ts'
import { type ItemColumn, useItemColumns } from '#web/item/item-columns.tsx'
import type { ItemRow } from '#web/item/item-picker.tsx'
import { useItemsByIdRead } from '#web/item/items-by-id.ts'
import { useCellContext } from '#web/item/use-cell-context.ts'
import { FieldOnLabel } from '#web/label/field-on-label.tsx'
import { fieldOfToken, isFilledIn } from '#web/label/field-token.ts'
import type { Labelled, LabelRecord } from '#web/label/label-record.ts'
import { useSession } from '#web/lib/session.tsx'
import { Money } from '#web/ui/amount.tsx'

/** Figures of the moment: a label outlives them. */
const ofTheMoment = new Set(['onHand', 'reserved', 'available', 'createdAt', 'updatedAt'])

/** Labels of items and variants: any column of theirs. */
export function useItemLabels(ids: readonly string[]): Labelled {
  const { items, error, retry } = useItemsByIdRead(ids)
  const { columns, recordOf } = useItemTokens()
  const chosen = ids.flatMap((id) => items.get(id) ?? [])
  return {
    records: chosen.map(recordOf),
    tokens: columns,
    isRead: chosen.length > 0 || ids.length === 0,
    error: chosen.length === 0 ? error : undefined,
    retry,
  }
}

/** What can be said of an item on a label, also on that of a line that moved it. */
export function useItemTokens(): {
  columns: ReadonlyMap<string, ItemColumn>
  recordOf: (item: ItemRow) => LabelRecord
} {
  const context = useCellContext()
  const { tenant } = useSession()
  const columns = useItemColumns()
  return {
    columns: new Map([...columns].filter(([id]) => !ofTheMoment.has(id))),
    recordOf: (item) => ({
      key: item.id,
      code: item.barcode ?? item.sku,
      isFilled: (token) => isFilled(item, token, context),
      show: (token) => show(item, token, context, tenant.currency),
    }),
  }
}

function isFilled(item: ItemRow, token: string, context: CellContext): boolean {
  const field = fieldOfToken([...context.fields.values()], token)
  return field ? isFilledIn(item.attributes[field.key]) : cellText(item, token, context) !== ''
}

function show(item: ItemRow, token: string, context: CellContext, currency: string): ReactNode {
  const field = fieldOfToken([...context.fields.values()], token)
  if (field) return <FieldOnLabel field={field} attributes={item.attributes} />
  const text = cellText(item, token, context)
  return (token === 'price' || token === 'cost') && text !== '' ? <Money value={text} currency={currency} /> : text
}
