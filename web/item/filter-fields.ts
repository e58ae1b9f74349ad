'use client'
import { createContext, useContext, useMemo } from 'react'
import { useTranslations } from 'use-intl'
import { useCategories } from '#web/category/use-categories.ts'
import { useBesideFilterFields } from '#web/item/beside-filter-fields.ts'
import { toOptions, useCustomFilterFields } from '#web/item/custom-filter-fields.ts'
import type { FilterField } from '#web/item/filter-field.ts'
import { useSession } from '#web/lib/session.tsx'
import { useSchema } from '#web/schema/use-schema.ts'
import { useSuppliers } from '#web/supplier/use-suppliers.ts'

const states = ['inStock', 'outOfStock', 'belowReorderPoint', 'overstocked', 'negativeStock'] as const

/** The fields of another list than that of items. */
const otherFields = createContext<ReadonlyMap<string, FilterField> | undefined>(undefined)

/** Filters below it are those of a list of these fields. */
export const FilterFieldsProvider = otherFields.Provider

/** The fields that the list can be filtered by: those of items, unless a provider says otherwise. */
export function useFilterFields(): ReadonlyMap<string, FilterField> {
  const given = useContext(otherFields)
  const items = useItemFilterFields()
  return given ?? items
}

/** Every field that items can be filtered by, core columns first; archived fields are left out. */
function useItemFilterFields(): ReadonlyMap<string, FilterField> {
  const t = useTranslations('item')
  const { tenant } = useSession()
  const { types } = useSchema()
  const custom = useCustomFilterFields('item')
  const beside = useBesideFilterFields()
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
        options: toOptions(types),
      },
      {
        field: 'category',
        label: t('column.category'),
        kind: 'choice',
        group: 'item',
        options: toOptions(categories),
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
        options: toOptions(suppliers),
      },
      { field: 'stock.onHand', label: t('column.onHand'), kind: 'number', group: 'stock', atLocation: true },
      { field: 'stock.available', label: t('column.available'), kind: 'number', group: 'stock', atLocation: true },
      { field: 'stock.reserved', label: t('column.reserved'), kind: 'number', group: 'stock', atLocation: true },
      { field: 'stock.onOrder', label: t('filter.onOrder'), kind: 'number', group: 'stock', atLocation: true },
      { field: 'stock.checkedOut', label: t('filter.checkedOut'), kind: 'number', group: 'stock', atLocation: true },
      { field: 'stock.elsewhere', label: t('filter.elsewhere'), kind: 'number', group: 'stock', atLocation: true },
      { field: 'reorderPoint', label: t('form.reorderPoint'), kind: 'number', group: 'stock' },
      { field: 'lastMovementAt', label: t('filter.lastMovementAt'), kind: 'instant', group: 'stock' },
      { field: 'lastSoldAt', label: t('filter.lastSoldAt'), kind: 'instant', group: 'stock' },
      { field: 'soldAt', label: t('filter.soldAt'), kind: 'instant', group: 'stock' },
      { field: 'lot.code', label: t('filter.lotCode'), kind: 'text', group: 'stock', atLocation: true },
      { field: 'lot.expiresOn', label: t('filter.lotExpiresOn'), kind: 'day', group: 'stock', atLocation: true },
      {
        field: 'state',
        label: t('filter.state'),
        kind: 'state',
        group: 'stock',
        options: states.map((value) => ({ value, label: t(`filter.states.${value}`) })),
      },
      ...custom,
      ...beside,
    ]
    return new Map(all.map((one) => [one.field, one]))
  }, [t, tenant.currency, types, custom, beside, categories, suppliers])
}
