'use client'
import { useMemo } from 'react'
import { useTranslations } from 'use-intl'
import type { FieldKind } from '#contract/field.ts'
import type { Operator } from '#contract/filter.ts'
import { useCategories } from '#web/category/use-categories.ts'
import { useSession } from '#web/lib/session.tsx'
import { useSchema } from '#web/schema/use-schema.ts'
import { useSuppliers } from '#web/supplier/use-suppliers.ts'

/** How a field is compared: decides its operators and the editor of its value. */
export type FilterKind = 'text' | 'number' | 'day' | 'instant' | 'boolean' | 'choice' | 'state'

/** A field that items can be filtered by. */
export type FilterField = {
  /** its name in a condition */
  field: string
  label: string
  kind: FilterKind
  group: 'item' | 'stock' | 'custom'
  unit?: string
  /** choice and state: the values with their labels */
  options?: readonly { value: string; label: string }[]
  /** stock figures: may be limited to a location */
  atLocation?: boolean
}

/** The operators that a kind of field takes, the usual one first. */
export const operatorsOf = {
  text: ['contains', 'startsWith', 'eq', 'ne', 'empty', 'notEmpty'],
  number: ['lt', 'lte', 'eq', 'gte', 'gt', 'ne', 'empty', 'notEmpty'],
  day: ['eq', 'lt', 'lte', 'gt', 'gte', 'empty', 'notEmpty'],
  instant: ['gte', 'lt', 'empty', 'notEmpty'],
  boolean: ['eq'],
  choice: ['in', 'nin', 'empty', 'notEmpty'],
  state: ['eq'],
} as const satisfies Record<FilterKind, readonly Operator[]>

const states = ['inStock', 'outOfStock', 'belowReorderPoint', 'overstocked', 'negativeStock'] as const

/** Every field that items can be filtered by, core columns first; archived fields are left out. */
export function useFilterFields(): ReadonlyMap<string, FilterField> {
  const t = useTranslations('item')
  const { tenant } = useSession()
  const { types, fields } = useSchema()
  const { all: categories } = useCategories()
  const suppliers = useSuppliers()
  return useMemo(() => {
    const all: FilterField[] = [
      { field: 'name', label: t('column.name'), kind: 'text', group: 'item' },
      { field: 'sku', label: t('column.sku'), kind: 'text', group: 'item' },
      {
        field: 'itemType',
        label: t('column.type'),
        kind: 'choice',
        group: 'item',
        options: (types ?? []).filter((one) => !one.archivedAt).map((one) => ({ value: one.id, label: one.name })),
      },
      {
        field: 'category',
        label: t('column.category'),
        kind: 'choice',
        group: 'item',
        options: (categories ?? []).filter((one) => !one.archivedAt).map((one) => ({ value: one.id, label: one.name })),
      },
      { field: 'price', label: t('column.price'), kind: 'number', group: 'item', unit: tenant.currency },
      { field: 'cost', label: t('column.cost'), kind: 'number', group: 'item', unit: tenant.currency },
      { field: 'barcode', label: t('column.barcode'), kind: 'text', group: 'item' },
      { field: 'unit', label: t('column.unit'), kind: 'text', group: 'item' },
      { field: 'hasVariants', label: t('filter.hasVariants'), kind: 'boolean', group: 'item' },
      { field: 'isVariant', label: t('filter.isVariant'), kind: 'boolean', group: 'item' },
      { field: 'createdAt', label: t('column.createdAt'), kind: 'instant', group: 'item' },
      { field: 'updatedAt', label: t('column.updatedAt'), kind: 'instant', group: 'item' },
      {
        field: 'supplier',
        label: t('filter.supplier'),
        kind: 'choice',
        group: 'item',
        options: (suppliers ?? []).filter((one) => !one.archivedAt).map((one) => ({ value: one.id, label: one.name })),
      },
      { field: 'stock.onHand', label: t('column.onHand'), kind: 'number', group: 'stock', atLocation: true },
      { field: 'stock.available', label: t('column.available'), kind: 'number', group: 'stock', atLocation: true },
      { field: 'stock.reserved', label: t('column.reserved'), kind: 'number', group: 'stock', atLocation: true },
      { field: 'reorderPoint', label: t('form.reorderPoint'), kind: 'number', group: 'stock' },
      { field: 'lastMovementAt', label: t('filter.lastMovementAt'), kind: 'instant', group: 'stock' },
      { field: 'lastSoldAt', label: t('filter.lastSoldAt'), kind: 'instant', group: 'stock' },
      { field: 'lot.code', label: t('filter.lotCode'), kind: 'text', group: 'stock', atLocation: true },
      { field: 'lot.expiresOn', label: t('filter.lotExpiresOn'), kind: 'day', group: 'stock', atLocation: true },
      {
        field: 'state',
        label: t('filter.state'),
        kind: 'state',
        group: 'stock',
        options: states.map((value) => ({ value, label: t(`filter.states.${value}`) })),
      },
      ...(fields ?? [])
        .filter((one) => !one.archivedAt)
        .map(
          (one): FilterField => ({
            field: `attributes.${one.key}`,
            label: one.name,
            kind: comparedAs(one.kind),
            group: 'custom',
            ...(one.unit ? { unit: one.unit } : {}),
            ...(comparedAs(one.kind) === 'choice'
              ? { options: one.options.map((option) => ({ value: option.key, label: option.label })) }
              : {}),
          }),
        ),
    ]
    return new Map(all.map((one) => [one.field, one]))
  }, [t, tenant.currency, types, fields, categories, suppliers])
}

function comparedAs(kind: FieldKind): FilterKind {
  switch (kind) {
    case 'integer':
    case 'number':
    case 'money':
      return 'number'
    case 'date':
      return 'day'
    case 'dateTime':
      return 'instant'
    case 'boolean':
      return 'boolean'
    case 'select':
    case 'multiSelect':
      return 'choice'
    default:
      return 'text'
  }
}
