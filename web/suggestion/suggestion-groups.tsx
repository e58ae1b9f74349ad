'use client'
import { Check, ChevronDown, ChevronRight, X } from 'lucide-react'
import { useRef, useState } from 'react'
import { useTranslations } from 'use-intl'
import type { SuggestionGroup } from '#contract/value-suggestion.ts'
import { SuggestionEntries } from '#web/suggestion/suggestion-entries.tsx'
import type { Review } from '#web/suggestion/use-review.ts'
import { Badge } from '#web/ui/badge.tsx'
import { Button } from '#web/ui/button.tsx'
import { useConfirm } from '#web/ui/confirm.tsx'

const keyOf = ({ field, value }: SuggestionGroup) => `${field} ${JSON.stringify(value)}`

/** Suggested values, those of most items first; one at a time shows its items. */
export function SuggestionGroups({ groups, review }: { groups: readonly SuggestionGroup[]; review: Review }) {
  const t = useTranslations('valueSuggestion')
  const [openKey, setOpenKey] = useState<string>()
  const list = useRef<HTMLUListElement>(null)
  const confirm = useConfirm()
  /** The value beside one that is about to go, or the page where it is the last. */
  const leave = (at: number) => {
    const values = list.current?.querySelectorAll<HTMLElement>('button[aria-expanded]')
    const next = values?.[at + 1] ?? values?.[at - 1] ?? list.current?.closest<HTMLElement>('main')
    next?.focus()
  }
  const rejectAll = async ({ field, value, label, count }: SuggestionGroup) => {
    const title = t('rejectAllTitle', { value: label, count })
    if (await confirm({ title, body: t('rejectAllNote'), action: t('rejectAll'), danger: true }))
      await review.reject({ field, value: JSON.stringify(value) })
  }
  return (
    <ul ref={list} aria-label={t('groups')} className="divide-y">
      {groups.map((group, at) => {
        const key = keyOf(group)
        const isOpen = key === openKey
        const { field, fieldLabel, value, label, count, sure, confidence } = group
        return (
          <li key={key}>
            <div className="flex flex-wrap items-center gap-x-4 gap-y-2 px-4 py-2.5">
              <button
                type="button"
                aria-expanded={isOpen}
                className="flex min-w-0 flex-1 basis-60 items-center gap-2 text-left"
                onClick={() => setOpenKey(isOpen ? undefined : key)}
              >
                {isOpen ? <ChevronDown className="size-4 shrink-0" /> : <ChevronRight className="size-4 shrink-0" />}
                <span className="text-sm text-soft">{fieldLabel}</span>
                <span className="min-w-0 font-medium [overflow-wrap:anywhere]">{label}</span>
              </button>
              <span className="flex flex-wrap items-center gap-x-3 gap-y-1 text-sm text-soft">
                <span className="tabular-nums">{t('items', { count })}</span>
                {sure > 0 ? <Badge tone="accent">{t('sureItems', { count: sure })}</Badge> : null}
                <span className="tabular-nums">{t('confidence', { percent: Math.floor(confidence * 100) })}</span>
              </span>
              <span className="flex gap-1">
                <Button
                  size="sm"
                  disabled={review.isBusy}
                  aria-label={`${t('acceptAll')}: ${label}`}
                  onClick={() => void review.accept({ field, value: JSON.stringify(value) })}
                >
                  <Check />
                  {t('acceptAll')}
                </Button>
                <Button
                  size="sm"
                  look="quiet"
                  disabled={review.isBusy}
                  aria-label={`${t('rejectAll')}: ${label}`}
                  onClick={() => void rejectAll(group)}
                >
                  <X />
                </Button>
              </span>
            </div>
            {isOpen ? <SuggestionEntries group={group} review={review} onAllAnswered={() => leave(at)} /> : null}
          </li>
        )
      })}
    </ul>
  )
}
