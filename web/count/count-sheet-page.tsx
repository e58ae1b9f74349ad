'use client'
import { CheckCheck, ClipboardCheck } from 'lucide-react'
import { useSearchParams } from 'next/navigation'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import type { Count } from '#contract/count.ts'
import type { CountLine } from '#contract/count-sheet.ts'
import type { Chosen } from '#web/count/chosen-line.ts'
import type { QueuedEntry } from '#web/count/entry-queue.ts'
import { HandIn } from '#web/count/hand-in.tsx'
import { LineEntry } from '#web/count/line-entry.tsx'
import { ScanBox } from '#web/count/scan-box.tsx'
import { SheetLines } from '#web/count/sheet-lines.tsx'
import { useEntryQueue } from '#web/count/use-entry-queue.ts'
import { useSheet } from '#web/count/use-sheet.ts'
import { isRefusal, useProblemText } from '#web/lib/problem-text.ts'
import { Button, ButtonLink } from '#web/ui/button.tsx'
import { EmptyState } from '#web/ui/empty-state.tsx'
import { ErrorState } from '#web/ui/error-state.tsx'
import { Notice } from '#web/ui/notice.tsx'
import { PageHeader } from '#web/ui/page-header.tsx'
import { Panel } from '#web/ui/panel.tsx'
import { Progress } from '#web/ui/progress.tsx'
import { HeadingSkeleton, Skeleton } from '#web/ui/skeleton.tsx'

/** The sheet a person walks the shelves with: scan or choose a line, type how many, on to the next. */
export function CountSheetPage() {
  const t = useTranslations('count')
  const problemText = useProblemText()
  const countId = useSearchParams().get('id') ?? ''
  const sheet = useSheet(countId)
  const back = { href: '/counts', label: t('title') }
  if (!countId || (sheet.error && !sheet.count)) {
    const missing = !countId || isRefusal(sheet.error)
    return (
      <>
        <PageHeader title={t('one')} back={back} />
        <Panel>
          {missing ? (
            <ErrorState title={t('missing')}>{t('missingNote')}</ErrorState>
          ) : (
            <ErrorState onRetry={sheet.retry}>{problemText(sheet.error)}</ErrorState>
          )}
        </Panel>
      </>
    )
  }
  if (!sheet.count || !sheet.lines) {
    return (
      <div aria-busy="true">
        <PageHeader title={<HeadingSkeleton className="w-60">{t('one')}</HeadingSkeleton>} back={back} />
        <Skeleton className="h-28" />
        <Skeleton className="mt-3 h-80" />
      </div>
    )
  }
  return <Loaded key={countId} count={sheet.count} lines={sheet.lines} back={back} />
}

function Loaded({ count, lines, back }: { count: Count; lines: CountLine[]; back: { href: string; label: string } }) {
  const t = useTranslations('count')
  const queue = useEntryQueue(count.id)
  const [chosen, setChosen] = useState<Chosen>()
  const [handingIn, setHandingIn] = useState(false)
  const shown = lines.map((line) => withWaiting(line, queue.waiting))
  const todo = shown.filter((line) => line.countable && (line.state === 'open' || line.state === 'recount'))
  const done = shown.length - todo.length
  if (count.state !== 'counting') {
    return (
      <>
        <PageHeader title={count.name} back={back} />
        <Refused queue={queue} />
        <Panel>
          <EmptyState
            icon={ClipboardCheck}
            title={t('sheet.closedTitle')}
            actions={<ButtonLink href={`/counts/view?id=${count.id}`}>{t('sheet.back')}</ButtonLink>}
          >
            {t('sheet.closed')}
          </EmptyState>
        </Panel>
      </>
    )
  }
  const current = chosen && 'line' in chosen ? shown.find(({ id }) => id === chosen.line.id) : undefined
  const next = (after: CountLine | undefined, scanned: boolean) => {
    const at = after ? shown.findIndex(({ id }) => id === after.id) : -1
    const open = (line: CountLine) => todo.includes(line) && line.id !== after?.id
    const line = scanned ? undefined : (shown.slice(at + 1).find(open) ?? shown.find(open))
    setChosen(line && { line, scanned: false })
  }
  return (
    <div className="mx-auto max-w-3xl">
      <PageHeader
        title={count.name}
        back={back}
        actions={
          <Button onClick={() => setHandingIn(true)} look={todo.length === 0 ? 'primary' : 'secondary'}>
            <CheckCheck />
            {t('sheet.handIn')}
          </Button>
        }
      />
      <div className="mb-3 flex items-center gap-3">
        <Progress
          label={t('progressLabel', { counted: done, lines: shown.length })}
          value={shown.length === 0 ? 0 : done / shown.length}
        />
        <span aria-live="polite" className="shrink-0 text-sm text-soft tabular-nums">
          {t('progress', { counted: done, lines: shown.length })}
        </span>
      </div>
      <Refused queue={queue} />
      {queue.waiting.length > 0 ? (
        <p role="status" className="mb-3 rounded-md bg-warn-wash px-3 py-1.5 text-sm text-warn">
          {t('sheet.unsent', { count: queue.waiting.length })}. {t('sheet.offline')}
        </p>
      ) : null}
      <div className="sticky top-(--header-height) z-10 -mx-4 bg-canvas px-4 pb-3 sm:mx-0 sm:px-0">
        {chosen ? (
          <LineEntry
            key={'line' in chosen ? chosen.line.id : chosen.found.itemId}
            chosen={current && 'line' in chosen ? { ...chosen, line: current } : chosen}
            places={placesOf(shown)}
            onClose={() => setChosen(undefined)}
            onSave={(entry) => {
              queue.add(entry)
              if ('line' in chosen) next(chosen.line, chosen.scanned)
              else setChosen(undefined)
            }}
          />
        ) : (
          <ScanBox countId={count.id} lines={shown} onChoose={setChosen} />
        )}
      </div>
      <SheetLines
        lines={shown}
        todo={todo}
        chosenId={current?.id}
        onChoose={(line) => setChosen({ line, scanned: false })}
      />
      {handingIn ? (
        <HandIn
          countId={count.id}
          open={todo.length}
          waiting={queue.waiting.length > 0}
          onClose={() => setHandingIn(false)}
        />
      ) : null}
    </div>
  )
}

function Refused({ queue }: { queue: ReturnType<typeof useEntryQueue> }) {
  const t = useTranslations('count.sheet')
  if (queue.refused.length === 0) return null
  return (
    <Notice
      tone="warn"
      className="mb-3"
      title={t('refusedTitle', { count: queue.refused.length })}
      actions={
        <Button size="sm" onClick={queue.dropRefused}>
          {t('drop')}
        </Button>
      }
    >
      <ul>
        {queue.refused.slice(0, 5).map((entry) => (
          <li key={entry.id}>
            {entry.name}: {entry.refused ? t(`refused.${entry.refused}`) : null}
          </li>
        ))}
      </ul>
    </Notice>
  )
}

/** A line as it will be once what waits on this device has arrived. */
function withWaiting(line: CountLine, waiting: readonly QueuedEntry[]): CountLine {
  const entry = waiting.find(
    (one) =>
      one.lineId === line.id ||
      (one.itemId === line.itemId &&
        one.locationId === line.locationId &&
        (one.lotCode ?? '').toLowerCase() === (line.lotCode ?? '').toLowerCase()),
  )
  return entry ? { ...line, state: 'counted', quantity: entry.quantity } : line
}

function placesOf(lines: readonly CountLine[]): { id: string; name: string }[] {
  return [...new Map(lines.map((line) => [line.locationId, line.locationName]))].map(([id, name]) => ({ id, name }))
}
