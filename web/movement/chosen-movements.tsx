'use client'
import { Undo2 } from 'lucide-react'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { mostReversed } from '#contract/movement.ts'
import { ReverseDialog } from '#web/movement/reverse-dialog.tsx'
import { Button } from '#web/ui/button.tsx'

/** What can be done with movements that are chosen in a list: reverse them in one go. */
export function ChosenMovements({ chosen, onClear }: { chosen: ReadonlySet<string>; onClear: () => void }) {
  const t = useTranslations('movement.chosen')
  const [reversing, setReversing] = useState(false)
  if (chosen.size === 0) return null
  return (
    <div
      role="status"
      // on a phone it stays in sight, below the header
      className="mb-3 flex flex-wrap items-center gap-2 rounded-md border bg-wash px-3 py-2 max-sm:sticky max-sm:top-(--header-height) max-sm:z-10"
    >
      <span className="flex-1 font-medium">{t('count', { count: chosen.size })}</span>
      <Button size="sm" look="quiet" onClick={onClear}>
        {t('clear')}
      </Button>
      <Button size="sm" onClick={() => setReversing(true)} disabled={chosen.size > mostReversed}>
        <Undo2 />
        {t('reverse')}
      </Button>
      <ReverseDialog movementIds={[...chosen]} open={reversing} onOpenChange={setReversing} onDone={onClear} />
    </div>
  )
}
