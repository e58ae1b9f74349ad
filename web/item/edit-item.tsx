'use client'
import { useQueryClient } from '@tanstack/react-query'
import { useId, useState } from 'react'
import { FormProvider, useForm } from 'react-hook-form'
import { useTranslations } from 'use-intl'
import { ApiProblem } from '#contract/client.ts'
import type { Field } from '#contract/field.ts'
import { getItem, type Item, listItems, updateItem } from '#contract/item.ts'
import { summariseItems } from '#contract/item-summary.ts'
import { getSummary } from '#contract/stock.ts'
import { useItemAttributes } from '#web/item/item-attributes.ts'
import { type ItemDraft, toItemChange, toItemDraft } from '#web/item/item-draft.ts'
import { ItemFields, itemFieldPaths } from '#web/item/item-fields.tsx'
import { api } from '#web/lib/api.ts'
import { showFieldProblems } from '#web/lib/form-problems.ts'
import { useProblemText } from '#web/lib/problem-text.ts'
import { readKey } from '#web/lib/read.ts'
import { useWrite } from '#web/lib/write.ts'
import { useSchema } from '#web/schema/use-schema.ts'
import { Button } from '#web/ui/button.tsx'
import { Notice } from '#web/ui/notice.tsx'
import { Sheet } from '#web/ui/sheet.tsx'
import { toastDone } from '#web/ui/toast.tsx'

/** Changes an item beside its page. */
export function EditItem({
  item,
  open,
  onOpenChange,
}: {
  item: Item
  open: boolean
  onOpenChange: (open: boolean) => void
}) {
  const t = useTranslations('item.form')
  const ui = useTranslations('ui')
  const formId = useId()
  const [pending, setPending] = useState(false)
  const { itemFields: fields } = useSchema()
  return (
    <Sheet
      open={open && fields !== undefined}
      onOpenChange={onOpenChange}
      title={t('editTitle', { name: item.name })}
      className="sm:w-[36rem]"
      footer={
        <>
          <Button onClick={() => onOpenChange(false)}>{ui('cancel')}</Button>
          <Button type="submit" form={formId} look="primary" pending={pending}>
            {ui('save')}
          </Button>
        </>
      }
    >
      {fields ? (
        <EditForm
          item={item}
          fields={fields}
          formId={formId}
          onPending={setPending}
          onDone={() => onOpenChange(false)}
        />
      ) : null}
    </Sheet>
  )
}

function EditForm({
  item,
  fields,
  formId,
  onPending,
  onDone,
}: {
  item: Item
  fields: readonly Field[]
  formId: string
  onPending: (pending: boolean) => void
  onDone: () => void
}) {
  const t = useTranslations('item.form')
  const problemText = useProblemText()
  const cache = useQueryClient()
  // What the person began from: a change is told against it, and saved only if the item still has its version.
  const [base, setBase] = useState(item)
  const [rebased, setRebased] = useState(false)
  const [placed, setPlaced] = useState(false)
  const form = useForm<ItemDraft>({ defaultValues: toItemDraft(item) })
  const attributes = useItemAttributes(form, fields, { item: base })
  const key = readKey(getItem, { params: { itemId: item.id } })
  const save = useWrite(updateItem, {
    refreshes: [listItems, summariseItems, getSummary],
    onSuccess: (changed) => {
      cache.setQueryData(key, changed)
      toastDone(t('saved', { name: changed.name }))
      onDone()
    },
    onError: (error) => setPlaced(showFieldProblems(form, error, itemFieldPaths) || attributes.refuse(error) > 0),
  })
  const change = (draft: ItemDraft) => {
    if (!attributes.check()) return
    const body = toItemChange(draft, toItemDraft(base), attributes.change)
    if (Object.keys(body).length === 0) {
      onDone()
      return
    }
    setPlaced(false)
    onPending(true)
    save.mutate({ params: { itemId: item.id }, body, ifMatch: base.version }, { onSettled: () => onPending(false) })
  }
  const submit = form.handleSubmit(change, () => void attributes.check())
  const stale = save.error instanceof ApiProblem && save.error.code === 'version_mismatch'
  const loadTheirs = async () => {
    const theirs = await cache.fetchQuery({
      queryKey: key,
      queryFn: ({ signal }) => api.call(getItem, { params: { itemId: item.id }, signal }),
      staleTime: 0,
    })
    form.reset(toItemDraft(theirs), { keepDirtyValues: true })
    setBase(theirs)
    setRebased(true)
    save.reset()
  }
  return (
    <FormProvider {...form}>
      <form id={formId} noValidate onSubmit={submit}>
        {stale ? (
          <Notice
            tone="warn"
            className="mb-4"
            title={t('conflictTitle')}
            actions={
              <Button size="sm" onClick={() => void loadTheirs()}>
                {t('conflictLoad')}
              </Button>
            }
          >
            {t('conflict')}
          </Notice>
        ) : save.error && !placed ? (
          <Notice tone="danger" className="mb-4">
            {problemText(save.error)}
          </Notice>
        ) : rebased ? (
          <Notice className="mb-4">{t('rebased')}</Notice>
        ) : null}
        <ItemFields attributes={attributes} />
      </form>
    </FormProvider>
  )
}
