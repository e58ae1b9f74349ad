'use client'
import { useId } from 'react'
import { Controller, useForm } from 'react-hook-form'
import { useTranslations } from 'use-intl'
import { type FieldEntity, type FieldScope, fieldEntities, listFields } from '#contract/field.ts'
import { createFieldSet, type FieldSet, listFieldSets, updateFieldSet } from '#contract/field-set.ts'
import { showFieldProblems } from '#web/lib/form-problems.ts'
import { useProblemText } from '#web/lib/problem-text.ts'
import { useWrite } from '#web/lib/write.ts'
import { ScopePicker } from '#web/schema/scope-picker.tsx'
import { Button } from '#web/ui/button.tsx'
import { Checkbox } from '#web/ui/checkbox.tsx'
import { Dialog } from '#web/ui/dialog.tsx'
import { Field } from '#web/ui/field.tsx'
import { Input, Textarea } from '#web/ui/input.tsx'
import { Notice } from '#web/ui/notice.tsx'
import { Select } from '#web/ui/select.tsx'
import { toastDone } from '#web/ui/toast.tsx'

type Draft = { name: string; description: string; entity: FieldEntity; every: boolean; scope: FieldScope }

/** Creates a field set and attaches it, or changes either. Mount it anew for each opening. */
export function SetForm({
  set,
  scope,
  onClose,
  onDone,
}: {
  set: FieldSet | undefined
  /** what a new set is attached to at first */
  scope: FieldScope
  onClose: () => void
  onDone: (set: FieldSet) => void
}) {
  const t = useTranslations('schema')
  const ui = useTranslations('ui')
  const problemText = useProblemText()
  const formId = useId()
  const form = useForm<Draft>({
    defaultValues: {
      name: set?.name ?? '',
      description: set?.description ?? '',
      entity: set?.entity ?? 'item',
      every: set?.scope === null,
      scope: set?.scope ?? scope,
    },
  })
  const { errors } = form.formState
  const entity = form.watch('entity')
  // Only items have types and categories; a set of other records is for all of them.
  const isScoped = entity === 'item' || entity === 'variant'
  const options = (done: 'saved' | 'created') => ({
    refreshes: [listFieldSets, listFields],
    onSuccess: (result: FieldSet) => {
      toastDone(t(done, { name: result.name }))
      onDone(result)
    },
    onError: (error: Error) => void showFieldProblems(form, error, { name: 'name', description: 'description' }),
  })
  const create = useWrite(createFieldSet, options('created'))
  const update = useWrite(updateFieldSet, options('saved'))
  const problem = create.error ?? update.error
  const submit = form.handleSubmit((values) => {
    const body = {
      name: values.name.trim(),
      description: values.description,
      scope: !isScoped || values.every ? null : values.scope,
    }
    if (set) update.mutate({ params: { fieldSetId: set.id }, body, ifMatch: set.version })
    else create.mutate({ body: { ...body, entity: values.entity } })
  })
  return (
    <Dialog
      open
      onOpenChange={(open) => open || onClose()}
      title={set ? t('setForm.editTitle', { name: set.name }) : t('setForm.newTitle')}
      description={set ? undefined : t('setNote')}
      footer={
        <>
          <Button onClick={onClose}>{ui('cancel')}</Button>
          <Button type="submit" form={formId} look="primary" pending={create.isPending || update.isPending}>
            {set ? ui('save') : t('typeForm.create')}
          </Button>
        </>
      }
    >
      <form id={formId} noValidate onSubmit={submit} className="space-y-4">
        {problem && !errors.name && !errors.description ? <Notice tone="danger">{problemText(problem)}</Notice> : null}
        <Field label={t('typeForm.name')} error={errors.name?.message}>
          <Input
            autoFocus
            maxLength={80}
            autoComplete="off"
            placeholder={t('setForm.namePlaceholder')}
            {...form.register('name', { validate: (name) => name.trim() !== '' || t('typeForm.nameMissing') })}
          />
        </Field>
        {set ? null : (
          <Field label={t('setForm.of')}>
            <Select {...form.register('entity')}>
              {fieldEntities.map((one) => (
                <option key={one} value={one}>
                  {t(`entity.${one}`)}
                </option>
              ))}
            </Select>
          </Field>
        )}
        {isScoped ? (
          <>
            {form.watch('every') ? null : (
              <Controller
                control={form.control}
                name="scope"
                render={({ field }) => (
                  <Field label={t('attachTo')} help={t('setForm.attachHelp')}>
                    <ScopePicker scope={field.value} onScopeChange={field.onChange} />
                  </Field>
                )}
              />
            )}
            <Checkbox label={t('setForm.every')} help={t('setForm.everyHelp')} {...form.register('every')} />
          </>
        ) : null}
        <Field label={t('typeForm.description')} optional error={errors.description?.message}>
          <Textarea maxLength={500} {...form.register('description')} />
        </Field>
      </form>
    </Dialog>
  )
}
