'use client'
import { Check, PencilLine, X } from 'lucide-react'
import Link from 'next/link'
import type { ReactNode } from 'react'
import { useTranslations } from 'use-intl'
import type { ValueSuggestion } from '#contract/value-suggestion.ts'
import { Badge } from '#web/ui/badge.tsx'
import { Button } from '#web/ui/button.tsx'
import { classNames } from '#web/ui/class-names.ts'
import { Code } from '#web/ui/code-block.tsx'

/** One item that may have a value: how sure, why, and the three answers. */
export function SuggestionEntry({
  suggestion: { id, itemId, name, sku, reason, isSure, confidence },
  isChosen,
  isBusy,
  onChoose,
  onAccept,
  onOther,
  onReject,
}: {
  suggestion: ValueSuggestion
  /** the keys answer it */
  isChosen: boolean
  isBusy: boolean
  onChoose: () => void
  onAccept: () => void
  onOther: () => void
  onReject: () => void
}) {
  const t = useTranslations('valueSuggestion')
  const act = (word: 'accept' | 'other' | 'reject', sign: ReactNode, run: () => void) => (
    <Button
      size="sm"
      look={word === 'accept' ? 'secondary' : 'quiet'}
      disabled={isBusy}
      aria-label={t('of', { act: t(word), item: name })}
      title={t(word)}
      onFocus={onChoose}
      onClick={run}
    >
      {sign}
    </Button>
  )
  return (
    <li
      data-entry={id}
      tabIndex={-1}
      className={classNames(
        'flex flex-wrap items-center gap-x-4 gap-y-2 py-2 pr-4 pl-10 -outline-offset-2 max-sm:pl-4',
        isChosen && 'shadow-[inset_3px_0_0_var(--accent)]',
      )}
    >
      <div className="min-w-0 flex-1 basis-64">
        <p className="flex flex-wrap items-baseline gap-x-2">
          <Link
            href={`/items/view?id=${itemId}`}
            onFocus={onChoose}
            className="[overflow-wrap:anywhere] underline-offset-4 hover:underline"
          >
            {name}
          </Link>
          <Code>{sku}</Code>
        </p>
        <p className="text-sm text-soft">{reason}</p>
      </div>
      <Badge tone={isSure ? 'accent' : 'plain'}>
        {isSure ? t('sureOne') : t('percent', { percent: Math.floor(confidence * 100) })}
      </Badge>
      <span className="flex gap-1">
        {act('accept', <Check />, onAccept)}
        {act('other', <PencilLine />, onOther)}
        {act('reject', <X />, onReject)}
      </span>
    </li>
  )
}
