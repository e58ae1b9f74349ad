import type { ReactNode } from 'react'
import { en } from '#contract/words/en.ts'
import { TallyField } from '#web/account/tally-field.tsx'
import { TallyMark } from '#web/shell/tally-mark.tsx'

/** The quiet two-part page of everything around an account: the task at the left, a field of tallies at the right. */
export function AccountFrame({ children }: { children: ReactNode }) {
  return (
    <div className="flex min-h-dvh bg-surface">
      <main className="flex w-full flex-col px-6 py-8 sm:px-12 lg:w-[36rem] lg:shrink-0">
        <div className="flex items-center gap-2.5">
          <TallyMark />
          <span className="font-semibold">{en.shell.product}</span>
        </div>
        <div className="my-auto w-full max-w-sm py-12 max-lg:mx-auto">{children}</div>
      </main>
      <div className="relative flex-1 overflow-hidden border-l bg-canvas max-lg:hidden">
        <TallyField />
      </div>
    </div>
  )
}
