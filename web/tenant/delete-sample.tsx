'use client'
import { useQueryClient } from '@tanstack/react-query'
import { useRouter } from 'next/navigation'
import { useTranslations } from 'use-intl'
import { deleteSampleTenant } from '#contract/tenant.ts'
import { chooseTenant } from '#web/lib/current-tenant.ts'
import { useProblemText } from '#web/lib/problem-text.ts'
import { useSession } from '#web/lib/session.tsx'
import { useWrite } from '#web/lib/write.ts'
import { Button } from '#web/ui/button.tsx'
import { useConfirm } from '#web/ui/confirm.tsx'
import { Panel } from '#web/ui/panel.tsx'
import { toastDone, toastFailed } from '#web/ui/toast.tsx'

/** Deletes the sample organisation whole, after its name was typed. */
export function DeleteSample() {
  const t = useTranslations('tenant.settings')
  const problemText = useProblemText()
  const router = useRouter()
  const cache = useQueryClient()
  const confirm = useConfirm()
  const { tenant, tenants } = useSession()
  const remove = useWrite(deleteSampleTenant, {
    onSuccess: async () => {
      toastDone(t('deleted'))
      const next = tenants.find((one) => one.id !== tenant.id)
      chooseTenant(next?.id)
      await cache.invalidateQueries({ queryKey: ['tenants'] })
      router.replace(next ? '/' : '/welcome')
    },
    onError: (error) => toastFailed(problemText(error)),
  })
  const ask = async () => {
    const sure = await confirm({
      title: t('deleteTitle', { tenant: tenant.name }),
      body: t('deleteBody'),
      action: t('delete'),
      danger: true,
      typed: { word: tenant.name, label: t('deleteWord', { word: tenant.name }) },
    })
    if (sure) remove.mutate({})
  }
  return (
    <Panel title={t('danger')}>
      <p className="mb-3 text-soft">{t('dangerNote')}</p>
      <Button look="danger" pending={remove.isPending} onClick={() => void ask()}>
        {t('delete')}
      </Button>
    </Panel>
  )
}
