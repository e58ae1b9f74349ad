'use client'
import { useTranslations } from 'use-intl'
import { abcClasses } from '#contract/count.ts'
import { CategoryPicker } from '#web/category/category-picker.tsx'
import { useCategories } from '#web/category/use-categories.ts'
import { PickedList } from '#web/count/picked-list.tsx'
import type { PlanDraft } from '#web/count/plan-draft.ts'
import { AddFilter, FilterChips } from '#web/item/filter-chips.tsx'
import { partsOf, withPart } from '#web/item/filter-tree.ts'
import { useFilterWords } from '#web/item/filter-words.ts'
import { useAllLocations } from '#web/location/all-locations.ts'
import { LocationPicker } from '#web/location/location-picker.tsx'
import { Checkbox } from '#web/ui/checkbox.tsx'
import { Field } from '#web/ui/field.tsx'
import { NumberInput } from '#web/ui/input.tsx'

/** Which stock is counted: places, categories, conditions on items, classes, risk. */
export function PlanWhat({ draft, onChange }: { draft: PlanDraft; onChange: (part: Partial<PlanDraft>) => void }) {
  const t = useTranslations('count.planning')
  const locations = useAllLocations()
  const categories = useCategories()
  const say = useFilterWords()
  const named = (ids: readonly string[], byId: ReadonlyMap<string, { name: string }>) =>
    ids.map((id) => ({ id, name: byId.get(id)?.name ?? id }))
  const chips = partsOf(draft.filter).map((part, index) => ({
    key: `${index} ${JSON.stringify(part)}`,
    label: say(part),
    filter: part,
    onRemove: () => onChange({ filter: withPart(draft.filter, index, undefined) }),
    onChange: (condition: typeof part) => onChange({ filter: withPart(draft.filter, index, condition) }),
  }))
  return (
    <div className="space-y-5">
      <div className="grid gap-4 sm:grid-cols-2">
        <div>
          <Field label={t('locations')} help={t('locationsHelp')}>
            <LocationPicker
              value=""
              placeholder={t('addLocation')}
              without={new Set(draft.locationIds)}
              onValueChange={(id) => onChange({ locationIds: [...draft.locationIds, id] })}
            />
          </Field>
          <PickedList
            label={t('locations')}
            picked={named(draft.locationIds, locations.byId)}
            onRemove={(id) => onChange({ locationIds: draft.locationIds.filter((one) => one !== id) })}
          />
        </div>
        <div>
          <Field label={t('categories')}>
            <CategoryPicker
              value=""
              first={t('addCategory')}
              without={new Set(draft.categoryIds)}
              onValueChange={(id) => id && onChange({ categoryIds: [...draft.categoryIds, id] })}
            />
          </Field>
          <PickedList
            label={t('categories')}
            picked={named(draft.categoryIds, categories.byId)}
            onRemove={(id) => onChange({ categoryIds: draft.categoryIds.filter((one) => one !== id) })}
          />
        </div>
      </div>
      <div>
        <p className="mb-1 text-sm font-medium">{t('items')}</p>
        <FilterChips chips={chips}>
          <AddFilter
            onAdd={(condition) => onChange({ filter: withPart(draft.filter, Number.MAX_SAFE_INTEGER, condition) })}
          />
        </FilterChips>
      </div>
      <fieldset>
        <legend className="mb-1 text-sm font-medium">{t('classes')}</legend>
        <div className="flex flex-wrap gap-x-6 gap-y-2">
          {abcClasses.map((name) => (
            <Checkbox
              key={name}
              label={t('class', { name })}
              checked={draft.abc.includes(name)}
              onChange={(event) =>
                onChange({
                  abc: event.target.checked ? [...draft.abc, name] : draft.abc.filter((one) => one !== name),
                })
              }
            />
          ))}
        </div>
        <p className="mt-1 text-sm text-soft">{t('classesHelp')}</p>
      </fieldset>
      <div className="grid gap-4 sm:grid-cols-2">
        <div>
          <Checkbox
            label={t('risk')}
            help={t('riskHelp')}
            checked={draft.onlyRisk}
            onChange={(event) => onChange({ onlyRisk: event.target.checked })}
          />
          {draft.onlyRisk ? (
            <Field label={t('riskCount')} className="mt-3 ml-7 max-w-40">
              <NumberInput
                inputMode="numeric"
                value={draft.riskCount}
                onChange={(event) => onChange({ riskCount: event.target.value })}
              />
            </Field>
          ) : null}
        </div>
        <Checkbox
          label={t('includeEmpty')}
          checked={draft.includeEmpty}
          onChange={(event) => onChange({ includeEmpty: event.target.checked })}
        />
      </div>
    </div>
  )
}
