'use client'
import { Check } from 'lucide-react'
import { useTranslations } from 'use-intl'
import { ItemsAlike } from '#web/suggestion/items-alike.tsx'
import type { Suggestions } from '#web/suggestion/use-suggestions.ts'
import { Button } from '#web/ui/button.tsx'
import { Tooltip } from '#web/ui/tooltip.tsx'

/** Suggestions come and go while a person types: their line is kept free below the field, so that nothing moves. */
const lineClass = '-mb-2 mt-1 flex h-8 items-center gap-2 pointer-coarse:h-9'

/** One suggested value below its field: the value to take, how sure it is, and why. */
export function SuggestedValue({ field, suggestions }: { field: string; suggestions: Suggestions }) {
  const t = useTranslations('suggestion')
  const suggestion = suggestions.byField.get(field)
  if (!suggestion) return suggestions.isAble(field) ? <div className={lineClass} /> : null
  const { label, confidence, reason } = suggestion
  return (
    <div className={lineClass}>
      <Button
        size="sm"
        aria-label={t('take', { label })}
        className="max-w-3/5 shrink"
        onClick={(event) => {
          focusField(event.currentTarget)
          suggestions.take(suggestion)
        }}
      >
        <Check aria-hidden="true" />
        <span className="truncate">{label}</span>
      </Button>
      <span className="line-clamp-2 min-w-0 text-xs text-soft">
        {t('sure', { percent: Math.floor(confidence * 100) })} · {reason}
      </span>
    </div>
  )
}

/** What is said of the item as a whole, below its name: which others it may be, and all sure suggestions to take at once. Says aloud how many there are. */
export function SuggestedWhole({ suggestions }: { suggestions: Suggestions }) {
  const t = useTranslations('suggestion')
  const { alike, byField, take } = suggestions
  const sure = [...byField.values()].filter(({ isSure }) => isSure)
  return (
    <div className={lineClass}>
      <p aria-live="polite" className="sr-only">
        {[alike.length > 0 ? t('alikeTitle') : '', byField.size > 0 ? t('found', { count: byField.size }) : '']
          .filter(Boolean)
          .join('. ')}
      </p>
      {alike.length > 0 ? <ItemsAlike alike={alike} /> : null}
      {sure.length > 1 ? (
        <Tooltip text={t('takeAllNote')} side="bottom">
          <Button
            size="sm"
            onClick={(event) => {
              focusField(event.currentTarget)
              sure.forEach(take)
            }}
          >
            <Check aria-hidden="true" />
            {t('takeAll', { count: sure.length })}
          </Button>
        </Tooltip>
      ) : null}
    </div>
  )
}

/** A suggestion that was taken vanishes: its field has the focus then. */
function focusField(button: HTMLElement): void {
  button.parentElement?.parentElement?.querySelector<HTMLElement>('input, select, textarea, button')?.focus()
}
