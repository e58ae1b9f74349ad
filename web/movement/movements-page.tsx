'use client'
import { ArrowLeftRight, FilePen, Plus } from 'lucide-react'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { listMovements, recordableKinds } from '#contract/movement.ts'
import { listMovementDrafts } from '#contract/movement-draft.ts'
import { ExportButton } from '#web/export/export-button.tsx'
import { useProblemText } from '#web/lib/problem-text.ts'
import { useRead, useReadPages } from '#web/lib/read.ts'
import { useSession } from '#web/lib/session.tsx'
import { useShortcut } from '#web/lib/shortcuts.tsx'
import { useUrlState } from '#web/lib/url-state.ts'
import { ChosenMovements } from '#web/movement/chosen-movements.tsx'
import { MovementFilters, useMovementFilters } from '#web/movement/movement-filters.tsx'
import { MovementSheet } from '#web/movement/movement-sheet.tsx'
import { type ListedMovement, MovementTable } from '#web/movement/movement-table.tsx'
import { RecordMovement } from '#web/movement/record-movement.tsx'
import { Button, ButtonLink } from '#web/ui/button.tsx'
import { EmptyState } from '#web/ui/empty-state.tsx'
import { ErrorState } from '#web/ui/error-state.tsx'
import { LoadMore } from '#web/ui/load-more.tsx'
import { PageHeader } from '#web/ui/page-header.tsx'
import { Panel } from '#web/ui/panel.tsx'

const nothing: ReadonlySet<string> = new Set()

/** The ledger, newest first, with filters in the address; a movement opens beside it. */
export function MovementsPage() {
  const t = useTranslations('movement')
  const ui = useTranslations('ui')
  const shell = useTranslations('shell')
  const problemText = useProblemText()
  const { can } = useSession()
  // the kind to begin with, where the address says one
  const [recording, setRecording] = useUrlState('record')
  // where goods leave, where the address says so
  const [place, setPlace] = useUrlState('place')
  const [opened, setOpened] = useUrlState('id')
  const filters = useMovementFilters()
  const filtered = filters.count > 0
  const movements = useReadPages(listMovements, { query: { limit: 50, ...filters.query } }, { keepPrevious: true })
  const { filter: byLines, ...listed } = filters.query
  const mayRecord = can('movement:record')
  const [chosen, setChosen] = useState(nothing)
  // what was reversed meanwhile, from its own sheet or by somebody else, cannot be reversed again
  const reversed = new Set(movements.rows?.flatMap(({ id, reversedById }) => (reversedById ? [id] : [])))
  const reversible = new Set([...chosen].filter((id) => !reversed.has(id)))
  const choose = ({ id }: ListedMovement, isChosen: boolean) =>
    setChosen(new Set(isChosen ? [...chosen, id] : [...chosen].filter((other) => other !== id)))
  const record = () => setRecording('1')
  useShortcut(mayRecord ? { keys: 'n', label: t('record'), group: shell('shortcut.page'), run: record } : undefined)
  const recordButton = mayRecord ? (
    <Button look="primary" onClick={record}>
      <Plus />
      {t('record')}
    </Button>
  ) : null
  const drafts = useRead(listMovementDrafts, { query: { limit: 50 } }, { enabled: mayRecord })
  return (
    <>
      <PageHeader
        title={t('title')}
        note={t('note')}
        actions={
          <>
            <ExportButton entity="movement" query={{ movements: listed, ...(byLines ? { filter: byLines } : {}) }} />
            {mayRecord ? (
              <ButtonLink href="/movements/drafts">
                <FilePen />
                {t('draft.link', { count: drafts.data?.data.length ?? 0 })}
              </ButtonLink>
            ) : null}
            {recordButton}
          </>
        }
      />
      <MovementFilters filters={filters} />
      <ChosenMovements chosen={reversible} onClear={() => setChosen(nothing)} />
      <Panel flush>
        {movements.isError && !movements.rows ? (
          <ErrorState onRetry={() => void movements.refetch()}>{problemText(movements.error)}</ErrorState>
        ) : movements.rows?.length === 0 && !movements.hasNextPage ? (
          filtered ? (
            <EmptyState
              icon={ArrowLeftRight}
              title={t('emptyFilterTitle')}
              actions={<Button onClick={filters.clear}>{ui('clearFilters')}</Button>}
            >
              {t('emptyFilter')}
            </EmptyState>
          ) : (
            <EmptyState icon={ArrowLeftRight} title={t('emptyTitle')} actions={recordButton}>
              {t('empty')}
            </EmptyState>
          )
        ) : (
          <>
            {movements.rows?.length === 0 ? <p className="p-4 text-soft">{t('lookingOn')}</p> : null}
            <MovementTable
              movements={movements.rows}
              onOpen={setOpened}
              {...(can('movement:correct') ? { chosen: reversible, onChoose: choose } : {})}
            />
            {movements.rows ? <LoadMore pages={movements} count={movements.rows.length} /> : null}
          </>
        )}
      </Panel>
      <MovementSheet movementId={opened} onOpen={setOpened} />
      {mayRecord ? (
        <RecordMovement
          open={recording !== undefined}
          onOpenChange={() => {
            setRecording(undefined)
            setPlace(undefined)
          }}
          preset={{
            kind: recordableKinds.find((kind) => kind === recording),
            ...(place ? { fromLocationId: place } : {}),
          }}
        />
      ) : null}
    </>
  )
}
