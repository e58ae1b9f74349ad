'use client'
import Link from 'next/link'
import type { ReactNode } from 'react'
import { Controller, useFormContext } from 'react-hook-form'
import { useTranslations } from 'use-intl'
import { trackings } from '#contract/item.ts'
import { textLink } from '#web/account/account-form.tsx'
import { CategoryPicker } from '#web/category/category-picker.tsx'
import { useCategories } from '#web/category/use-categories.ts'
import { AttributeFields } from '#web/field/attribute-fields.tsx'
import type { AttributeFormState } from '#web/field/use-attribute-form.ts'
import type { ItemDraft } from '#web/item/item-draft.ts'
import { parseDecimal } from '#web/lib/parse-decimal.ts'
import { useSession } from '#web/lib/session.tsx'
import { useFieldSets, useSchema } from '#web/schema/use-schema.ts'
import { NegativeStockOptions } from '#web/tenant/negative-stock-options.tsx'
import { Combobox } from '#web/ui/combobox.tsx'
import { Field } from '#web/ui/field.tsx'
import { Input, NumberInput, Textarea } from '#web/ui/input.tsx'
import { Select } from '#web/ui/select.tsx'

/**
 * Every field of an item: the core ones and, from the definitions, those it has by type and category. Stands in a form of `ItemDraft`.
 * @param below  what stands below the control of the name, the type, the category and each custom field, by its name as in filters
 */
export function ItemFields({
  attributes,
  below,
}: {
  attributes: AttributeFormState
  below?: (field: string) => ReactNode
}) {
  const t = useTranslations('item.form')
  const item = useTranslations('item')
  const { tenant, can } = useSession()
  const { types, typesById } = useSchema()
  const { sets } = useFieldSets()
  const { tree } = useCategories()
  const { register, control, watch, formState } = useFormContext<ItemDraft>()
  const { errors } = formState
  const itemTypeId = watch('itemTypeId')
  const pair = 'grid gap-4 sm:grid-cols-2'
  const decimal = {
    validate: (text: string) => text.trim() === '' || parseDecimal(text) !== undefined || t('numberForm'),
  }
  const present = (message: string) => ({ validate: (text: string) => text.trim() !== '' || message })
  return (
    <div className="space-y-4">
      <div>
        <Field label={t('name')} error={errors.name?.message}>
          <Input autoFocus maxLength={200} autoComplete="off" {...register('name', present(t('nameMissing')))} />
        </Field>
        {below?.('name')}
      </div>
      <div className={pair}>
        <Field label={t('sku')} help={t('skuHelp')} error={errors.sku?.message}>
          <Input
            maxLength={80}
            autoComplete="off"
            className="font-mono"
            {...register('sku', present(t('skuMissing')))}
          />
        </Field>
        <Controller
          control={control}
          name="itemTypeId"
          render={({ field }) => (
            <div>
              <Field label={t('type')} help={t('typeHelp')} error={errors.itemTypeId?.message}>
                <Combobox
                  value={field.value || undefined}
                  onValueChange={field.onChange}
                  placeholder={item('noType')}
                  chosenLabel={typesById.get(field.value)?.name}
                  options={[
                    { value: '', label: item('noType') },
                    ...(types ?? [])
                      .filter((one) => !one.archivedAt)
                      .map((one) => ({ value: one.id, label: one.name })),
                  ]}
                />
              </Field>
              {below?.('itemTypeId')}
            </div>
          )}
        />
      </div>
      {tree && tree.length > 0 ? (
        <Controller
          control={control}
          name="categoryId"
          render={({ field }) => (
            <div>
              <Field label={t('category')} optional error={errors.categoryId?.message}>
                <CategoryPicker
                  value={field.value || undefined}
                  onValueChange={field.onChange}
                  placeholder={t('noCategory')}
                  first={t('noCategory')}
                />
              </Field>
              {below?.('categoryId')}
            </div>
          )}
        />
      ) : null}
      <div className={pair}>
        <Field label={t('barcode')} optional error={errors.barcode?.message}>
          <Input maxLength={80} autoComplete="off" className="font-mono" {...register('barcode')} />
        </Field>
        <Field label={t('unit')} help={t('unitHelp')} error={errors.unit?.message}>
          <Input maxLength={20} autoComplete="off" {...register('unit', present(t('unitMissing')))} />
        </Field>
      </div>
      <div className={pair}>
        <Field label={t('tracking')} help={t('trackingHelp')} error={errors.tracking?.message}>
          <Select {...register('tracking')}>
            {trackings.map((one) => (
              <option key={one} value={one}>
                {t(`trackings.${one}`)}
              </option>
            ))}
          </Select>
        </Field>
        <Field label={t('negativeStock')} help={t('negativeStockHelp')} error={errors.negativeStock?.message}>
          <Select {...register('negativeStock')}>
            <NegativeStockOptions first={t('negativeStockAsPlace')} />
          </Select>
        </Field>
      </div>
      <div className={pair}>
        <Field label={t('price')} optional error={errors.price?.message}>
          <NumberInput unit={tenant.currency} {...register('price', decimal)} />
        </Field>
        <Field label={t('cost')} optional error={errors.cost?.message}>
          <NumberInput unit={tenant.currency} {...register('cost', decimal)} />
        </Field>
      </div>
      <Field label={t('reorderPoint')} optional help={t('reorderHelp')} error={errors.reorderPoint?.message}>
        <NumberInput unit={watch('unit')} {...register('reorderPoint', decimal)} />
      </Field>
      <Field label={t('description')} optional error={errors.description?.message}>
        <Textarea maxLength={10_000} {...register('description')} />
      </Field>
      <section className="border-t pt-4">
        <h2 className="mb-3 font-semibold">
          {itemTypeId && typesById.has(itemTypeId)
            ? t('fieldsOf', { type: typesById.get(itemTypeId)?.name ?? '' })
            : t('fields')}
        </h2>
        {attributes.reading.own.length === 0 ? (
          <p className="text-soft">
            {t('noFields')}{' '}
            {can('schema:write') ? (
              <Link href="/schema" className={textLink}>
                {t('defineFields')}
              </Link>
            ) : null}
          </p>
        ) : (
          <AttributeFields
            state={attributes}
            below={below && ((key) => below(`attributes.${key}`))}
            {...(sets ? { sets } : {})}
          />
        )}
      </section>
    </div>
  )
}

/** The core fields that the server's messages belong to; those of custom fields are placed by their own form. */
export const itemFieldPaths: Record<string, keyof ItemDraft> = Object.fromEntries(
  (
    [
      'sku',
      'name',
      'description',
      'barcode',
      'itemTypeId',
      'categoryId',
      'unit',
      'tracking',
      'negativeStock',
      'price',
      'cost',
      'reorderPoint',
    ] as const
  ).map((name) => [name, name]),
)
