'use client'
import { MoreHorizontal, UserPlus } from 'lucide-react'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import type { z } from 'zod'
import { listMembers, type member, removeMember, updateMember } from '#contract/member.ts'
import { atLeast, type Role, role as roleShape, roles } from '#contract/permissions.ts'
import { useProblemText } from '#web/lib/problem-text.ts'
import { useReadPages } from '#web/lib/read.ts'
import { useSession } from '#web/lib/session.tsx'
import { useUrlFlag } from '#web/lib/url-state.ts'
import { useWrite } from '#web/lib/write.ts'
import { InviteDialog } from '#web/member/invite-dialog.tsx'
import { KeysEnd, useKeysThatEnd } from '#web/member/keys-that-end.tsx'
import { useLeaveTenant } from '#web/member/leave-tenant.tsx'
import { OpenInvitations } from '#web/member/open-invitations.tsx'
import { Button } from '#web/ui/button.tsx'
import { useConfirm } from '#web/ui/confirm.tsx'
import { type Column, DataTable } from '#web/ui/data-table.tsx'
import { DateTime } from '#web/ui/date-time.tsx'
import { ErrorState } from '#web/ui/error-state.tsx'
import { LoadMore } from '#web/ui/load-more.tsx'
import { Menu, MenuItem } from '#web/ui/menu.tsx'
import { PageHeader } from '#web/ui/page-header.tsx'
import { Panel } from '#web/ui/panel.tsx'
import { Select } from '#web/ui/select.tsx'
import { toastDone, toastFailed } from '#web/ui/toast.tsx'

type Member = z.output<typeof member>

/** Members with their roles, and the open invitations. */
export function MembersPage() {
  const t = useTranslations('member')
  const shell = useTranslations('shell')
  const problemText = useProblemText()
  const confirm = useConfirm()
  const { tenant, person, can } = useSession()
  const mayWrite = can('member:write')
  const [inviting, setInviting] = useUrlFlag('invite')
  const [busy, setBusy] = useState<string>()
  const members = useReadPages(listMembers, { query: { limit: 100 } })
  const failed = { onError: (error: Error) => toastFailed(problemText(error)) }
  const change = useWrite(updateMember, {
    ...failed,
    refreshes: [listMembers],
    onSuccess: (changed) => toastDone(t('roleChanged', { name: changed.name, role: shell(`role.${changed.role}`) })),
  })
  const remove = useWrite(removeMember, { ...failed, refreshes: [listMembers] })
  const leave = useLeaveTenant()
  const keysThatEnd = useKeysThatEnd()
  const setRole = async (member: Member, role: Role) => {
    if (!atLeast(role, member.role)) {
      const keys = await keysThatEnd(member, role)
      const question = { title: t('weakerTitle', { name: member.name, role: shell(`role.${role}`) }), body: keys }
      if (keys === undefined || (keys && !(await confirm({ ...question, action: t('weaker'), danger: true })))) return
    }
    setBusy(member.userId)
    change.mutate(
      { params: { userId: member.userId }, body: { role }, ifMatch: member.version },
      { onSettled: () => setBusy(undefined), onError: () => void members.refetch() },
    )
  }
  const askRemove = async (member: Member) => {
    if (member.userId === person.id) return leave.ask()
    const keys = await keysThatEnd(member)
    if (keys === undefined) return
    const sure = await confirm({
      title: t('removeTitle', { name: member.name }),
      body: <KeysEnd text={t('removeBody', { tenant: tenant.name })} keys={keys} />,
      action: t('remove'),
      danger: true,
    })
    if (!sure) return
    remove.mutate(
      { params: { userId: member.userId } },
      { onSuccess: () => toastDone(t('removed', { name: member.name })) },
    )
  }
  const columns: Column<Member>[] = [
    {
      id: 'name',
      header: t('column.name'),
      narrow: 'title',
      cell: (member) => (
        <span className="font-medium">
          {member.name}{' '}
          {member.userId === person.id ? <span className="font-normal text-faint">{t('you')}</span> : null}
        </span>
      ),
    },
    {
      id: 'email',
      header: t('column.email'),
      narrow: 'note',
      cell: (member) => <span className="text-soft">{member.email}</span>,
    },
    {
      id: 'role',
      header: t('column.role'),
      width: 'w-40',
      narrow: 'value',
      cell: (member) =>
        mayWrite ? (
          <Select
            aria-label={t('changeRole', { name: member.name })}
            value={member.role}
            disabled={busy === member.userId}
            onChange={(event) => void setRole(member, roleShape.parse(event.target.value))}
            className="w-32 [&>select]:h-8"
          >
            {roles.map((role) => (
              <option key={role} value={role}>
                {shell(`role.${role}`)}
              </option>
            ))}
          </Select>
        ) : (
          shell(`role.${member.role}`)
        ),
    },
    {
      id: 'since',
      header: t('column.since'),
      width: 'w-32',
      align: 'end',
      from: 'md',
      cell: (member) => <DateTime value={member.createdAt} detail="day" />,
    },
    {
      id: 'acts',
      header: <span className="sr-only">{t('column.acts')}</span>,
      width: 'w-14',
      align: 'end',
      narrow: 'value',
      cell: (member) =>
        mayWrite || member.userId === person.id ? (
          <Menu
            trigger={
              <Button look="quiet" size="icon" aria-label={t('moreFor', { name: member.name })}>
                <MoreHorizontal />
              </Button>
            }
          >
            <MenuItem danger onSelect={() => void askRemove(member)}>
              {member.userId === person.id ? t('leave') : t('remove')}
            </MenuItem>
          </Menu>
        ) : null,
    },
  ]
  return (
    <>
      <PageHeader
        title={t('title')}
        note={t('note', { tenant: tenant.name })}
        actions={
          mayWrite ? (
            <Button look="primary" onClick={() => setInviting(true)}>
              <UserPlus />
              {t('invite')}
            </Button>
          ) : null
        }
      />
      <div className="space-y-5">
        <Panel flush>
          {members.isError && !members.rows ? (
            <ErrorState onRetry={() => void members.refetch()}>{problemText(members.error)}</ErrorState>
          ) : (
            <>
              <DataTable
                label={t('title')}
                columns={columns}
                rows={members.rows}
                rowKey={(member) => member.userId}
                skeletonRows={3}
              />
              {members.hasNextPage && members.rows ? <LoadMore pages={members} count={members.rows.length} /> : null}
            </>
          )}
        </Panel>
        <OpenInvitations />
      </div>
      {mayWrite ? <InviteDialog open={inviting} onOpenChange={setInviting} /> : null}
    </>
  )
}
