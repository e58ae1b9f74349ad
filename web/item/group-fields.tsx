'use client'
import { type ReactNode, useMemo } from 'react'
import { useTranslations } from 'use-intl'
import type { Field, Option } from '#contract/field.ts'
import type { Filter } from '#contract/filter.ts'
import { useCategories } from '#web/category/use-categories.ts'
import { OptionBadge } from '#web/field/option-badge.tsx'
import { useAllLocations } from '#web/location/all-locations.ts'
import { useSchema } from '#web/schema/use-schema.ts'

/** A field that items are put in groups by; `field` is its name in the summary's `groupBy`. */
export type GroupField = {
  field: string
  label: string
  custom: boolean
  /** what the items of a group have in common, in words; null: they have no value */
  name: (value: string | null) => string
  /** the same as it is shown */
  show: (value: string | null) => ReactNode
  /** the condition that the items of a group, and no others, fulfil */
  filter: (value: string | null) => Filter
}

/** Every field that items can be put in groups by, core ones first. */
export function useGroupFields(): ReadonlyMap<string, GroupField> {
  const t = useTranslations('item')
  const { typesById, itemFields: fields } = useSchema()
  const { byId: categories } = useCategories()
  const { byId: locations } = useAllLocations()
  return useMemo(() => {
    const gone = t('filter.unknown')
    const make = (
      field: string,
      label: string,
      nameOf: (value: string) => string,
      filterOf: (value: string) => Filter,
      none: { name: string; filter: Filter } = {
        name: t('group.without', { field: label }),
        filter: { field, op: 'empty' },
      },
    ): GroupField => {
      const name = (value: string | null) => (value === null ? none.name : nameOf(value))
      return {
        field,
        label,
        custom: false,
        name,
        show: name,
        filter: (value) => (value === null ? none.filter : filterOf(value)),
      }
    }
    const oneOf = (field: string) => (value: string) => ({ field, op: 'in' as const, value: [value] })
    const pathOf = (byId: ReadonlyMap<string, { name: string; parentId: string | null }>, id: string) => {
      const names: string[] = []
      for (let one = byId.get(id); one && names.length < 20; one = one.parentId ? byId.get(one.parentId) : undefined)
        names.unshift(one.name)
      return names.join(' / ') || gone
    }
    const core = [
      make('itemType', t('column.type'), (id) => typesById.get(id)?.name ?? gone, oneOf('itemType')),
      make('category', t('column.category'), (id) => pathOf(categories, id), oneOf('category')),
      make(
        'location',
        t('group.location'),
        (id) => pathOf(locations, id),
        (location) => ({ field: 'stock.onHand', op: 'gt', value: 0, location }),
        { name: t('filter.states.outOfStock'), filter: { field: 'stock.onHand', op: 'lte', value: 0 } },
      ),
      make(
        'unit',
        t('column.unit'),
        (unit) => unit,
        (value) => ({ field: 'unit', op: 'eq', value }),
      ),
    ]
    const custom = (fields ?? [])
      .filter((field) => !field.archivedAt && groups(field))
      .map((field): GroupField => {
        const name = `attributes.${field.key}`
        if (field.kind === 'boolean')
          return {
            ...make(
              name,
              field.name,
              (value) => (value === 'true' ? t('group.yes') : t('group.no')),
              (value) => ({ field: name, op: 'eq', value: value === 'true' }),
            ),
            custom: true,
          }
        const optionOf = (key: string): Option => field.options.find((one) => one.key === key) ?? { key, label: key }
        const made = make(name, field.name, (key) => optionOf(key).label, oneOf(name))
        return {
          ...made,
          custom: true,
          show: (value) => (value === null ? made.name(null) : <OptionBadge option={optionOf(value)} />),
        }
      })
    return new Map([...core, ...custom].map((one) => [one.field, one]))
  }, [t, typesById, categories, locations, fields])
}

function groups({ kind }: Field): boolean {
  return kind === 'select' || kind === 'multiSelect' || kind === 'boolean'
}
