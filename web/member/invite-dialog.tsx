'use client'
import { useId, useState } from 'react'
import { useForm } from 'react-hook-form'
import { useTranslations } from 'use-intl'
import { inviteMember, listInvitations } from '#contract/member.ts'
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

const periods = [1, 7, 30, 90]

/** Makes an invitation link and shows it once. */
export function InviteDialog({ open, onOpenChange }: { open: boolean; onOpenChange: (open: boolean) => void }) {
  const t = useTranslations('member')
  const account = useTranslations('account')
  const ui = useTranslations('ui')
  const problemText = useProblemText()
  const formId = useId()
  const [made, setMade] = useState<{ link: string; email: string }>()
  const form = useForm({ defaultValues: { email: '', role: 'staff' as Role, days: '7' } })
  const invite = useWrite(inviteMember, {
    refreshes: [listInvitations],
    onSuccess: ({ link, invitation }) => setMade({ link, email: invitation.email ?? '' }),
    onError: (error) => void showFieldProblems(form, error, { email: 'email', role: 'role' }),
  })
  const close = (next: boolean) => {
    onOpenChange(next)
    if (next) return
    setMade(undefined)
    form.reset()
    invite.reset()
  }
  const submit = form.handleSubmit(({ email, role, days }) =>
    invite.mutate({ body: { role, expiresInDays: Number(days), ...(email ? { email } : {}) } }),
  )
  if (made) {
    return (
      <Dialog
        open={open}
        onOpenChange={close}
        title={t('inviteForm.linkTitle')}
        description={t('inviteForm.linkNote')}
        footer={
          <Button look="primary" onClick={() => close(false)}>
            {t('inviteForm.done')}
          </Button>
        }
      >
        <CodeBlock code={made.link} />
        {made.email ? <p className="mt-3 text-soft">{t('inviteForm.linkMailed', { email: made.email })}</p> : null}
      </Dialog>
    )
  }
  const emailError = form.formState.errors.email?.message
  return (
    <Dialog
      open={open}
      onOpenChange={close}
      title={t('inviteForm.title')}
      description={t('inviteForm.note')}
      footer={
        <>
          <Button onClick={() => close(false)}>{ui('cancel')}</Button>
          <Button look="primary" pending={invite.isPending} type="submit" form={formId}>
            {t('inviteForm.action')}
          </Button>
        </>
      }
    >
      <form id={formId} noValidate onSubmit={submit} className="space-y-4">
        {invite.error && !emailError ? <Notice tone="danger">{problemText(invite.error)}</Notice> : null}
        <Field label={t('inviteForm.email')} optional error={emailError}>
          <Input
            type="email"
            autoComplete="off"
            {...form.register('email', { pattern: { value: /^\S+@\S+\.\S+$/, message: account('emailForm') } })}
          />
        </Field>
        <RoleRadios legend={t('inviteForm.role')} register={form.register('role')} />
        <Field label={t('inviteForm.days')} className="w-40">
          <Select {...form.register('days')}>
            {periods.map((days) => (
              <option key={days} value={days}>
                {t('inviteForm.dayCount', { days })}
              </option>
            ))}
          </Select>
        </Field>
      </form>
    </Dialog>
  )
}
