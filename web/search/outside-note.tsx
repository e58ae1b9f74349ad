'use client'
import { Sparkles } from 'lucide-react'
import { useTranslations } from 'use-intl'
import type { OutsideHelp } from '#contract/search.ts'

/** What a language model outside did for a question, or is doing. Nothing where none was or will be asked. */
export function OutsideNote({ help, isAsking }: { help: OutsideHelp | undefined; isAsking: boolean }) {
  const t = useTranslations('search.outside')
  if (!help) return null
  const { state, model } = help
  // it can be asked and is not: the answer of here stands
  if (state === 'available' && !isAsking) return null
  return (
    <p role="status" className="flex items-center gap-1.5 text-sm text-soft">
      <Sparkles aria-hidden="true" className="size-4 shrink-0" />
      {t(state === 'available' ? 'asking' : state, { model })}
    </p>
  )
}
