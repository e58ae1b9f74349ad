'use client'
import Link from 'next/link'
import { useMemo } from 'react'
import { useTranslations } from 'use-intl'
import type { Field } from '#contract/field.ts'
import { comparedAs } from '#core/attribute/condition-record.ts'
import { useCategories } from '#web/category/use-categories.ts'
import { AttributeValue } from '#web/field/attribute-value.tsx'
import type { ItemRow } from '#web/item/item-picker.tsx'
import { OnHand } from '#web/item/on-hand.tsx'
import { useSession } from '#web/lib/session.tsx'
import { useSchema } from '#web/schema/use-schema.ts'
import { Amount, Money } from '#web/ui/amount.tsx'
import { Badge } from '#web/ui/badge.tsx'
import { Code } from '#web/ui/code-block.tsx'
import type { GridColumn } from '#web/ui/data-grid-column.ts'
import { DateTime } from '#web/ui/date-time.tsx'
import type { Column } from '#web/ui/table-props.ts'
import { VariantsChip } from '#web/variant/variants-chip.tsx'

/** A column of the items list; `sortField` is its name in `sort`, none: it cannot be sorted by. */
export type ItemColumn = GridColumn<ItemRow> & {
  sortField?: string
  custom: boolean
  /** a column of numbers: its name in a summary's `measures` */
  measured?: string
  money?: boolean
  /** where the cell stands in a card on a narrow screen */
  narrow?: Column<ItemRow>['narrow']
}

/** Every column the items list can show: the core ones, then one for each living custom field. */
export function useItemColumns(): ReadonlyMap<string, ItemColumn> {
  const t = useTranslations('item')
  const { tenant } = useSession()
  const { typesById, itemFields: fields } = useSchema()
  const { byId: categories } = useCategories()
  return useMemo(() => {
    const money = (value: string | null) => (value === null ? null : <Money value={value} currency={tenant.currency} />)
    const isOwnMoney = ({ kind, currency }: Field) =>
      kind === 'money' && (currency ?? tenant.currency) === tenant.currency
    const figure = { align: 'end', custom: false } as const
    const core: ItemColumn[] = [
      {
        id: 'sku',
        header: t('column.sku'),
        pixels: 150,
        narrow: 'note',
        sortField: 'sku',
        custom: false,
        cell: (item) => (
          <Link
            href={`/items/view?id=${item.id}`}
            prefetch={false}
            tabIndex={-1}
            className="hover:underline hover:underline-offset-4"
          >
            <Code>{item.sku}</Code>
          </Link>
        ),
      },
      {
        id: 'name',
        header: t('column.name'),
        pixels: 280,
        narrow: 'title',
        sortField: 'name',
        custom: false,
        cell: (item) => (
          <span className="flex min-w-0 items-center gap-2">
            <span className="truncate font-medium">{item.name}</span>
            {item.variantAxes ? <VariantsChip item={item} /> : null}
            {item.archivedAt ? <Badge tone="warn">{t('archived')}</Badge> : null}
          </span>
        ),
      },
      {
        id: 'type',
        header: t('column.type'),
        pixels: 140,
        narrow: 'note',
        custom: false,
        cell: (item) =>
          item.itemTypeId ? <span className="truncate text-soft">{typesById.get(item.itemTypeId)?.name}</span> : null,
      },
      {
        id: 'category',
        header: t('column.category'),
        pixels: 150,
        custom: false,
        cell: (item) =>
          item.categoryId ? <span className="truncate text-soft">{categories.get(item.categoryId)?.name}</span> : null,
      },
      {
        ...figure,
        id: 'onHand',
        header: t('column.onHand'),
        pixels: 128,
        narrow: 'value',
        sortField: 'stock.onHand',
        measured: 'stock.onHand',
        cell: (item) => <OnHand item={item} />,
      },
      {
        ...figure,
        id: 'reserved',
        header: t('column.reserved'),
        pixels: 104,
        sortField: 'stock.reserved',
        measured: 'stock.reserved',
        cell: (item) => <Amount value={item.reserved} className={/[1-9]/.test(item.reserved) ? '' : 'text-faint'} />,
      },
      {
        ...figure,
        id: 'available',
        header: t('column.available'),
        pixels: 112,
        sortField: 'stock.available',
        measured: 'stock.available',
        cell: (item) => <Amount value={item.available} unit={item.unit} />,
      },
      {
        ...figure,
        id: 'price',
        header: t('column.price'),
        pixels: 108,
        sortField: 'price',
        measured: 'price',
        money: true,
        cell: (item) => money(item.price),
      },
      {
        ...figure,
        id: 'cost',
        header: t('column.cost'),
        pixels: 108,
        sortField: 'cost',
        measured: 'cost',
        money: true,
        cell: (item) => money(item.cost),
      },
      {
        ...figure,
        id: 'reorderPoint',
        header: t('column.reorderPoint'),
        pixels: 108,
        sortField: 'reorderPoint',
        measured: 'reorderPoint',
        cell: (item) =>
          item.reorderPoint === null ? null : <Amount value={item.reorderPoint} className="text-soft" />,
      },
      {
        id: 'barcode',
        header: t('column.barcode'),
        pixels: 150,
        sortField: 'barcode',
        takesCodes: true,
        custom: false,
        cell: (item) => (item.barcode ? <Code>{item.barcode}</Code> : null),
      },
      {
        id: 'description',
        header: t('column.description'),
        pixels: 260,
        sortField: 'description',
        custom: false,
        cell: (item) => <span className="text-soft">{item.description}</span>,
      },
      { id: 'unit', header: t('column.unit'), pixels: 80, sortField: 'unit', custom: false, cell: (item) => item.unit },
      ...(['createdAt', 'updatedAt'] as const).map(
        (id): ItemColumn => ({
          id,
          header: t(`column.${id}`),
          pixels: 150,
          sortField: id,
          custom: false,
          cell: (item) => (
            <span className="text-soft">
              <DateTime value={item[id]} detail="day" />
            </span>
          ),
        }),
      ),
    ]
    const custom = (fields ?? [])
      .filter((field) => !field.archivedAt)
      .map(
        (field): ItemColumn => ({
          id: `attributes.${field.key}`,
          header: field.name,
          pixels: comparedAs(field) === 'text' ? 180 : 140,
          ...(comparedAs(field) === 'number'
            ? { align: 'end' as const, measured: `attributes.${field.key}`, money: isOwnMoney(field) }
            : {}),
          ...(field.kind === 'barcode' ? { takesCodes: true } : {}),
          narrow: 'note',
          sortField: `attributes.${field.key}`,
          custom: true,
          cell: (item) => <AttributeValue field={field} value={item.attributes[field.key]} oneLine />,
        }),
      )
    return new Map(
      [...core, ...custom].map((column) => [column.id, { ...column, sortable: Boolean(column.sortField) }]),
    )
  }, [t, tenant.currency, typesById, categories, fields])
}
