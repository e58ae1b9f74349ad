'use client'
import { useSearchParams } from 'next/navigation'
import { useTranslations } from 'use-intl'
import { getImport } from '#contract/import.ts'
import { ImportResult } from '#web/import/import-result.tsx'
import { ImportRun } from '#web/import/import-run.tsx'
import { ImportSetup } from '#web/import/import-setup.tsx'
import { type ImportBatch, ImportStateBadge } from '#web/import/import-state-badge.tsx'
import { isRefusal, useProblemText } from '#web/lib/problem-text.ts'
import { useRead } from '#web/lib/read.ts'
import { useSession } from '#web/lib/session.tsx'
import { Forbidden } from '#web/shell/forbidden.tsx'
import { ErrorState } from '#web/ui/error-state.tsx'
import { PageHeader } from '#web/ui/page-header.tsx'
import { Panel } from '#web/ui/panel.tsx'
import { HeadingSkeleton, Skeleton } from '#web/ui/skeleton.tsx'

/** One import from preview to report, as far as it has come. */
export function ImportView() {
  const { can } = useSession()
  return can('import:run') ? <Allowed /> : <Forbidden />
}

function Allowed() {
  const t = useTranslations('import')
  const problemText = useProblemText()
  const importId = useSearchParams().get('id') ?? undefined
  const query = useRead(
    getImport,
    { params: { importId: importId ?? '' } },
    { enabled: importId !== undefined, refetchInterval: 2_500 },
  )
  const batch = query.data
  const back = { href: '/import', label: t('all') }
  if (!importId || (query.isError && !batch)) {
    const missing = !importId || isRefusal(query.error)
    return (
      <>
        <PageHeader title={t('one')} back={back} />
        <Panel>
          {missing ? (
            <ErrorState title={t('missing')} />
          ) : (
            <ErrorState onRetry={() => void query.refetch()}>{problemText(query.error)}</ErrorState>
          )}
        </Panel>
      </>
    )
  }
  if (!batch) {
    return (
      <div aria-busy="true">
        <PageHeader title={<HeadingSkeleton className="w-64">{t('one')}</HeadingSkeleton>} back={back} />
        <Skeleton className="h-80" />
      </div>
    )
  }
  return (
    <>
      <PageHeader title={batch.fileName} back={back} badge={<ImportStateBadge state={batch.state} />} />
      <Stage batch={batch} />
    </>
  )
}

function Stage({ batch }: { batch: ImportBatch }) {
  switch (batch.state) {
    case 'uploaded':
      return <ImportSetup key={batch.id} batch={batch} />
    case 'queued':
    case 'running':
    case 'reversing':
      return <ImportRun batch={batch} />
    case 'succeeded':
    case 'failed':
    case 'cancelled':
    case 'reversed':
      return <ImportResult batch={batch} />
  }
}
