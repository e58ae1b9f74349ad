'use client'
import { useSearchParams } from 'next/navigation'
import { useTranslations } from 'use-intl'
import { getImport } from '#contract/import.ts'
import { ImportResult } from '#web/import/import-result.tsx'
import { ImportRun } from '#web/import/import-run.tsx'
import { ImportSetup } from '#web/import/import-setup.tsx'
import { type ImportBatch, ImportStateBadge } from '#web/import/import-state-badge.tsx'
import { useRead } from '#web/lib/read.ts'
import { useSession } from '#web/lib/session.tsx'
import { Forbidden } from '#web/shell/forbidden.tsx'
import { OneRecord } from '#web/ui/one-record.tsx'
import { PageHeader } from '#web/ui/page-header.tsx'
import { Skeleton } from '#web/ui/skeleton.tsx'

/** One import from preview to report, as far as it has come. */
export function ImportView() {
  const { can } = useSession()
  return can('import:run') ? <Allowed /> : <Forbidden />
}

function Allowed() {
  const t = useTranslations('import')
  const importId = useSearchParams().get('id') ?? undefined
  const query = useRead(
    getImport,
    { params: { importId: importId ?? '' } },
    { enabled: importId !== undefined, refetchInterval: 2_500 },
  )
  const back = { href: '/import', label: t('all') }
  return (
    <OneRecord
      id={importId}
      query={query}
      title={t('one')}
      back={back}
      missing={{ title: t('missing') }}
      skeleton={<Skeleton className="h-80" />}
    >
      {(batch) => (
        <>
          <PageHeader title={batch.fileName} back={back} badge={<ImportStateBadge state={batch.state} />} />
          <Stage batch={batch} />
        </>
      )}
    </OneRecord>
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
