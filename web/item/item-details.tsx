'use client'
import { useMemo } from 'react'
import { useTranslations } from 'use-intl'
import type { Item } from '#contract/item.ts'
import { fieldApplies } from '#core/attribute/field-rule.ts'
import { isShown } from '#core/attribute/validate-attributes.ts'
import { useCategories, withAncestors } from '#web/category/use-categories.ts'
import { AttributeValue } from '#web/field/attribute-value.tsx'
import { useSession } from '#web/lib/session.tsx'
import { useSchema } from '#web/schema/use-schema.ts'
import { Money } from '#web/ui/amount.tsx'
import { Code } from '#web/ui/code-block.tsx'
import { DateTime } from '#web/ui/date-time.tsx'
import { KeyValues } from '#web/ui/key-values.tsx'
import { Panel } from '#web/ui/panel.tsx'

/** What is known of an item: its own fields, then the core ones that the head of the page does not show. */
export function ItemDetails({ item }: { item: Item }) {
  const t = useTranslations('item')
  const { tenant } = useSession()
  const { itemFields: fields } = useSchema()
  const { byId } = useCategories()
  const path = withAncestors(byId, item.categoryId).toReversed()
  const own = useMemo(() => {
    const record = {
      entity: item.parentId ? ('variant' as const) : ('item' as const),
      itemTypeId: item.itemTypeId,
      categoryIds: withAncestors(byId, item.categoryId),
    }
    // A value outlives its field and its type: it is shown as long as there is one, unless a condition hides it.
    return (fields ?? []).filter(
      (field) =>
        item.attributes[field.key] !== undefined &&
        // in `ItemPictures`
        (field.kind !== 'image' || field.archivedAt !== null) &&
        (!fieldApplies(field, record) || isShown(field, item.attributes, fields ?? [])),
    )
  }, [item, fields, byId])
  const rows = [
    ...(path.length > 0
      ? [
          {
            key: ' category',
            label: t('form.category'),
            value: path.map((id) => byId.get(id)?.name ?? '…').join(' › '),
          },
        ]
      : []),
    ...own.map((field) => ({
      key: field.key,
      label: field.name,
      value: <AttributeValue field={field} value={item.attributes[field.key]} />,
    })),
    ...(item.barcode ? [{ key: ' barcode', label: t('column.barcode'), value: <Code>{item.barcode}</Code> }] : []),
    { key: ' unit', label: t('column.unit'), value: item.unit },
    ...(item.cost === null
      ? []
      : [{ key: ' cost', label: t('column.cost'), value: <Money value={item.cost} currency={tenant.currency} /> }]),
    { key: ' created', label: t('column.createdAt'), value: <DateTime value={item.createdAt} /> },
    { key: ' updated', label: t('column.updatedAt'), value: <DateTime value={item.updatedAt} /> },
  ]
  return (
    <Panel title={t('page.details')}>
      {item.description ? <p className="mb-3 whitespace-pre-line text-soft">{item.description}</p> : null}
      <KeyValues rows={rows} />
    </Panel>
  )
}
