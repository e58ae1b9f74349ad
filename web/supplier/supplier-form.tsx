'use client'
import { useQueryClient } from '@tanstack/react-query'
import { useId, useState } from 'react'
import { useForm } from 'react-hook-form'
import { useTranslations } from 'use-intl'
import { ApiProblem } from '#contract/client.ts'
import type { Field as FieldDefinition } from '#contract/field.ts'
import { createSupplier, getSupplier, listSuppliers, type Supplier, updateSupplier } from '#contract/supplier.ts'
import { AttributeFields } from '#web/field/attribute-fields.tsx'
import { useAttributeForm } from '#web/field/use-attribute-form.ts'
import { api } from '#web/lib/api.ts'
import { showFieldProblems } from '#web/lib/form-problems.ts'
import { useProblemText } from '#web/lib/problem-text.ts'
import { readKey } from '#web/lib/read.ts'
import { useSession } from '#web/lib/session.tsx'
import { useWrite } from '#web/lib/write.ts'
import { useFieldSets, useSchema } from '#web/schema/use-schema.ts'
import { toSupplierBody, toSupplierChange, toSupplierDraft } from '#web/supplier/supplier-draft.ts'
import { Button } from '#web/ui/button.tsx'
import { Field } from '#web/ui/field.tsx'
import { Input, Textarea } from '#web/ui/input.tsx'
import { Notice } from '#web/ui/notice.tsx'
import { Sheet } from '#web/ui/sheet.tsx'
import { toastDone } from '#web/ui/toast.tsx'

const nothing = {}
const record = { entity: 'supplier', itemTypeId: null, categoryIds: [] } as const

/** Creates a supplier, or changes one, beside the page. Mount it anew for each opening. */
export function SupplierForm({
  supplier,
  onClose,
  onDone,
}: {
  supplier?: Supplier
  onClose: () => void
  onDone: (supplier: Supplier) => void
}) {
  const t = useTranslations('supplier')
  const ui = useTranslations('ui')
  const formId = useId()
  const [pending, setPending] = useState(false)
  const { fields } = useSchema()
  return (
    <Sheet
      open={fields !== undefined}
      onOpenChange={(open) => open || onClose()}
      title={supplier ? t('form.editTitle', { name: supplier.name }) : t('form.newTitle')}
      className="sm:w-[34rem]"
      footer={
        <>
          <Button onClick={onClose}>{ui('cancel')}</Button>
          <Button type="submit" form={formId} look="primary" pending={pending}>
            {supplier ? ui('save') : t('form.create')}
          </Button>
        </>
      }
    >
      {fields ? (
        <Fields
          formId={formId}
          supplier={supplier}
          fields={fields}
          onPending={setPending}
          onDone={(done) => {
            onClose()
            onDone(done)
          }}
        />
      ) : null}
    </Sheet>
  )
}

function Fields({
  formId,
  supplier,
  fields,
  onPending,
  onDone,
}: {
  formId: string
  supplier: Supplier | undefined
  fields: readonly FieldDefinition[]
  onPending: (pending: boolean) => void
  onDone: (supplier: Supplier) => void
}) {
  const t = useTranslations('supplier')
  const problemText = useProblemText()
  const cache = useQueryClient()
  const { tenant } = useSession()
  const { sets } = useFieldSets()
  // What the person began from: a change is told against it, and saved only if the supplier still has its version.
  const [base, setBase] = useState(supplier)
  const [placed, setPlaced] = useState(false)
  const form = useForm({ defaultValues: toSupplierDraft(supplier) })
  const { errors } = form.formState
  const attributes = useAttributeForm({
    fields,
    record,
    kept: base?.attributes ?? nothing,
    isNew: base === undefined,
    role: tenant.role,
    timeZone: tenant.timeZone,
  })
  const options = (done: 'saved' | 'made') => ({
    refreshes: [listSuppliers, getSupplier],
    onSuccess: (result: Supplier) => {
      toastDone(t(done, { name: result.name }))
      onDone(result)
    },
    onError: (error: Error) => {
      const paths = { name: 'name', code: 'code', email: 'email', phone: 'phone', note: 'note' } as const
      setPlaced(showFieldProblems(form, error, paths) || attributes.refuse(error) > 0)
    },
  })
  const create = useWrite(createSupplier, options('made'))
  const update = useWrite(updateSupplier, options('saved'))
  const problem = create.error ?? update.error
  const stale = update.error instanceof ApiProblem && update.error.code === 'version_mismatch'
  const submit = form.handleSubmit(
    (draft) => {
      setPlaced(false)
      if (!attributes.check()) return
      onPending(true)
      const settled = { onSettled: () => onPending(false) }
      if (!base) create.mutate({ body: toSupplierBody(draft, attributes.change) }, settled)
      else
        update.mutate(
          {
            params: { supplierId: base.id },
            body: toSupplierChange(draft, toSupplierDraft(base), attributes.change),
            ifMatch: base.version,
          },
          settled,
        )
    },
    () => void attributes.check(),
  )
  const loadTheirs = async () => {
    if (!base) return
    const input = { params: { supplierId: base.id } }
    const theirs = await cache.fetchQuery({
      queryKey: readKey(getSupplier, input),
      queryFn: ({ signal }) => api.call(getSupplier, { ...input, signal }),
      staleTime: 0,
    })
    form.reset(toSupplierDraft(theirs), { keepDirtyValues: true })
    setBase(theirs)
    update.reset()
  }
  return (
    <form id={formId} noValidate onSubmit={submit} className="space-y-4">
      {stale ? (
        <Notice
          tone="warn"
          title={t('form.conflictTitle')}
          actions={
            <Button size="sm" onClick={() => void loadTheirs()}>
              {t('form.conflictLoad')}
            </Button>
          }
        >
          {t('form.conflict')}
        </Notice>
      ) : problem && !placed ? (
        <Notice tone="danger">{problemText(problem)}</Notice>
      ) : null}
      <Field label={t('form.name')} error={errors.name?.message}>
        <Input
          autoFocus
          maxLength={200}
          autoComplete="off"
          placeholder={t('form.namePlaceholder')}
          {...form.register('name', { validate: (name) => name.trim() !== '' || t('form.nameMissing') })}
        />
      </Field>
      <Field
        label={t('form.code')}
        optional={!base}
        help={base ? undefined : t('form.codeHelp')}
        error={errors.code?.message}
      >
        <Input maxLength={40} autoComplete="off" className="font-mono" {...form.register('code')} />
      </Field>
      <div className="grid gap-4 sm:grid-cols-2">
        <Field label={t('form.email')} optional error={errors.email?.message}>
          <Input
            type="email"
            maxLength={200}
            autoComplete="off"
            {...form.register('email', {
              validate: (email) => email.trim() === '' || /^\S+@\S+\.\S+$/.test(email.trim()) || t('form.emailForm'),
            })}
          />
        </Field>
        <Field label={t('form.phone')} optional error={errors.phone?.message}>
          <Input type="tel" maxLength={60} autoComplete="off" {...form.register('phone')} />
        </Field>
      </div>
      <Field label={t('form.note')} optional error={errors.note?.message}>
        <Textarea maxLength={2_000} {...form.register('note')} />
      </Field>
      {attributes.reading.own.length > 0 ? (
        <section className="border-t pt-4">
          <h2 className="mb-3 font-semibold">{t('form.fields')}</h2>
          <AttributeFields state={attributes} {...(sets ? { sets } : {})} />
        </section>
      ) : null}
    </form>
  )
}
