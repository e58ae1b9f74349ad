'use client'
import { type ReactNode, use, useCallback, useRef, useState } from 'react'
import { useTranslations } from 'use-intl'
import { Ask, type Question } from '#web/ui/ask.ts'
import { Button } from '#web/ui/button.tsx'
import { Dialog } from '#web/ui/dialog.tsx'
import { Field } from '#web/ui/field.tsx'
import { Input } from '#web/ui/input.tsx'

/**
 * Asks before a destructive act: `if (await confirm({ title, action })) ...`.
 * Prefer doing it at once with an undo in the toast; ask only for what cannot be undone.
 */
export function useConfirm(): (question: Question) => Promise<boolean> {
  const ask = use(Ask)
  if (!ask) throw new Error('useConfirm outside ConfirmProvider')
  return ask
}

/** Holds the one dialog that `useConfirm` opens. */
export function ConfirmProvider({ children }: { children: ReactNode }) {
  const t = useTranslations('ui')
  const [question, setQuestion] = useState<Question>()
  const [open, setOpen] = useState(false)
  const [typed, setTyped] = useState('')
  const resolve = useRef<(answer: boolean) => void>(undefined)
  const ask = useCallback((next: Question) => {
    setQuestion(next)
    setTyped('')
    setOpen(true)
    return new Promise<boolean>((done) => {
      resolve.current = done
    })
  }, [])
  const answer = (value: boolean) => {
    setOpen(false)
    resolve.current?.(value)
  }
  return (
    <Ask value={ask}>
      {children}
      {question ? (
        <Dialog
          open={open}
          onOpenChange={(next) => next || answer(false)}
          title={question.title}
          description={question.body}
          footer={
            <>
              <Button onClick={() => answer(false)}>{question.refusal ?? t('cancel')}</Button>
              <Button
                look={question.danger ? 'danger' : 'primary'}
                disabled={question.typed !== undefined && typed !== question.typed.word}
                onClick={() => answer(true)}
              >
                {question.action}
              </Button>
            </>
          }
        >
          {question.typed ? (
            <Field label={question.typed.label}>
              <Input value={typed} onChange={(event) => setTyped(event.target.value)} autoComplete="off" />
            </Field>
          ) : null}
        </Dialog>
      ) : null}
    </Ask>
  )
}
