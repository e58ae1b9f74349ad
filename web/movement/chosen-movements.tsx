'use client'
import { Undo2 } from 'lucide-react'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { mostReversed } from '#contract/movement.ts'
import { ReverseDialog } from '#web/movement/reverse-dialog.tsx'
import { Button } from '#web/ui/button.tsx'
import { useFootBar } from '#web/ui/foot-bar.ts'

/** What can be done with movements that are chosen in a list: reverse them in one go. It stands at the foot of the screen: the list must not move under the finger that chooses. */
export function ChosenMovements({ chosen, onClear }: { chosen: ReadonlySet<string>; onClear: () => void }) {
  const t = useTranslations('movement.chosen')
  const [reversing, setReversing] = useState(false)
  const footBar = useFootBar()
  if (chosen.size === 0) return null
  return (
    <div
      ref={footBar}
      role="status"
      className="fixed inset-x-0 bottom-4 z-20 mx-auto flex w-fit max-w-[calc(100vw-2rem)] items-center gap-2 rounded-lg bg-surface p-1.5 pl-4 shadow-lift max-lg:bottom-[calc(4.25rem+env(safe-area-inset-bottom))]"
    >
      <span className="mr-2 flex-1 font-medium tabular-nums">{t('count', { count: chosen.size })}</span>
      <Button look="quiet" onClick={onClear}>
        {t('clear')}
      </Button>
      <Button look="primary" onClick={() => setReversing(true)} disabled={chosen.size > mostReversed}>
        <Undo2 />
        {t('reverse')}
      </Button>
      <ReverseDialog movementIds={[...chosen]} open={reversing} onOpenChange={setReversing} onDone={onClear} />
    </div>
  )
}
