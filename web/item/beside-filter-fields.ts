'use client'
import { useMemo } from 'react'
import { useTranslations } from 'use-intl'
import { movementKinds } from '#contract/movement.ts'
import { findableBeside } from '#core/attribute/formula-fields.ts'
import { type Beside, besideEntities } from '#core/filter/beside.ts'
import { useCustomFilterFields } from '#web/item/custom-filter-fields.ts'
import type { FilterField } from '#web/item/filter-field.ts'
import { useSchema } from '#web/schema/use-schema.ts'

/** The custom fields of suppliers, places and movement lines, as items are filtered by those that stand beside them. */
export function useBesideFilterFields(): readonly FilterField[] {
  const t = useTranslations('item.filter.beside')
  const kinds = useTranslations('movement.kind')
  const supplier = useCustomFilterFields('supplier')
  const location = useCustomFilterFields('location')
  const line = useCustomFilterFields('movementLine')
  const { fields: schema } = useSchema()
  return useMemo(() => {
    const beside = (which: Beside, fields: readonly FilterField[]) => {
      const findable = new Set(
        findableBeside(besideEntities[which], schema ?? []).map(({ key }) => `attributes.${key}`),
      )
      return fields
        .filter(({ field }) => findable.has(field))
        .map(
          (one): FilterField => ({
            ...one,
            field: `${which}.${one.field}`,
            label: t(which, { field: one.label }),
            group: 'beside',
          }),
        )
    }
    const all = [...beside('supplier', supplier), ...beside('location', location), ...beside('line', line)]
    if (line.length === 0) return all
    return [
      ...all,
      {
        field: 'line.kind',
        label: t('lineKind'),
        kind: 'choice',
        group: 'beside',
        options: movementKinds.map((value) => ({ value, label: kinds(value) })),
      },
      { field: 'line.effectiveAt', label: t('lineTime'), kind: 'instant', group: 'beside' },
    ]
  }, [t, kinds, supplier, location, line, schema])
}
