'use client'
import { useRouter } from 'next/navigation'
import { useCallback } from 'react'
import type { Condition, Filter } from '#contract/filter.ts'
import type { FilterChip } from '#web/item/filter-chips.tsx'
import { partsOf, withoutChip, withPart } from '#web/item/filter-tree.ts'
import { useFilterWords } from '#web/item/filter-words.ts'
import type { ItemsSelection } from '#web/item/use-item-lines.ts'
import type { SearchResult } from '#web/search/question-answer.tsx'
import type { Arrangement } from '#web/view/use-arrangement.ts'

/** The conditions of the items list as chips, and how they are changed: those of a question lead from it to a filter of its own. */
export function useItemChips({
  question,
  result,
  selection,
  arrangement,
}: {
  question: string | undefined
  result: SearchResult | undefined
  selection: ItemsSelection
  arrangement: Arrangement
}) {
  const router = useRouter()
  const say = useFilterWords()
  const { config, set } = arrangement
  const { archived, sort } = selection
  /** From a question to the conditions it became: back leads to the question again. */
  const leaveQuestion = useCallback(
    (filter: Filter | undefined) => {
      const address = new URLSearchParams()
      if (filter) address.set('filter', JSON.stringify(filter))
      if (archived !== 'exclude') address.set('archived', archived)
      if (sort) address.set('sort', sort)
      const query = address.toString()
      router.push(query ? `/items?${query}` : '/items')
    },
    [router, archived, sort],
  )
  const setFilter = (filter: Filter | undefined) => {
    if (question === undefined) set({ filter: filter ?? null })
    else leaveQuestion(filter)
  }
  const chips: FilterChip[] = result
    ? result.chips.map((chip, index) => ({
        key: `${chip.start} ${chip.label}`,
        label: chip.label,
        filter: chip.filter,
        ...(chip.filter
          ? {
              onRemove: () =>
                leaveQuestion(
                  withoutChip(
                    result.filter,
                    result.chips.map((one) => one.filter),
                    index,
                  ),
                ),
            }
          : {}),
      }))
    : partsOf(config.filter).map((part, index) => ({
        key: `${index} ${JSON.stringify(part)}`,
        label: say(part),
        filter: part,
        onRemove: () => setFilter(withPart(config.filter, index, undefined)),
        onChange: (condition: Condition) => setFilter(withPart(config.filter, index, condition)),
      }))
  return {
    chips,
    onAdd: (condition: Condition) => setFilter(withPart(selection.filter, Number.MAX_SAFE_INTEGER, condition)),
    isNarrowed: question !== undefined || chips.length > 0 || Boolean(config.text) || archived !== 'exclude',
    clear: () => {
      if (question !== undefined) router.push('/items')
      else set({ filter: null, text: '', archived: 'exclude' })
    },
  }
}
