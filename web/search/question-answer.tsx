'use client'
import { CircleHelp, Split } from 'lucide-react'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import type { z } from 'zod'
import type { Filter } from '#contract/filter.ts'
import type { searchResult } from '#contract/search.ts'
import { useSession } from '#web/lib/session.tsx'
import { FigureGroups } from '#web/search/figure-groups.tsx'
import { TeachDialog } from '#web/search/teach-dialog.tsx'
import { Amount, Money } from '#web/ui/amount.tsx'
import { Button } from '#web/ui/button.tsx'

export type SearchResult = z.output<typeof searchResult>

/** The figure a question asked for, large. Nothing where the answer is a list. */
export function QuestionFigure({ result }: { result: SearchResult }) {
  const t = useTranslations('search')
  const { tenant } = useSession()
  const { aggregate } = result
  if (!aggregate) return null
  const { of, value, unit, isMoney, groups, lacking } = aggregate
  const figure = (told: string) =>
    isMoney ? (
      <Money value={told} currency={unit ?? tenant.currency} />
    ) : (
      <Amount value={told} {...(unit ? { unit } : {})} />
    )
  const over = { count: result.total, about: result.totalIsEstimate ? 'yes' : 'no' }
  const [measure, parted] = result.chips.filter(({ kind }) => kind === 'aggregate').map(({ label }) => label)
  return (
    <div className="mb-3 rounded-lg border bg-surface px-4 py-3">
      <p aria-label={t('answer')} className="flex flex-wrap items-baseline gap-x-3">
        <span className="text-3xl font-medium tracking-tight">{figure(value)}</span>
        <span className="text-soft">
          {of === 'count'
            ? t('aggregate.count', { count: Number(value) })
            : of === 'sum' || of === 'average'
              ? t('aggregate.measure', { measure: measure ?? '', ...over })
              : t(`aggregate.${of}`, over)}
        </span>
      </p>
      {lacking === undefined ? null : (
        <p className="mt-1 text-sm text-soft">{t(`aggregate.lacking.${lackOf(aggregate)}`, { count: lacking })}</p>
      )}
      {groups === undefined ? null : (
        <FigureGroups title={parted ?? ''} groups={groups} more={aggregate.moreGroups ?? 0} figure={figure} />
      )}
    </div>
  )
}

/** What items that count nothing lack. */
function lackOf({ of, basis }: NonNullable<SearchResult['aggregate']>): 'cost' | 'price' | 'stock' | 'mean' {
  if (of === 'value') return basis ?? 'cost'
  return of === 'sum' ? 'stock' : 'mean'
}

/** Names the words of the question that played no part, or were but likened to others, so that nothing is dropped silently; who may teaches them here. */
export function NotUnderstood({ result }: { result: SearchResult }) {
  const t = useTranslations('search')
  const { can } = useSession()
  const [taught, setTaught] = useState<string>()
  const guessed = result.chips.find(({ source }) => source === 'wordVectors')
  const left = guessed ? [guessed] : result.notUnderstood
  if (left.length === 0) return null
  const named = [...new Set(left.map((one) => one.words))]
  const quoted = named.map((words) => t('quoted', { words })).join(', ')
  return (
    <div className="flex flex-wrap items-center gap-x-3 gap-y-1 text-sm">
      <p role="status" className="flex items-center gap-1.5 text-warn">
        <CircleHelp aria-hidden="true" className="size-4 shrink-0" />
        {guessed ? t('alike', { words: quoted }) : t('notUnderstood', { words: quoted })}
      </p>
      {can('item:write')
        ? named.slice(0, mostOffered).map((words) => (
            <Button key={words} size="sm" onClick={() => setTaught(words)}>
              <span className="max-w-48 truncate">{t('teach.open', { words })}</span>
            </Button>
          ))
        : null}
      {taught === undefined ? null : <TeachDialog words={taught} onClose={() => setTaught(undefined)} />}
    </div>
  )
}

/** What words may mean besides, to be taken instead: the reading that stands is the likelier one. */
export function OtherReadings({ result, onTake }: { result: SearchResult; onTake: (filter: Filter) => void }) {
  const t = useTranslations('search')
  const byWords = [...Map.groupBy(result.otherReadings, ({ words }) => words)]
  if (byWords.length === 0) return null
  return (
    <ul className="space-y-1 text-sm">
      {byWords.map(([words, readings]) => (
        <li key={words} className="flex flex-wrap items-center gap-x-2 gap-y-1 text-soft">
          <span className="flex items-center gap-1.5">
            <Split aria-hidden="true" className="size-4 shrink-0" />
            {t('otherReadings', { words: t('quoted', { words }) })}
          </span>
          {readings.map(({ label, filter }) => (
            <Button key={label} size="sm" onClick={() => onTake(filter)}>
              <span className="max-w-64 truncate">{label}</span>
            </Button>
          ))}
        </li>
      ))}
    </ul>
  )
}

const mostOffered = 3
