'use client'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { type Field, listFields } from '#contract/field.ts'
import { type FieldChange, listFieldChangeRows, listFieldChanges, undoFieldChange } from '#contract/field-change.ts'
import { useProblemText } from '#web/lib/problem-text.ts'
import { useReadPages } from '#web/lib/read.ts'
import { useSession } from '#web/lib/session.tsx'
import { useTask } from '#web/lib/task-stream.ts'
import { useWrite } from '#web/lib/write.ts'
import { FailingTable } from '#web/schema/change-values.tsx'
import { TaskProgress } from '#web/task/task-progress.tsx'
import { Badge, type Tone } from '#web/ui/badge.tsx'
import { Button } from '#web/ui/button.tsx'
import { DateTime } from '#web/ui/date-time.tsx'
import { EmptyState } from '#web/ui/empty-state.tsx'
import { ErrorState } from '#web/ui/error-state.tsx'
import { LoadMore } from '#web/ui/load-more.tsx'
import { Sheet } from '#web/ui/sheet.tsx'
import { Skeleton } from '#web/ui/skeleton.tsx'
import { toastFailed } from '#web/ui/toast.tsx'

const tones: Record<FieldChange['state'], Tone> = {
  converting: 'accent',
  done: 'plain',
  undoing: 'accent',
  undone: 'warn',
}

/** The changes of a field that touched its values, newest first, each with what it did and the way back. */
export function FieldHistory({ field, onClose }: { field: Pick<Field, 'id' | 'name'>; onClose: () => void }) {
  const t = useTranslations('fieldChange')
  const problemText = useProblemText()
  const changes = useReadPages(listFieldChanges, { query: { fieldId: field.id, limit: 20 } })
  return (
    <Sheet
      open
      onOpenChange={(open) => open || onClose()}
      title={t('historyTitle', { name: field.name })}
      className="sm:w-[36rem]"
    >
      {changes.error ? (
        <ErrorState onRetry={() => void changes.refetch()}>{problemText(changes.error)}</ErrorState>
      ) : changes.rows === undefined ? (
        <Skeleton className="h-4 w-2/3" />
      ) : changes.rows.length === 0 ? (
        <EmptyState title={t('historyEmptyTitle')}>{t('historyEmpty')}</EmptyState>
      ) : (
        <>
          <ul className="divide-y">
            {changes.rows.map((change) => (
              <li key={change.id} className="py-4 first:pt-0">
                <Change change={change} onChanged={() => void changes.refetch()} />
              </li>
            ))}
          </ul>
          {changes.hasNextPage ? <LoadMore pages={changes} count={changes.rows.length} /> : null}
        </>
      )}
    </Sheet>
  )
}

function Change({ change, onChanged }: { change: FieldChange; onChanged: () => void }) {
  const t = useTranslations('fieldChange')
  const { can } = useSession()
  const problemText = useProblemText()
  const isAtWork = change.state === 'converting' || change.state === 'undoing'
  const { data: task } = useTask(isAtWork ? change.taskId : undefined, onChanged)
  const undo = useWrite(undoFieldChange, {
    refreshes: [listFields, listFieldChanges],
    onSuccess: onChanged,
    onError: (error) => toastFailed(problemText(error)),
  })
  const notConverted = change.undone ? change.undone.setAside : change.counts.failed
  return (
    <article className="space-y-2">
      <header className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <Badge tone={tones[change.state]}>{t(`state.${change.state}`)}</Badge>
        <span className="min-w-0 flex-1 truncate text-sm text-soft">
          <DateTime value={change.createdAt} /> · {t('by', { name: change.byName })}
        </span>
        {change.undoable && can('schema:write') ? (
          <Button size="sm" pending={undo.isPending} onClick={() => undo.mutate({ params: { changeId: change.id } })}>
            {t('undo')}
          </Button>
        ) : null}
      </header>
      <Parts change={change} />
      {isAtWork ? (
        <TaskProgress task={task} />
      ) : (
        <p className="text-sm text-soft">{change.undone ? t('back', change.undone) : t('doneCounts', change.counts)}</p>
      )}
      {notConverted > 0 && can('schema:write') ? <FailedRows change={change} /> : null}
    </article>
  )
}

/** What of the definition changed, from what to what. */
function Parts({ change }: { change: FieldChange }) {
  const t = useTranslations('fieldChange')
  const schema = useTranslations('schema')
  const say = (field: Field, part: string): string => {
    if (part === 'kind') return schema(`kind.${field.kind}`)
    if (part === 'options') return t('optionCount', { count: field.options.length })
    const value = field[part as keyof Field]
    if (typeof value === 'boolean') return value ? t('yes') : t('no')
    return typeof value === 'string' || typeof value === 'number' ? String(value) : t('nothing')
  }
  const shown = [
    'kind',
    'unit',
    'options',
    'required',
    'unique',
    'min',
    'max',
    'pattern',
    'precision',
    'currency',
  ] as const
  const parts = shown.filter((part) => change.parts.includes(part))
  if (parts.length === 0) return <p>{t('part.other')}</p>
  return (
    <ul className="space-y-0.5">
      {parts.map((part) => (
        <li key={part}>
          <span className="text-soft">{t(`part.${part}`)}</span>{' '}
          <span className="font-medium">
            {t('fromTo', { from: say(change.before, part), to: say(change.after, part) })}
          </span>
        </li>
      ))}
    </ul>
  )
}

function FailedRows({ change }: { change: FieldChange }) {
  const t = useTranslations('fieldChange')
  const [isOpen, setOpen] = useState(false)
  const rows = useReadPages(
    listFieldChangeRows,
    { params: { changeId: change.id }, query: { limit: 50 } },
    { enabled: isOpen },
  )
  return (
    <details onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary className="cursor-pointer text-sm font-medium">{t('rows')}</summary>
      <div className="mt-2">
        <FailingTable
          entity={change.entity}
          rows={(rows.rows ?? []).map((row) => ({ ...row, name: `${row.name} (${t(`rowState.${row.state}`)})` }))}
        />
        {rows.hasNextPage ? <LoadMore pages={rows} count={rows.rows?.length ?? 0} watch={false} /> : null}
      </div>
    </details>
  )
}
