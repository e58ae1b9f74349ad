'use client'
import { useMemo } from 'react'
import { useLocale, useTranslations } from 'use-intl'
import type { DateOrder } from '#core/import/parse-date.ts'
import { useCategories } from '#web/category/use-categories.ts'
import { type ReferenceTexts, useReferenceTexts } from '#web/field/reference-texts.ts'
import type { CellContext } from '#web/item/cell-values.ts'
import { useSession } from '#web/lib/session.tsx'
import { useAllLocations } from '#web/location/all-locations.ts'
import { useSchema } from '#web/schema/use-schema.ts'

/** What cells of items are written and read by, in this organisation and for this person. */
export function useCellContext(): CellContext & { references: ReferenceTexts } {
  const t = useTranslations('field')
  const locale = useLocale()
  const { tenant, can } = useSession()
  const { fieldsByKey, typesById } = useSchema()
  const { byId: categories } = useCategories()
  const { byId: locations } = useAllLocations()
  const references = useReferenceTexts()
  const mayWrite = can('item:write')
  return useMemo(
    () => ({
      fields: fieldsByKey,
      types: typesById,
      categories,
      locations,
      references,
      role: tenant.role,
      mayWrite,
      timeZone: tenant.timeZone,
      dateOrder: dateOrderOf(locale),
      yes: t('yes'),
      no: t('no'),
    }),
    [t, locale, tenant.role, tenant.timeZone, mayWrite, fieldsByKey, typesById, categories, locations, references],
  )
}

/** How dates in digits are written where this language is spoken. */
function dateOrderOf(locale: string): DateOrder {
  const parts = new Intl.DateTimeFormat(locale).formatToParts(new Date(2026, 10, 23))
  const order = parts.filter(({ type }) => type === 'day' || type === 'month' || type === 'year')
  const letters = order.map(({ type }) => type[0]).join('')
  return letters === 'mdy' || letters === 'ymd' ? letters : 'dmy'
}
