'use client'
import type { FormEventHandler, ReactNode } from 'react'
import { useProblemText } from '#web/lib/problem-text.ts'
import { Button } from '#web/ui/button.tsx'
import { Notice } from '#web/ui/notice.tsx'

/** Title, fields, one button: the shape of every form around an account. */
export function AccountForm({
  title,
  note,
  action,
  pending,
  error,
  onSubmit,
  children,
  after,
}: {
  title: ReactNode
  note?: ReactNode
  action: ReactNode
  pending: boolean
  error: unknown
  onSubmit: FormEventHandler
  children: ReactNode
  after?: ReactNode
}) {
  const problemText = useProblemText()
  return (
    <>
      <h1 className="text-2xl font-semibold tracking-tight">{title}</h1>
      {note ? <p className="mt-1 text-soft">{note}</p> : null}
      <form onSubmit={onSubmit} noValidate className="mt-7 space-y-4">
        {error ? <Notice tone="danger">{problemText(error)}</Notice> : null}
        {children}
        <Button type="submit" look="primary" pending={pending} className="h-10 w-full">
          {action}
        </Button>
      </form>
      {after ? <div className="mt-6 space-y-1 text-soft">{after}</div> : null}
    </>
  )
}

/** A link in running text. */
export const textLink = 'font-medium text-accent underline-offset-4 hover:underline'
