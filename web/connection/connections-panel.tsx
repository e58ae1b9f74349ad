'use client'
import { Bot } from 'lucide-react'
import { useTranslations } from 'use-intl'
import type { z } from 'zod'
import { type connection, listConnections, revokeConnection } from '#contract/connection.ts'
import { mcpPath } from '#contract/mcp-path.ts'
import { useProblemText } from '#web/lib/problem-text.ts'
import { useReadPages } from '#web/lib/read.ts'
import { useWrite } from '#web/lib/write.ts'
import { Badge } from '#web/ui/badge.tsx'
import { Button } from '#web/ui/button.tsx'
import { useConfirm } from '#web/ui/confirm.tsx'
import { DateTime } from '#web/ui/date-time.tsx'
import { ErrorState } from '#web/ui/error-state.tsx'
import { LoadMore } from '#web/ui/load-more.tsx'
import { Panel } from '#web/ui/panel.tsx'
import { Skeleton } from '#web/ui/skeleton.tsx'
import { toastDone, toastFailed } from '#web/ui/toast.tsx'

type Connection = z.output<typeof connection>

/**
 * The assistants that act in this organisation, and disconnecting them.
 * @param own  only those that act for the person themselves
 */
export function ConnectionsPanel({ own = false, className }: { own?: boolean; className?: string }) {
  const t = useTranslations('connection')
  const ui = useTranslations('ui')
  const problemText = useProblemText()
  const confirm = useConfirm()
  const connections = useReadPages(listConnections, { query: { limit: 50 } })
  const revoke = useWrite(revokeConnection, {
    refreshes: [listConnections],
    onSuccess: () => toastDone(t('revoked')),
    onError: (error) => toastFailed(problemText(error)),
  })
  const ask = async ({ id, name }: Connection) => {
    const sure = await confirm({
      title: t('revokeTitle', { name }),
      body: t('revokeBody'),
      action: t('revoke'),
      danger: true,
    })
    if (sure) revoke.mutate({ params: { connectionId: id } })
  }
  const rows = connections.rows?.filter(({ isOwn }) => isOwn || !own)
  return (
    <Panel flush title={t('title')} note={own ? undefined : t('note')} className={className}>
      {connections.isError && !rows ? (
        <ErrorState onRetry={() => void connections.refetch()}>{problemText(connections.error)}</ErrorState>
      ) : rows === undefined ? (
        <div aria-busy="true" className="space-y-2.5 px-4 py-3.5">
          <span className="sr-only">{ui('loading')}</span>
          <Skeleton className="w-2/5" />
          <Skeleton className="w-3/5" />
        </div>
      ) : rows.length === 0 ? (
        <p className="px-4 py-3.5 text-soft [overflow-wrap:anywhere]">
          {t('empty', { address: `${window.location.origin}${mcpPath}` })}
        </p>
      ) : (
        <ul aria-label={t('title')} className="divide-y">
          {rows.map((one) => (
            <li key={one.id} className="flex items-center gap-3 px-4 py-3">
              <Bot aria-hidden="true" className="size-5 shrink-0 text-faint max-sm:hidden" />
              <div className="min-w-0 flex-1">
                <p className="flex flex-wrap items-center gap-x-2 gap-y-1 font-medium [overflow-wrap:anywhere]">
                  {one.name}
                  <Badge>{one.mayWrite ? t('writes') : t('reads')}</Badge>
                </p>
                <p className="flex flex-wrap gap-x-3 text-sm text-soft">
                  <span>{one.isOwn ? t('forYou') : t('forOther', { name: one.onBehalfOf })}</span>
                  <span>{t.rich('connected', { when: () => <DateTime value={one.createdAt} detail="day" /> })}</span>
                  {one.lastUsedAt ? (
                    <span>
                      {t.rich('used', { when: () => <DateTime value={one.lastUsedAt ?? ''} detail="ago" /> })}
                    </span>
                  ) : (
                    <span>{t('unused')}</span>
                  )}
                </p>
              </div>
              <Button
                size="sm"
                look="quiet"
                aria-label={t('revokeOf', { name: one.name })}
                onClick={() => void ask(one)}
              >
                {t('revoke')}
              </Button>
            </li>
          ))}
        </ul>
      )}
      {connections.hasNextPage && rows ? <LoadMore pages={connections} count={rows.length} /> : null}
    </Panel>
  )
}
