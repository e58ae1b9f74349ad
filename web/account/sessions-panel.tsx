'use client'
import { Laptop, Smartphone } from 'lucide-react'
import { useTranslations } from 'use-intl'
import type { z } from 'zod'
import { endOtherSessions, endSession, listSessions, type session } from '#contract/session.ts'
import { deviceName } from '#web/account/device-name.ts'
import { useProblemText } from '#web/lib/problem-text.ts'
import { useRead } from '#web/lib/read.ts'
import { useWrite } from '#web/lib/write.ts'
import { Badge } from '#web/ui/badge.tsx'
import { Button } from '#web/ui/button.tsx'
import { useConfirm } from '#web/ui/confirm.tsx'
import { DateTime } from '#web/ui/date-time.tsx'
import { ErrorState } from '#web/ui/error-state.tsx'
import { Panel } from '#web/ui/panel.tsx'
import { Skeleton } from '#web/ui/skeleton.tsx'
import { toastDone, toastFailed } from '#web/ui/toast.tsx'

type Session = z.output<typeof session>

/** The devices one is signed in on, and signing them out. */
export function SessionsPanel() {
  const t = useTranslations('account.own')
  const ui = useTranslations('ui')
  const problemText = useProblemText()
  const confirm = useConfirm()
  const sessions = useRead(listSessions, {})
  const failed = (error: Error) => toastFailed(problemText(error))
  const end = useWrite(endSession, {
    refreshes: [listSessions],
    onSuccess: () => toastDone(t('ended')),
    onError: failed,
  })
  const endOthers = useWrite(endOtherSessions, {
    refreshes: [listSessions],
    onSuccess: ({ ended }) => toastDone(t('othersEnded', { count: ended })),
    onError: failed,
  })
  const rows = sessions.data?.data
  const others = rows?.filter((one) => !one.isCurrent).length ?? 0
  const askEndOthers = async () => {
    const title = t('endOthersTitle')
    const body = t('endOthersBody', { count: others })
    if (await confirm({ title, body, action: t('endOthers'), danger: true })) endOthers.mutate({})
  }
  return (
    <Panel
      flush
      title={t('sessions')}
      actions={
        others > 0 ? (
          <Button size="sm" pending={endOthers.isPending} onClick={() => void askEndOthers()}>
            {t('endOthers')}
          </Button>
        ) : null
      }
    >
      {sessions.isError && !rows ? (
        <ErrorState onRetry={() => void sessions.refetch()}>{problemText(sessions.error)}</ErrorState>
      ) : rows ? (
        <ul aria-label={t('sessions')} className="divide-y">
          {rows.map((one) => (
            <SessionRow
              key={one.id}
              session={one}
              pending={end.isPending && end.variables.params.sessionId === one.id}
              onEnd={() => end.mutate({ params: { sessionId: one.id } })}
            />
          ))}
        </ul>
      ) : (
        <div aria-busy="true" className="space-y-2.5 px-4 py-3.5">
          <span className="sr-only">{ui('loading')}</span>
          <Skeleton className="w-2/5" />
          <Skeleton className="w-3/5" />
        </div>
      )}
    </Panel>
  )
}

function SessionRow({ session: one, pending, onEnd }: { session: Session; pending: boolean; onEnd: () => void }) {
  const t = useTranslations('account.own')
  const { browser, system, isPhone } = deviceName(one.userAgent)
  const device = browser && system ? t('device', { browser, system }) : (browser ?? system ?? t('unknownDevice'))
  const Icon = isPhone ? Smartphone : Laptop
  return (
    <li className="flex items-center gap-3 px-4 py-3">
      <Icon aria-hidden="true" className="size-5 shrink-0 text-faint max-sm:hidden" />
      <div className="min-w-0 flex-1">
        <p className="flex flex-wrap items-center gap-x-2 gap-y-1 font-medium">
          {device}
          {one.isCurrent ? <Badge tone="accent">{t('thisDevice')}</Badge> : null}
        </p>
        <p className="flex flex-wrap gap-x-3 text-sm text-soft">
          <span>{t.rich('signedIn', { when: () => <DateTime value={one.createdAt} /> })}</span>
          <span>{t.rich('lastSeen', { when: () => <DateTime value={one.lastSeenAt} detail="day" /> })}</span>
          {one.address ? <span className="[overflow-wrap:anywhere]">{t('from', { address: one.address })}</span> : null}
        </p>
      </div>
      {one.isCurrent ? null : (
        <Button size="sm" look="quiet" pending={pending} aria-label={t('endOf', { device })} onClick={onEnd}>
          {t('end')}
        </Button>
      )}
    </li>
  )
}
