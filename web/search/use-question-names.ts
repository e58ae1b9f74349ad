'use client'
import { useMemo } from 'react'
import { useTranslations } from 'use-intl'
import { useCategories } from '#web/category/use-categories.ts'
import { useAllLocations } from '#web/location/all-locations.ts'
import { useSchema } from '#web/schema/use-schema.ts'

const none: readonly string[] = []

/**
 * What questions of this organisation speak of: its types, categories, places, options and fields, and states of stock; those that a
 * person may not see are not among what is read.
 * @param enabled  false: nothing is read yet
 */
export function useQuestionNames(enabled: boolean): readonly string[] {
  const t = useTranslations('item.filter.states')
  const { types, fields } = useSchema(enabled)
  const { tree: categories } = useCategories(enabled)
  const { tree: locations } = useAllLocations(enabled)
  return useMemo(() => {
    if (!enabled) return none
    const living = (fields ?? []).filter((field) => field.entity === 'item' && !field.archivedAt)
    return [
      ...(types ?? []).filter((type) => !type.archivedAt).map(({ name }) => name),
      ...(categories ?? []).map(({ row }) => row.name),
      ...(locations ?? []).map(({ row }) => row.name),
      ...living.flatMap(({ options }) => options.filter(({ archived }) => !archived).map(({ label }) => label)),
      ...living.map(({ name }) => name),
      t('inStock'),
      t('outOfStock'),
      t('belowReorderPoint'),
    ]
  }, [enabled, types, fields, categories, locations, t])
}
