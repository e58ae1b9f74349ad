'use client'
import type { FormEventHandler, ReactNode } from 'react'
import { useProblemText } from '#web/lib/problem-text.ts'
import { Button } from '#web/ui/button.tsx'
import { Notice } from '#web/ui/notice.tsx'
import { Panel } from '#web/ui/panel.tsx'

/** One part of the account with its own button: what is refused is said above the fields. */
export function PanelForm({
  title,
  note,
  action,
  pending,
  disabled = false,
  error,
  onSubmit,
  children,
}: {
  title: ReactNode
  note?: ReactNode
  action: ReactNode
  pending: boolean
  disabled?: boolean
  /** what the whole form was refused with; what concerns one field stands beside it instead */
  error?: unknown
  onSubmit: FormEventHandler
  children: ReactNode
}) {
  const problemText = useProblemText()
  return (
    <Panel title={title}>
      <form noValidate onSubmit={onSubmit} className="space-y-4">
        {error ? <Notice tone="danger">{problemText(error)}</Notice> : null}
        {children}
        <div className="flex flex-wrap items-center justify-end gap-x-4 gap-y-2">
          {note ? <p className="min-w-0 flex-1 basis-48 text-sm text-soft">{note}</p> : null}
          <Button type="submit" look="primary" pending={pending} disabled={disabled}>
            {action}
          </Button>
        </div>
      </form>
    </Panel>
  )
}
