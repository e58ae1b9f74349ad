'use client'
import { Bookmark, RotateCcw } from 'lucide-react'
import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import type { ViewConfig } from '#contract/view.ts'
import type { SearchResult } from '#web/search/question-answer.tsx'
import { Button } from '#web/ui/button.tsx'
import { ViewDialog } from '#web/view/view-dialog.tsx'

/** What can be done with a question as a whole: save what it became as a view, and undo what was changed of its chips. */
export function QuestionBar({
  result,
  config,
  onReset,
}: {
  result: SearchResult | undefined
  /** the list as it stands, with the conditions of the question */
  config: ViewConfig
  /** left out: it stands as it was asked */
  onReset: (() => void) | undefined
}) {
  const t = useTranslations('search')
  const router = useRouter()
  const [isSaving, setSaving] = useState(false)
  return (
    <div className="flex flex-wrap items-center gap-2">
      <Button disabled={!result} onClick={() => setSaving(true)}>
        <Bookmark />
        {t('save')}
      </Button>
      {onReset ? (
        <Button look="quiet" onClick={onReset}>
          <RotateCcw />
          {t('asAsked')}
        </Button>
      ) : null}
      {isSaving && result ? (
        <ViewDialog
          view={undefined}
          config={config}
          name={result.text.trim().slice(0, 80)}
          note={<Lost result={result} />}
          onClose={() => setSaving(false)}
          onSaved={(saved) => router.push(`/items?view=${saved.id}`)}
        />
      ) : null}
    </div>
  )
}

/** What of a question a view does not keep, said before it is saved. */
function Lost({ result }: { result: SearchResult }) {
  const t = useTranslations('search')
  const { sort, limit, aggregate, notUnderstood } = result
  const isOrderLost = sort.length > 1 || sort.some((order) => order.location !== undefined)
  const lost = [
    ...(limit === null ? [] : [t('lost.limit', { count: limit })]),
    ...(isOrderLost ? [t('lost.order')] : []),
    ...(aggregate ? [t('lost.figure')] : []),
    ...(notUnderstood.length > 0
      ? [t('lost.words', { words: notUnderstood.map((one) => t('quoted', { words: one.words })).join(', ') })]
      : []),
  ]
  if (lost.length === 0) return null
  return (
    <div className="text-sm">
      <p>{t('lost.title')}</p>
      <ul className="mt-1 list-disc pl-5 text-soft">
        {lost.map((one) => (
          <li key={one}>{one}</li>
        ))}
      </ul>
    </div>
  )
}
