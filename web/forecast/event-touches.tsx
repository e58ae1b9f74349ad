'use client'
import { X } from 'lucide-react'
import { Controller, useFormContext } from 'react-hook-form'
import { useTranslations } from 'use-intl'
import { CategoryPicker } from '#web/category/category-picker.tsx'
import type { EventDraft } from '#web/forecast/event-draft.ts'
import { ItemPicker } from '#web/item/item-picker.tsx'
import { useItemsById } from '#web/item/items-by-id.ts'
import { Button } from '#web/ui/button.tsx'
import { Field } from '#web/ui/field.tsx'
import { Segmented } from '#web/ui/segmented.tsx'

/** What an event touches: all items, a category, or items one by one. */
export function EventTouches() {
  const t = useTranslations('event.form')
  const { control, watch, setValue, formState } = useFormContext<EventDraft>()
  const { errors } = formState
  const [touches, categoryId, itemIds] = watch(['touches', 'categoryId', 'itemIds'])
  return (
    <>
      <div>
        <p className="mb-1 text-sm font-medium">{t('touches')}</p>
        <Segmented
          label={t('touches')}
          value={touches}
          onValueChange={(next) => setValue('touches', next)}
          options={[
            { value: 'all', label: t('all') },
            { value: 'category', label: t('ofCategory') },
            { value: 'items', label: t('ofItems') },
          ]}
        />
      </div>
      {touches === 'category' ? (
        <Controller
          control={control}
          name="categoryId"
          rules={{ required: t('categoryMissing') }}
          render={() => (
            <Field label={t('category')} error={errors.categoryId?.message}>
              <CategoryPicker
                value={categoryId}
                onValueChange={(id) => setValue('categoryId', id, { shouldValidate: true })}
                first={t('pickCategory')}
              />
            </Field>
          )}
        />
      ) : null}
      {touches === 'items' ? (
        <Controller
          control={control}
          name="itemIds"
          rules={{ validate: (ids) => ids.length > 0 || t('itemsMissing') }}
          render={() => (
            <div className="space-y-2">
              <Chosen
                itemIds={itemIds}
                onRemove={(id) =>
                  setValue(
                    'itemIds',
                    itemIds.filter((one) => one !== id),
                  )
                }
              />
              <Field label={t('addItem')} error={errors.itemIds?.message}>
                <ItemPicker
                  value={undefined}
                  onValueChange={(id) =>
                    id && !itemIds.includes(id) && setValue('itemIds', [...itemIds, id], { shouldValidate: true })
                  }
                />
              </Field>
            </div>
          )}
        />
      ) : null}
    </>
  )
}

function Chosen({ itemIds, onRemove }: { itemIds: readonly string[]; onRemove: (id: string) => void }) {
  const t = useTranslations('event.form')
  const items = useItemsById(itemIds)
  if (itemIds.length === 0) return null
  return (
    <ul aria-label={t('items')} className="divide-y rounded-md border">
      {itemIds.map((id) => {
        const name = items.get(id)?.name ?? ''
        return (
          <li key={id} className="flex items-center gap-2 py-1 pr-1 pl-3">
            <span className="line-clamp-1 min-w-0 flex-1">{name}</span>
            <Button look="quiet" size="icon" aria-label={t('remove', { name })} onClick={() => onRemove(id)}>
              <X />
            </Button>
          </li>
        )
      })}
    </ul>
  )
}
