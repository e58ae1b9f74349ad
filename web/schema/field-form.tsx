'use client'
import { useId, useState } from 'react'
import { FormProvider, useForm } from 'react-hook-form'
import { useTranslations } from 'use-intl'
import { createField, type Field as FieldDefinition, fieldKinds, listFields, updateField } from '#contract/field.ts'
import { parseSigned } from '#web/item/signed-decimal.ts'
import { showFieldProblems } from '#web/lib/form-problems.ts'
import { useProblemText } from '#web/lib/problem-text.ts'
import { useWrite } from '#web/lib/write.ts'
import { type FieldDraft, isRangeReversed, toFieldBody, toFieldDraft } from '#web/schema/field-draft.ts'
import { OptionsEditor } from '#web/schema/options-editor.tsx'
import { useSchema } from '#web/schema/use-schema.ts'
import { Button } from '#web/ui/button.tsx'
import { Checkbox } from '#web/ui/checkbox.tsx'
import { Field } from '#web/ui/field.tsx'
import { Input, NumberInput } from '#web/ui/input.tsx'
import { Notice } from '#web/ui/notice.tsx'
import { Select } from '#web/ui/select.tsx'
import { Sheet } from '#web/ui/sheet.tsx'
import { toastDone } from '#web/ui/toast.tsx'

/** Defines a field, or changes one. Mount it anew for each opening. */
export function FieldForm({
  definition,
  itemTypeId,
  position,
  onClose,
}: {
  definition: FieldDefinition | undefined
  /** the type a new field is meant for; undefined: every item */
  itemTypeId: string | undefined
  /** where a new field stands */
  position: number
  onClose: () => void
}) {
  const t = useTranslations('schema')
  const ui = useTranslations('ui')
  const problemText = useProblemText()
  const formId = useId()
  const { types } = useSchema()
  const form = useForm<FieldDraft>({ defaultValues: toFieldDraft(definition, itemTypeId) })
  const { errors } = form.formState
  const [placed, setPlaced] = useState(false)
  const kind = form.watch('kind')
  const options = (done: 'saved' | 'created') => ({
    refreshes: [listFields],
    onSuccess: (result: FieldDefinition) => {
      toastDone(t(done, { name: result.name }))
      onClose()
    },
    onError: (error: Error) =>
      setPlaced(
        showFieldProblems(form, error, {
          name: 'name',
          kind: 'kind',
          unit: 'unit',
          min: 'min',
          max: 'max',
          help: 'help',
          options: 'options',
          itemTypeId: 'itemTypeId',
        }),
      ),
  })
  const create = useWrite(createField, options('created'))
  const update = useWrite(updateField, options('saved'))
  const problem = create.error ?? update.error
  const submit = form.handleSubmit((draft) => {
    setPlaced(false)
    const body = toFieldBody(draft)
    if (draft.kind === 'select') {
      const labels = (body.options ?? []).map((option) => option.label.toLowerCase())
      if (labels.length === 0) return form.setError('options', { message: t('fieldForm.optionsMissing') })
      if (new Set(labels).size < labels.length) return form.setError('options', { message: t('fieldForm.optionTwice') })
    }
    if (definition) update.mutate({ params: { fieldId: definition.id }, body, ifMatch: definition.version })
    else create.mutate({ body: { ...body, kind: draft.kind, itemTypeId: draft.itemTypeId || null, position } })
  })
  const isNumber = (text: string) => text.trim() === '' || parseSigned(text) !== undefined || t('fieldForm.numberForm')
  return (
    <Sheet
      open
      onOpenChange={(open) => open || onClose()}
      title={definition ? t('fieldForm.editTitle', { name: definition.name }) : t('fieldForm.newTitle')}
      footer={
        <>
          <Button onClick={onClose}>{ui('cancel')}</Button>
          <Button type="submit" form={formId} look="primary" pending={create.isPending || update.isPending}>
            {definition ? ui('save') : t('fieldForm.create')}
          </Button>
        </>
      }
    >
      <FormProvider {...form}>
        <form id={formId} noValidate onSubmit={submit} className="space-y-4">
          {problem && !placed ? <Notice tone="danger">{problemText(problem)}</Notice> : null}
          <Field label={t('fieldForm.name')} error={errors.name?.message}>
            <Input
              autoFocus
              maxLength={80}
              autoComplete="off"
              placeholder={t('fieldForm.namePlaceholder')}
              {...form.register('name', { validate: (name) => name.trim() !== '' || t('fieldForm.nameMissing') })}
            />
          </Field>
          <Field
            label={t('fieldForm.kind')}
            help={definition ? t('fieldForm.kindFixed') : t(`kindHelp.${kind}`)}
            error={errors.kind?.message}
          >
            {definition ? (
              <Input readOnly value={t(`kind.${kind}`)} />
            ) : (
              <Select {...form.register('kind')}>
                {fieldKinds.map((one) => (
                  <option key={one} value={one}>
                    {t(`kind.${one}`)}
                  </option>
                ))}
              </Select>
            )}
          </Field>
          {definition ? null : (
            <Field label={t('fieldForm.belongs')} error={errors.itemTypeId?.message}>
              <Select {...form.register('itemTypeId')}>
                <option value="">{t('everyItem')}</option>
                {types
                  ?.filter((type) => !type.archivedAt)
                  .map((type) => (
                    <option key={type.id} value={type.id}>
                      {type.name}
                    </option>
                  ))}
              </Select>
            </Field>
          )}
          {kind === 'number' ? (
            <div className="grid grid-cols-2 gap-4 sm:grid-cols-3">
              <Field label={t('fieldForm.unit')} optional error={errors.unit?.message} className="max-sm:col-span-2">
                <Input
                  maxLength={20}
                  autoComplete="off"
                  placeholder={t('fieldForm.unitPlaceholder')}
                  {...form.register('unit')}
                />
              </Field>
              <Field label={t('fieldForm.min')} optional error={errors.min?.message}>
                <NumberInput
                  {...form.register('min', {
                    validate: (min, draft) => {
                      const form = isNumber(min)
                      return form !== true ? form : !isRangeReversed(min, draft.max) || t('fieldForm.minAboveMax')
                    },
                  })}
                />
              </Field>
              <Field label={t('fieldForm.max')} optional error={errors.max?.message}>
                <NumberInput {...form.register('max', { validate: isNumber })} />
              </Field>
            </div>
          ) : null}
          {kind === 'select' ? <OptionsEditor /> : null}
          <Checkbox label={t('fieldForm.required')} help={t('fieldForm.requiredHelp')} {...form.register('required')} />
          <Field label={t('fieldForm.help')} optional error={errors.help?.message}>
            <Input
              maxLength={500}
              autoComplete="off"
              placeholder={t('fieldForm.helpPlaceholder')}
              {...form.register('help')}
            />
          </Field>
        </form>
      </FormProvider>
    </Sheet>
  )
}
