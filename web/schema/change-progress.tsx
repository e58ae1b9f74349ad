'use client'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { listFields } from '#contract/field.ts'
import { type FieldChange, getFieldChange, listFieldChanges, undoFieldChange } from '#contract/field-change.ts'
import { useProblemText } from '#web/lib/problem-text.ts'
import { useRead } from '#web/lib/read.ts'
import { hasEnded } from '#web/lib/task-end.ts'
import { useTask } from '#web/lib/task-stream.ts'
import { useWrite } from '#web/lib/write.ts'
import { TaskProgress } from '#web/task/task-progress.tsx'
import { Button } from '#web/ui/button.tsx'
import { Notice } from '#web/ui/notice.tsx'

/** A change under way: its progress, and when it has ended what it did, with the way back. */
export function ChangeProgress({ change, name }: { change: FieldChange; name: string }) {
  const t = useTranslations('fieldChange')
  const problemText = useProblemText()
  const [taskId, setTaskId] = useState(change.taskId)
  const current = useRead(getFieldChange, { params: { changeId: change.id } })
  const { data: task } = useTask(taskId, () => void current.refetch())
  const undo = useWrite(undoFieldChange, {
    refreshes: [listFields, listFieldChanges, getFieldChange],
    onSuccess: (started) => setTaskId(started.task.id),
  })
  const told = current.data ?? change
  // the task ends a moment before what it did has been read
  const isTold = told.state !== 'converting' && told.state !== 'undoing'
  if (!task || !hasEnded(task) || (task.state === 'succeeded' && !isTold))
    return (
      <div className="space-y-3">
        <TaskProgress task={task} />
        <p className="text-soft">{told.state === 'undoing' ? t('undoing') : t('running')}</p>
      </div>
    )
  if (task.state !== 'succeeded')
    return (
      <div className="space-y-3">
        <Notice tone="danger" title={t('failed')}>
          {task.error?.message}
        </Notice>
        <UndoButton
          told={told}
          pending={undo.isPending}
          onUndo={() => undo.mutate({ params: { changeId: change.id } })}
        />
      </div>
    )
  return (
    <div className="space-y-3">
      {undo.error ? <Notice tone="danger">{problemText(undo.error)}</Notice> : null}
      {told.state === 'undone' ? (
        <Notice tone="accent" title={t('undone', { name })}>
          {told.undone ? t('back', told.undone) : null}
        </Notice>
      ) : (
        <Notice tone="accent" title={t('done', { name })}>
          {t('doneCounts', told.counts)}
        </Notice>
      )}
      <UndoButton
        told={told}
        pending={undo.isPending}
        onUndo={() => undo.mutate({ params: { changeId: change.id } })}
      />
    </div>
  )
}

function UndoButton({ told, pending, onUndo }: { told: FieldChange; pending: boolean; onUndo: () => void }) {
  const t = useTranslations('fieldChange')
  if (!told.undoable) return null
  return (
    <Button pending={pending} onClick={onUndo}>
      {t('undo')}
    </Button>
  )
}
