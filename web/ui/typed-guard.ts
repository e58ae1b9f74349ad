'use client'
import { type FormEvent, use, useEffect, useRef } from 'react'
import { useTranslations } from 'use-intl'
import { Ask } from '#web/ui/ask.ts'

/**
 * Keeps what was typed into a panel's form from being lost by a slip of the hand: Escape, the cross and a press beside the panel ask first.
 * A button that says Cancel is no slip, and closes at once.
 * @returns what the panel's root and content take
 */
export function useTypedGuard(open: boolean, onOpenChange: (open: boolean) => void) {
  const t = useTranslations('ui')
  const ask = use(Ask)
  const isTyped = useRef(false)
  useEffect(() => {
    if (open) isTyped.current = false
  }, [open])
  const close = async () => {
    const question = { title: t('unsaved.title'), body: t('unsaved.note'), refusal: t('unsaved.stay') }
    if (!isTyped.current || !ask || (await ask({ ...question, action: t('unsaved.leave'), danger: true })))
      onOpenChange(false)
  }
  return {
    onOpenChange: (next: boolean) => (next ? onOpenChange(true) : void close()),
    onInput: ({ target }: FormEvent) => {
      if (target instanceof Element && target.closest('form')) isTyped.current = true
    },
  }
}
