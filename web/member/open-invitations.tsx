'use client'
import { useNow, useTranslations } from 'use-intl'
import type { z } from 'zod'
import { type invitation, listInvitations, revokeInvitation } from '#contract/member.ts'
import { useProblemText } from '#web/lib/problem-text.ts'
import { useReadPages } from '#web/lib/read.ts'
import { useSession } from '#web/lib/session.tsx'
import { useWrite } from '#web/lib/write.ts'
import { Button } from '#web/ui/button.tsx'
import { type Column, DataTable } from '#web/ui/data-table.tsx'
import { DateTime } from '#web/ui/date-time.tsx'
import { Panel } from '#web/ui/panel.tsx'
import { toastDone, toastFailed } from '#web/ui/toast.tsx'

type Invitation = z.output<typeof invitation>

/** Invitations that can still be used; nothing when there are none. */
export function OpenInvitations() {
  const t = useTranslations('member')
  const role = useTranslations('shell.role')
  const problemText = useProblemText()
  const now = useNow()
  const { can } = useSession()
  const { rows } = useReadPages(listInvitations, { query: { limit: 100 } })
  const withdraw = useWrite(revokeInvitation, {
    refreshes: [listInvitations],
    onSuccess: () => toastDone(t('withdrawn')),
    onError: (error) => toastFailed(problemText(error)),
  })
  const open = rows?.filter((one) => !one.acceptedAt && !one.revokedAt && new Date(one.expiresAt) > now)
  if (!open?.length) return null
  const columns: Column<Invitation>[] = [
    {
      id: 'email',
      header: t('column.email'),
      narrow: 'title',
      cell: (one) => one.email ?? <span className="text-soft">{t('anyone')}</span>,
    },
    { id: 'role', header: t('column.role'), width: 'w-40', narrow: 'note', cell: (one) => role(one.role) },
    {
      id: 'expires',
      header: t('expires'),
      width: 'w-36',
      align: 'end',
      narrow: 'note',
      cell: (one) => <DateTime value={one.expiresAt} detail="ago" />,
    },
    {
      id: 'acts',
      header: <span className="sr-only">{t('column.acts')}</span>,
      width: 'w-32',
      align: 'end',
      narrow: 'value',
      cell: (one) =>
        can('member:write') ? (
          <Button size="sm" look="quiet" onClick={() => withdraw.mutate({ params: { invitationId: one.id } })}>
            {t('withdraw')}
          </Button>
        ) : null,
    },
  ]
  return (
    <Panel flush title={t('invitations')}>
      <DataTable label={t('invitations')} columns={columns} rows={open} rowKey={(one) => one.id} />
    </Panel>
  )
}
