'use client'
import { useId, useState } from 'react'
import { useForm } from 'react-hook-form'
import { useTranslations } from 'use-intl'
import { createApiKey, listApiKeys } from '#contract/api-key.ts'
import type { Role } from '#contract/permissions.ts'
import { showFieldProblems } from '#web/lib/form-problems.ts'
import { useProblemText } from '#web/lib/problem-text.ts'
import { useWrite } from '#web/lib/write.ts'
import { RoleRadios } from '#web/member/role-radios.tsx'
import { Button } from '#web/ui/button.tsx'
import { CodeBlock } from '#web/ui/code-block.tsx'
import { Dialog } from '#web/ui/dialog.tsx'
import { Field } from '#web/ui/field.tsx'
import { Input } from '#web/ui/input.tsx'
import { Notice } from '#web/ui/notice.tsx'
import { Select } from '#web/ui/select.tsx'

const periods = [30, 90, 365]

/** Creates an API key and shows its secret this one time. */
export function CreateKeyDialog({ open, onOpenChange }: { open: boolean; onOpenChange: (open: boolean) => void }) {
  const t = useTranslations('apiKey')
  const ui = useTranslations('ui')
  const problemText = useProblemText()
  const formId = useId()
  const [secret, setSecret] = useState<string>()
  const form = useForm({ defaultValues: { name: '', role: 'staff' as Role, days: '' } })
  const create = useWrite(createApiKey, {
    refreshes: [listApiKeys],
    onSuccess: (made) => setSecret(made.secret),
    onError: (error) => void showFieldProblems(form, error, { name: 'name' }),
  })
  const close = (next: boolean) => {
    onOpenChange(next)
    if (next) return
    setSecret(undefined)
    form.reset()
    create.reset()
  }
  const submit = form.handleSubmit(({ name, role, days }) =>
    create.mutate({ body: { name, role, ...(days ? { expiresInDays: Number(days) } : {}) } }),
  )
  if (secret) {
    return (
      <Dialog
        open={open}
        onOpenChange={close}
        title={t('secretTitle')}
        description={t('secretNote')}
        footer={
          <Button look="primary" onClick={() => close(false)}>
            {t('form.done')}
          </Button>
        }
      >
        <CodeBlock code={secret} />
        <p className="mt-5 mb-1 text-sm font-medium">{t('example')}</p>
        <CodeBlock code={`curl ${window.location.origin}/api/v1/items \\\n  -H "Authorization: Bearer ${secret}"`} />
      </Dialog>
    )
  }
  const nameError = form.formState.errors.name?.message
  return (
    <Dialog
      open={open}
      onOpenChange={close}
      title={t('form.title')}
      footer={
        <>
          <Button onClick={() => close(false)}>{ui('cancel')}</Button>
          <Button look="primary" pending={create.isPending} type="submit" form={formId}>
            {t('form.action')}
          </Button>
        </>
      }
    >
      <form id={formId} noValidate onSubmit={submit} className="space-y-4">
        {create.error && !nameError ? <Notice tone="danger">{problemText(create.error)}</Notice> : null}
        <Field label={t('form.name')} error={nameError}>
          <Input
            maxLength={80}
            placeholder={t('form.namePlaceholder')}
            autoComplete="off"
            {...form.register('name', { validate: (name) => name.trim() !== '' || t('form.nameMissing') })}
          />
        </Field>
        <RoleRadios legend={t('form.role')} register={form.register('role')} />
        <Field label={t('form.expires')} className="w-44">
          <Select {...form.register('days')}>
            <option value="">{t('form.never')}</option>
            {periods.map((days) => (
              <option key={days} value={days}>
                {t('form.days', { days })}
              </option>
            ))}
          </Select>
        </Field>
      </form>
    </Dialog>
  )
}
