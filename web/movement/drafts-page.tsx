'use client'
import { FilePen } from 'lucide-react'
import { useTranslations } from 'use-intl'
import { listMovementDrafts, type MovementDraft } from '#contract/movement-draft.ts'
import { useItemsById } from '#web/item/items-by-id.ts'
import { useProblemText } from '#web/lib/problem-text.ts'
import { useReadPages } from '#web/lib/read.ts'
import { useUrlState } from '#web/lib/url-state.ts'
import { DraftSheet } from '#web/movement/draft-sheet.tsx'
import { Amount } from '#web/ui/amount.tsx'
import { Badge } from '#web/ui/badge.tsx'
import { ButtonLink } from '#web/ui/button.tsx'
import { type Column, DataTable } from '#web/ui/data-table.tsx'
import { DateTime } from '#web/ui/date-time.tsx'
import { EmptyState } from '#web/ui/empty-state.tsx'
import { ErrorState } from '#web/ui/error-state.tsx'
import { LoadMore } from '#web/ui/load-more.tsx'
import { PageHeader } from '#web/ui/page-header.tsx'
import { Panel } from '#web/ui/panel.tsx'

/** Movements that are kept for later, newest first; one opens beside the list. */
export function DraftsPage() {
  const t = useTranslations('movement')
  const problemText = useProblemText()
  const [opened, setOpened] = useUrlState('id')
  const drafts = useReadPages(listMovementDrafts, { query: { limit: 50 } }, { keepPrevious: true })
  return (
    <>
      <PageHeader title={t('draft.title')} note={t('draft.note')} back={{ href: '/movements', label: t('title') }} />
      <Panel flush>
        {drafts.isError && !drafts.rows ? (
          <ErrorState onRetry={() => void drafts.refetch()}>{problemText(drafts.error)}</ErrorState>
        ) : drafts.rows?.length === 0 ? (
          <EmptyState
            icon={FilePen}
            title={t('draft.emptyTitle')}
            actions={<ButtonLink href="/movements?record=1">{t('record')}</ButtonLink>}
          >
            {t('draft.empty')}
          </EmptyState>
        ) : (
          <>
            <DraftTable drafts={drafts.rows} onOpen={setOpened} />
            {drafts.rows ? <LoadMore pages={drafts} count={drafts.rows.length} /> : null}
          </>
        )}
      </Panel>
      {opened ? <DraftSheet key={opened} draftId={opened} onClose={() => setOpened(undefined)} /> : null}
    </>
  )
}

function DraftTable({
  drafts,
  onOpen,
}: {
  drafts: readonly MovementDraft[] | undefined
  onOpen: (draftId: string) => void
}) {
  const t = useTranslations('movement')
  const items = useItemsById((drafts ?? []).flatMap(({ movement }) => movement.lines[0]?.itemId ?? []))
  const columns: Column<MovementDraft>[] = [
    {
      id: 'saved',
      header: t('draft.column.saved'),
      width: 'w-36',
      narrow: 'note',
      cell: (draft) => (
        <span className="text-soft">
          <DateTime value={draft.updatedAt} detail="ago" />
        </span>
      ),
    },
    {
      id: 'kind',
      header: t('column.kind'),
      width: 'w-36',
      narrow: 'note',
      cell: ({ movement }) => <Badge>{t(`kind.${movement.kind}`)}</Badge>,
    },
    {
      id: 'what',
      header: t('column.what'),
      narrow: 'title',
      cell: ({ movement }) => {
        const [first, ...others] = movement.lines
        const name = first?.itemId === undefined ? t('draft.noItem') : items.get(first.itemId)?.name
        return (
          <span className="flex min-w-0 items-baseline gap-2">
            <span className="truncate font-medium">{name ?? t('unknownItem')}</span>
            {others.length > 0 ? (
              <span className="shrink-0 text-faint">{t('more', { count: others.length })}</span>
            ) : null}
          </span>
        )
      },
    },
    {
      id: 'when',
      header: t('column.when'),
      width: 'w-44',
      from: 'md',
      cell: ({ movement }) =>
        movement.effectiveAt === undefined ? (
          <span className="text-faint">{t('draft.whenRecorded')}</span>
        ) : (
          <DateTime value={movement.effectiveAt} />
        ),
    },
    {
      id: 'quantity',
      header: t('column.quantity'),
      width: 'w-28',
      align: 'end',
      narrow: 'value',
      cell: ({ movement }) => {
        const [first, ...others] = movement.lines
        if (others.length > 0) return <span className="text-soft">{t('lines', { count: movement.lines.length })}</span>
        const unit = first?.unit ?? (first?.itemId === undefined ? undefined : items.get(first.itemId)?.unit)
        return first?.quantity === undefined ? null : <Amount value={first.quantity} {...(unit ? { unit } : {})} />
      },
    },
    {
      id: 'who',
      header: t('column.who'),
      width: 'w-40',
      from: 'lg',
      narrow: 'note',
      cell: ({ createdByName }) => <span className="block max-w-40 truncate text-soft">{createdByName}</span>,
    },
  ]
  return (
    <DataTable
      label={t('draft.title')}
      columns={columns}
      rows={drafts}
      rowKey={({ id }) => id}
      onOpen={({ id }) => onOpen(id)}
    />
  )
}
