'use client'
import { useId } from 'react'
import { useForm } from 'react-hook-form'
import { useTranslations } from 'use-intl'
import { costMethods } from '#contract/cost-method.ts'
import { createItemType, type ItemType, listItemTypes, updateItemType } from '#contract/item-type.ts'
import { showFieldProblems } from '#web/lib/form-problems.ts'
import { useProblemText } from '#web/lib/problem-text.ts'
import { useWrite } from '#web/lib/write.ts'
import { Button } from '#web/ui/button.tsx'
import { Dialog } from '#web/ui/dialog.tsx'
import { Field } from '#web/ui/field.tsx'
import { Input, Textarea } from '#web/ui/input.tsx'
import { Notice } from '#web/ui/notice.tsx'
import { Select } from '#web/ui/select.tsx'
import { toastDone } from '#web/ui/toast.tsx'

/** Creates an item type, or renames one. Mount it anew for each opening. */
export function TypeForm({
  type,
  onClose,
  onDone,
}: {
  type: ItemType | undefined
  onClose: () => void
  onDone: (type: ItemType) => void
}) {
  const t = useTranslations('schema')
  const methods = useTranslations('valuation.methods')
  const ui = useTranslations('ui')
  const problemText = useProblemText()
  const formId = useId()
  const form = useForm({
    defaultValues: { name: type?.name ?? '', description: type?.description ?? '', costMethod: type?.costMethod ?? '' },
  })
  const { errors } = form.formState
  const options = (done: 'saved' | 'created') => ({
    refreshes: [listItemTypes],
    onSuccess: (result: ItemType) => {
      toastDone(t(done, { name: result.name }))
      onDone(result)
    },
    onError: (error: Error) => void showFieldProblems(form, error, { name: 'name', description: 'description' }),
  })
  const create = useWrite(createItemType, options('created'))
  const update = useWrite(updateItemType, options('saved'))
  const problem = create.error ?? update.error
  const submit = form.handleSubmit((values) => {
    const costMethod = costMethods.find((method) => method === values.costMethod) ?? null
    const body = { name: values.name.trim(), description: values.description, costMethod }
    if (type) update.mutate({ params: { itemTypeId: type.id }, body, ifMatch: type.version })
    else create.mutate({ body })
  })
  return (
    <Dialog
      open
      onOpenChange={(open) => open || onClose()}
      title={type ? t('typeForm.editTitle', { name: type.name }) : t('typeForm.newTitle')}
      footer={
        <>
          <Button onClick={onClose}>{ui('cancel')}</Button>
          <Button type="submit" form={formId} look="primary" pending={create.isPending || update.isPending}>
            {type ? ui('save') : t('typeForm.create')}
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
            placeholder={t('typeForm.namePlaceholder')}
            {...form.register('name', { validate: (name) => name.trim() !== '' || t('typeForm.nameMissing') })}
          />
        </Field>
        <Field label={t('typeForm.description')} optional error={errors.description?.message}>
          <Textarea maxLength={500} {...form.register('description')} />
        </Field>
        <Field label={t('typeForm.costMethod')} help={t('typeForm.costMethodHelp')}>
          <Select {...form.register('costMethod')}>
            <option value="">{t('typeForm.costMethodInherited')}</option>
            {costMethods.map((method) => (
              <option key={method} value={method}>
                {methods(method)}
              </option>
            ))}
          </Select>
        </Field>
      </form>
    </Dialog>
  )
}
