'use client'
import { useQueryClient } from '@tanstack/react-query'
import { FileUp } from 'lucide-react'
import { useRouter } from 'next/navigation'
import { useTranslations } from 'use-intl'
import { getImport, importKind, listImports, previewImport } from '#contract/import.ts'
import { DropZone } from '#web/import/drop-zone.tsx'
import { type ImportBatch, ImportStateBadge } from '#web/import/import-state-badge.tsx'
import { useProblemText } from '#web/lib/problem-text.ts'
import { readKey, useReadPages } from '#web/lib/read.ts'
import { useSession } from '#web/lib/session.tsx'
import { useUrlState } from '#web/lib/url-state.ts'
import { Forbidden } from '#web/shell/forbidden.tsx'
import { Amount } from '#web/ui/amount.tsx'
import { type Column, DataTable } from '#web/ui/data-table.tsx'
import { DateTime } from '#web/ui/date-time.tsx'
import { EmptyState } from '#web/ui/empty-state.tsx'
import { ErrorState } from '#web/ui/error-state.tsx'
import { LoadMore } from '#web/ui/load-more.tsx'
import { PageHeader } from '#web/ui/page-header.tsx'
import { Panel } from '#web/ui/panel.tsx'

/** Takes a file, and lists the imports so far. */
export function ImportPage() {
  const { can } = useSession()
  return can('import:run') ? <Allowed /> : <Forbidden />
}

function Allowed() {
  const t = useTranslations('import')
  const problemText = useProblemText()
  const router = useRouter()
  const cache = useQueryClient()
  const [asked, setKind] = useUrlState('kind')
  const kind = importKind.options.find((one) => one === asked)
  const imports = useReadPages(listImports, { query: { limit: 50 } }, { refetchInterval: 5_000 })
  const { rows } = imports
  const columns: Column<ImportBatch>[] = [
    {
      id: 'file',
      header: t('column.file'),
      narrow: 'title',
      cell: (one) => <span className="line-clamp-1 font-medium">{one.fileName}</span>,
    },
    {
      id: 'kind',
      header: t('column.kind'),
      width: 'w-36',
      from: 'md',
      narrow: 'note',
      cell: (one) => <span className="text-soft">{t(`kind.${one.kind}`)}</span>,
    },
    {
      id: 'state',
      header: t('column.state'),
      width: 'w-36',
      narrow: 'value',
      cell: (one) => <ImportStateBadge state={one.state} />,
    },
    {
      id: 'rows',
      header: t('column.rows'),
      width: 'w-28',
      align: 'end',
      from: 'md',
      cell: (one) => (one.state === 'uploaded' ? null : <Amount value={one.counts.rows} />),
    },
    {
      id: 'refused',
      header: t('column.refused'),
      width: 'w-28',
      align: 'end',
      from: 'md',
      cell: (one) =>
        one.state === 'uploaded' ? null : (
          <Amount value={one.counts.refused} className={one.counts.refused > 0 ? 'text-warn' : 'text-faint'} />
        ),
    },
    {
      id: 'when',
      header: t('column.when'),
      width: 'w-40',
      align: 'end',
      narrow: 'note',
      cell: (one) => (
        <span className="text-soft">
          <DateTime value={one.createdAt} detail="ago" />
        </span>
      ),
    },
  ]
  return (
    <>
      <PageHeader title={t('title')} note={t('note')} />
      <DropZone
        kind={kind}
        onKind={setKind}
        onUploaded={({ import: batch, preview }) => {
          const params = { importId: batch.id }
          cache.setQueryData(readKey(getImport, { params }), batch)
          cache.setQueryData(readKey(previewImport, { params, query: {} }), preview)
          void cache.invalidateQueries({ queryKey: readKey(listImports) })
          router.push(`/import/view?id=${batch.id}`)
        }}
      />
      <Panel flush title={t('past')} className="mt-6">
        {imports.isError && !rows ? (
          <ErrorState onRetry={() => void imports.refetch()}>{problemText(imports.error)}</ErrorState>
        ) : rows?.length === 0 ? (
          <EmptyState icon={FileUp} title={t('emptyTitle')} className="py-10">
            {t('empty')}
          </EmptyState>
        ) : (
          <>
            <DataTable
              label={t('past')}
              columns={columns}
              rows={rows}
              rowKey={(one) => one.id}
              href={(one) => `/import/view?id=${one.id}`}
              rowClass={(one) => (one.state === 'reversed' ? 'text-soft' : undefined)}
              skeletonRows={4}
            />
            {rows ? <LoadMore pages={imports} count={rows.length} /> : null}
          </>
        )}
      </Panel>
    </>
  )
}
