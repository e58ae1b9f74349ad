'use client'
import { useId } from 'react'
import { Controller, useForm } from 'react-hook-form'
import { useTranslations } from 'use-intl'
import { type Category, createCategory, listCategories, updateCategory } from '#contract/category.ts'
import { listFields } from '#contract/field.ts'
import { CategoryPicker } from '#web/category/category-picker.tsx'
import { useCategories } from '#web/category/use-categories.ts'
import { showFieldProblems } from '#web/lib/form-problems.ts'
import { useProblemText } from '#web/lib/problem-text.ts'
import { idsBelow } from '#web/lib/tree-order.ts'
import { useWrite } from '#web/lib/write.ts'
import { Button } from '#web/ui/button.tsx'
import { Dialog } from '#web/ui/dialog.tsx'
import { Field } from '#web/ui/field.tsx'
import { Input } from '#web/ui/input.tsx'
import { Notice } from '#web/ui/notice.tsx'
import { toastDone } from '#web/ui/toast.tsx'

/** Creates a category, or renames and moves one. Mount it anew for each opening. */
export function CategoryForm({
  category,
  parentId,
  onClose,
  onDone,
}: {
  category: Category | undefined
  /** what a new one lies below */
  parentId: string | undefined
  onClose: () => void
  onDone: (category: Category) => void
}) {
  const t = useTranslations('schema')
  const ui = useTranslations('ui')
  const problemText = useProblemText()
  const formId = useId()
  const { all } = useCategories()
  const form = useForm({
    defaultValues: { name: category?.name ?? '', parentId: category?.parentId ?? parentId ?? '' },
  })
  const { errors } = form.formState
  const options = (done: 'saved' | 'created') => ({
    // fields hold for what lies below, so a move changes what records have
    refreshes: [listCategories, listFields],
    onSuccess: (result: Category) => {
      toastDone(t(done, { name: result.name }))
      onDone(result)
    },
    onError: (error: Error) => void showFieldProblems(form, error, { name: 'name', parentId: 'parentId' }),
  })
  const create = useWrite(createCategory, options('created'))
  const update = useWrite(updateCategory, options('saved'))
  const problem = create.error ?? update.error
  const submit = form.handleSubmit((values) => {
    const body = { name: values.name.trim(), parentId: values.parentId || null }
    if (category) update.mutate({ params: { categoryId: category.id }, body, ifMatch: category.version })
    else create.mutate({ body })
  })
  return (
    <Dialog
      open
      onOpenChange={(open) => open || onClose()}
      title={category ? t('categoryForm.editTitle', { name: category.name }) : t('categoryForm.newTitle')}
      footer={
        <>
          <Button onClick={onClose}>{ui('cancel')}</Button>
          <Button type="submit" form={formId} look="primary" pending={create.isPending || update.isPending}>
            {category ? ui('save') : t('typeForm.create')}
          </Button>
        </>
      }
    >
      <form id={formId} noValidate onSubmit={submit} className="space-y-4">
        {problem && !errors.name && !errors.parentId ? <Notice tone="danger">{problemText(problem)}</Notice> : null}
        <Field label={t('typeForm.name')} error={errors.name?.message}>
          <Input
            autoFocus
            maxLength={80}
            autoComplete="off"
            placeholder={t('categoryForm.namePlaceholder')}
            {...form.register('name', { validate: (name) => name.trim() !== '' || t('typeForm.nameMissing') })}
          />
        </Field>
        <Controller
          control={form.control}
          name="parentId"
          render={({ field }) => (
            <Field label={t('categoryForm.parent')} error={errors.parentId?.message}>
              <CategoryPicker
                value={field.value || undefined}
                onValueChange={field.onChange}
                placeholder={t('categoryForm.top')}
                first={t('categoryForm.top')}
                without={category && all ? idsBelow(all, category.id) : undefined}
              />
            </Field>
          )}
        />
      </form>
    </Dialog>
  )
}
