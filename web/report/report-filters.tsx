'use client'
import { useTranslations } from 'use-intl'
import { CategoryPicker } from '#web/category/category-picker.tsx'
import { LocationPicker } from '#web/location/location-picker.tsx'
import type { ReportAddress } from '#web/report/report-address.ts'
import { useSchema } from '#web/schema/use-schema.ts'
import { Field } from '#web/ui/field.tsx'
import { Select } from '#web/ui/select.tsx'

/** Of which place the report is, and which of its items are looked at. */
export function ReportFilters({ address }: { address: ReportAddress }) {
  const t = useTranslations('report.filter')
  const { types } = useSchema()
  const { locationId, categoryId, itemTypeId } = address.query
  const shown = types?.filter(({ archivedAt, id }) => archivedAt === null || id === itemTypeId) ?? []
  return (
    <div className="grid gap-3 sm:flex sm:flex-wrap sm:items-end">
      <Field label={t('location')} className="sm:w-56">
        <LocationPicker
          value={locationId}
          onValueChange={(next) => address.setLocation(next || undefined)}
          placeholder={t('everywhere')}
          first={t('everywhere')}
        />
      </Field>
      <Field label={t('category')} className="sm:w-56">
        <CategoryPicker
          value={categoryId}
          onValueChange={(next) => address.setCategory(next || undefined)}
          placeholder={t('allCategories')}
          first={t('allCategories')}
        />
      </Field>
      {shown.length > 0 ? (
        <Field label={t('type')} className="sm:w-48">
          <Select value={itemTypeId ?? ''} onChange={(event) => address.setType(event.target.value || undefined)}>
            <option value="">{t('allTypes')}</option>
            {shown.map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </Select>
        </Field>
      ) : null}
    </div>
  )
}
