'use client'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useForm } from 'react-hook-form'
import { useTranslations } from 'use-intl'
import { listMembers } from '#contract/member.ts'
import { useAccountRules } from '#web/account/account-rules.ts'
import { PanelForm } from '#web/account/panel-form.tsx'
import { changeName } from '#web/lib/auth.ts'
import { readKey } from '#web/lib/read.ts'
import { useSession } from '#web/lib/session.tsx'
import { Field } from '#web/ui/field.tsx'
import { Input } from '#web/ui/input.tsx'
import { toastDone } from '#web/ui/toast.tsx'

/** How one is called. */
export function NamePanel() {
  const t = useTranslations('account')
  const ui = useTranslations('ui')
  const rules = useAccountRules()
  const cache = useQueryClient()
  const { person } = useSession()
  const form = useForm({ values: { name: person.name } })
  const save = useMutation({
    mutationFn: changeName,
    onSuccess: async () => {
      toastDone(t('own.nameSaved'))
      await Promise.all([
        cache.invalidateQueries({ queryKey: ['person'] }),
        cache.invalidateQueries({ queryKey: readKey(listMembers) }),
      ])
    },
  })
  return (
    <PanelForm
      title={t('own.profile')}
      action={ui('save')}
      pending={save.isPending}
      disabled={!form.formState.isDirty}
      error={save.error}
      onSubmit={form.handleSubmit(({ name }) => save.mutate(name.trim()))}
    >
      <Field label={t('name')} help={t('own.nameHelp')} error={form.formState.errors.name?.message}>
        <Input autoComplete="name" maxLength={120} {...form.register('name', rules.name)} />
      </Field>
    </PanelForm>
  )
}
