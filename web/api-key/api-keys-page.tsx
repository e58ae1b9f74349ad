'use client'
import { KeyRound, Plus } from 'lucide-react'
import { useNow, useTranslations } from 'use-intl'
import type { z } from 'zod'
import { type apiKey, listApiKeys, revokeApiKey } from '#contract/api-key.ts'
import { AssistantPanel } from '#web/api-key/assistant-panel.tsx'
import { CreateKeyDialog } from '#web/api-key/create-key-dialog.tsx'
import { ConnectionsPanel } from '#web/connection/connections-panel.tsx'
import { useProblemText } from '#web/lib/problem-text.ts'
import { useReadPages } from '#web/lib/read.ts'
import { useSession } from '#web/lib/session.tsx'
import { useUrlFlag } from '#web/lib/url-state.ts'
import { useWrite } from '#web/lib/write.ts'
import { Badge } from '#web/ui/badge.tsx'
import { Button, buttonClass } from '#web/ui/button.tsx'
import { Code } from '#web/ui/code-block.tsx'
import { useConfirm } from '#web/ui/confirm.tsx'
import { type Column, DataTable } from '#web/ui/data-table.tsx'
import { DateTime } from '#web/ui/date-time.tsx'
import { EmptyState } from '#web/ui/empty-state.tsx'
import { ErrorState } from '#web/ui/error-state.tsx'
import { LoadMore } from '#web/ui/load-more.tsx'
import { PageHeader } from '#web/ui/page-header.tsx'
import { Panel } from '#web/ui/panel.tsx'
import { toastDone, toastFailed } from '#web/ui/toast.tsx'

type ApiKey = z.output<typeof apiKey>

/** The organisation's API keys. */
export function ApiKeysPage() {
  const t = useTranslations('apiKey')
  const role = useTranslations('shell.role')
  const problemText = useProblemText()
  const confirm = useConfirm()
  const now = useNow()
  const { tenant, can } = useSession()
  const [creating, setCreating] = useUrlFlag('new')
  const keys = useReadPages(listApiKeys, { query: { limit: 50 } })
  const revoke = useWrite(revokeApiKey, {
    refreshes: [listApiKeys],
    onSuccess: () => toastDone(t('revoked')),
    onError: (error) => toastFailed(problemText(error)),
  })
  const ask = async (key: ApiKey) => {
    const sure = await confirm({
      title: t('revokeTitle', { name: key.name }),
      body: t('revokeBody'),
      action: t('revoke'),
      danger: true,
    })
    if (sure) revoke.mutate({ params: { apiKeyId: key.id } })
  }
  const expired = (key: ApiKey) => key.expiresAt !== null && new Date(key.expiresAt) <= now
  const columns: Column<ApiKey>[] = [
    {
      id: 'name',
      header: t('column.name'),
      narrow: 'title',
      cell: (key) => (
        <span className="flex items-center gap-2 font-medium">
          {key.name}
          {key.revokedAt ? (
            <Badge>{t('revokedState')}</Badge>
          ) : expired(key) ? (
            <Badge tone="warn">{t('expiredState')}</Badge>
          ) : null}
        </span>
      ),
    },
    {
      id: 'key',
      header: t('column.key'),
      width: 'w-40',
      narrow: 'note',
      cell: (key) => <Code>{`${key.prefix}…`}</Code>,
    },
    { id: 'role', header: t('column.role'), width: 'w-28', narrow: 'note', cell: (key) => role(key.role) },
    {
      id: 'created',
      header: t('column.created'),
      width: 'w-32',
      align: 'end',
      from: 'lg',
      cell: (key) => <DateTime value={key.createdAt} detail="day" />,
    },
    {
      id: 'used',
      header: t('column.used'),
      width: 'w-36',
      align: 'end',
      narrow: 'note',
      cell: (key) =>
        key.lastUsedAt ? (
          <DateTime value={key.lastUsedAt} detail="ago" />
        ) : (
          <span className="text-faint">{t('never')}</span>
        ),
    },
    {
      id: 'expires',
      header: t('column.expires'),
      width: 'w-32',
      align: 'end',
      from: 'lg',
      cell: (key) =>
        key.expiresAt ? (
          <DateTime value={key.expiresAt} detail="day" />
        ) : (
          <span className="text-faint">{t('never')}</span>
        ),
    },
    {
      id: 'acts',
      header: <span className="sr-only">{t('column.acts')}</span>,
      width: 'w-28',
      align: 'end',
      narrow: 'value',
      cell: (key) =>
        key.revokedAt || !can('key:write') ? null : (
          <Button size="sm" look="quiet" aria-label={t('revokeFor', { name: key.name })} onClick={() => void ask(key)}>
            {t('revoke')}
          </Button>
        ),
    },
  ]
  const create = can('key:write') ? (
    <Button look="primary" onClick={() => setCreating(true)}>
      <Plus />
      {t('create')}
    </Button>
  ) : null
  return (
    <>
      <PageHeader
        title={t('title')}
        note={t('note', { tenant: tenant.name })}
        actions={
          <>
            <a href={`/api/v1/docs/?tenantId=${tenant.id}`} target="_blank" rel="noopener" className={buttonClass()}>
              {t('docs')}
            </a>
            {create}
          </>
        }
      />
      <Panel flush>
        {keys.isError && !keys.rows ? (
          <ErrorState onRetry={() => void keys.refetch()}>{problemText(keys.error)}</ErrorState>
        ) : keys.rows?.length === 0 ? (
          <EmptyState icon={KeyRound} title={t('emptyTitle')} actions={create}>
            {t('empty')}
          </EmptyState>
        ) : (
          <>
            <DataTable
              label={t('title')}
              columns={columns}
              rows={keys.rows}
              rowKey={(key) => key.id}
              skeletonRows={3}
              rowClass={(key) => (key.revokedAt ? 'text-faint' : undefined)}
            />
            {keys.hasNextPage && keys.rows ? <LoadMore pages={keys} count={keys.rows.length} /> : null}
          </>
        )}
      </Panel>
      <AssistantPanel />
      <ConnectionsPanel className="mt-6" />
      <CreateKeyDialog open={creating} onOpenChange={setCreating} />
    </>
  )
}
