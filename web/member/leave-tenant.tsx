'use client'
import { useTranslations } from 'use-intl'
import { leaveTenant } from '#contract/member.ts'
import { useProblemText } from '#web/lib/problem-text.ts'
import { useSession } from '#web/lib/session.tsx'
import { useWrite } from '#web/lib/write.ts'
import { KeysEnd, useKeysThatEnd } from '#web/member/keys-that-end.tsx'
import { useConfirm } from '#web/ui/confirm.tsx'
import { toastFailed } from '#web/ui/toast.tsx'

/** Asks whether one wants to leave the current organisation, saying which of one's API keys end, and leaves it. */
export function useLeaveTenant(): { ask: () => Promise<void>; pending: boolean } {
  const t = useTranslations('member')
  const problemText = useProblemText()
  const confirm = useConfirm()
  const keysThatEnd = useKeysThatEnd()
  const { person, tenant } = useSession()
  const leave = useWrite(leaveTenant, {
    // every page's state is of the organisation one has left
    onSuccess: () => window.location.assign('/'),
    onError: (error) => toastFailed(problemText(error)),
  })
  const ask = async () => {
    const keys = await keysThatEnd({ userId: person.id, name: person.name })
    if (keys === undefined) return
    const sure = await confirm({
      title: t('leaveTitle', { tenant: tenant.name }),
      body: <KeysEnd text={t('leaveBody')} keys={keys} />,
      action: t('leave'),
      danger: true,
    })
    if (sure) leave.mutate({})
  }
  return { ask, pending: leave.isPending || leave.isSuccess }
}
