'use client'
import type { ReactNode } from 'react'
import { useTranslations } from 'use-intl'
import type { Item, ItemRow } from '#contract/item.ts'
import { useCategories } from '#web/category/use-categories.ts'
import { AttributeValue } from '#web/field/attribute-value.tsx'
import { useSession } from '#web/lib/session.tsx'
import { useSchema } from '#web/schema/use-schema.ts'
import { Amount, Money } from '#web/ui/amount.tsx'
import { Code } from '#web/ui/code-block.tsx'

interface PairLine {
  key: string
  label: string
  left: ReactNode
  right: ReactNode
}

/** What two items say of themselves: where they differ, a line each, and by name where they say the same. */
export function usePairLines(left: ItemRow, right: ItemRow): { differing: PairLine[]; same: string[] } {
  const t = useTranslations('item')
  const words = useTranslations('duplicate')
  const { tenant } = useSession()
  const { itemFields: fields, typesById } = useSchema()
  const { byId } = useCategories()
  const differing: PairLine[] = []
  const same: string[] = []
  const add = (key: string, label: string, valueOf: (item: ItemRow) => unknown, show: (item: ItemRow) => ReactNode) => {
    const [a, b] = [told(valueOf(left)), told(valueOf(right))]
    if (a === undefined && b === undefined) return
    if (a === b) same.push(label)
    else
      differing.push({
        key,
        label,
        left: a === undefined ? words('empty') : show(left),
        right: b === undefined ? words('empty') : show(right),
      })
  }
  const text = (key: string, label: string, valueOf: (item: ItemRow) => string | null | undefined) =>
    add(key, label, valueOf, valueOf)
  const money = (key: 'price' | 'cost') =>
    add(
      key,
      t(`column.${key}`),
      (item) => item[key],
      (item) => <Money value={item[key] ?? 0} currency={tenant.currency} />,
    )
  const category = (item: Item) => (item.categoryId === null ? null : byId.get(item.categoryId)?.name)
  const type = (item: Item) => (item.itemTypeId === null ? null : typesById.get(item.itemTypeId)?.name)
  add(
    'barcode',
    t('column.barcode'),
    (item) => item.barcode,
    (item) => <Code>{item.barcode ?? ''}</Code>,
  )
  add(
    'onHand',
    t('column.onHand'),
    (item) => Number(item.onHand),
    (item) => <Amount value={item.onHand} unit={item.unit} />,
  )
  text('description', t('column.description'), (item) => item.description)
  text('type', t('column.type'), type)
  text('category', t('form.category'), category)
  text('unit', t('column.unit'), (item) => item.unit)
  text('tracking', t('form.tracking'), (item) => t(`form.trackings.${item.tracking}`))
  money('price')
  money('cost')
  for (const field of fields ?? [])
    if ((field.entity === 'item' || field.entity === 'variant') && field.archivedAt === null)
      add(
        ` ${field.key}`,
        field.name,
        (item) => item.attributes[field.key],
        (item) => <AttributeValue field={field} value={item.attributes[field.key]} />,
      )
  return { differing, same }
}

/** What tells two values apart; undefined where there is none. */
function told(value: unknown): string | undefined {
  return value === null || value === undefined || value === '' ? undefined : JSON.stringify(value)
}
