'use client'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { listMovements } from '#contract/movement.ts'
import { useProblemText } from '#web/lib/problem-text.ts'
import { useRead } from '#web/lib/read.ts'
import { MovementSheet } from '#web/movement/movement-sheet.tsx'
import { MovementTable } from '#web/movement/movement-table.tsx'
import { ButtonLink } from '#web/ui/button.tsx'
import { ErrorState } from '#web/ui/error-state.tsx'
import { Panel } from '#web/ui/panel.tsx'

/** The newest movements. */
export function LatestMovements() {
  const t = useTranslations('dashboard')
  const problemText = useProblemText()
  const [opened, setOpened] = useState<string>()
  const latest = useRead(listMovements, { query: { limit: 6 } }, { refetchInterval: 30_000 })
  return (
    <Panel
      flush
      title={t('latest')}
      actions={
        <ButtonLink size="sm" look="quiet" href="/movements">
          {t('all')}
        </ButtonLink>
      }
    >
      {latest.isError && !latest.data ? (
        <ErrorState onRetry={() => void latest.refetch()}>{problemText(latest.error)}</ErrorState>
      ) : latest.data?.data.length === 0 ? (
        <p className="px-4 py-6 text-soft">{t('latestEmpty')}</p>
      ) : (
        <MovementTable movements={latest.data?.data} onOpen={setOpened} brief skeletonRows={6} />
      )}
      <MovementSheet movementId={opened} onOpen={setOpened} />
    </Panel>
  )
}
