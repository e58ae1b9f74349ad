'use client'
import { useRouter } from 'next/navigation'
import { useTranslations } from 'use-intl'
import type { Condition, Filter } from '#contract/filter.ts'
import type { FilterChip } from '#web/item/filter-chips.tsx'
import { joinedParts, partsOf, withChip, withPart } from '#web/item/filter-tree.ts'
import { useFilterWords } from '#web/item/filter-words.ts'
import { partsAsRead, partsOfQuestion, type QuestionPart } from '#web/item/question-parts.ts'
import type { ItemsSelection } from '#web/item/use-item-lines.ts'
import type { AskedQuestion } from '#web/item/use-question.ts'
import { useAhead } from '#web/lib/ahead.ts'
import type { SearchResult } from '#web/search/question-answer.tsx'
import type { Arrangement } from '#web/view/use-arrangement.ts'

/** The conditions of the items list as chips, and how they are changed: those of a question stay beside it in the address. */
export function useItemChips({
  question,
  result,
  selection,
  arrangement,
}: {
  question: AskedQuestion | undefined
  result: SearchResult | undefined
  selection: ItemsSelection
  arrangement: Arrangement
}) {
  const t = useTranslations('search')
  const router = useRouter()
  const say = useFilterWords()
  const { config, set } = arrangement
  const [tree, setTree] = useAhead(question ? question.filter : config.filter)
  const setFilter = (filter: Filter | undefined) => {
    setTree(filter ?? null)
    if (question) question.change(filter)
    else set({ filter: filter ?? null })
  }
  /** The chips of an answer; `next` gives the tree in which one of its pieces is another, or gone. */
  const chipsOf = (
    asked: AskedQuestion,
    parts: readonly QuestionPart[],
    next: (at: number, filter: Filter | undefined) => Filter | undefined,
  ): FilterChip[] =>
    parts.map(({ label, words, isOutside, filter, at, leaveOut }, index) => ({
      key: `${index} ${words.join()} ${leaveOut ?? at}`,
      label: label ?? (filter ? say(filter) : ''),
      ...(words.length > 0 ? { origin: words.map((one) => t('quoted', { words: one })).join(' ') } : {}),
      isOutside,
      filter,
      onRemove: leaveOut ? () => asked.leaveOut(leaveOut) : () => setFilter(next(at, undefined)),
      onChange: (changed: Filter) => setFilter(next(at, changed)),
    }))
  const asRead = result?.chips.map((chip) => chip.filter) ?? []
  const chips: FilterChip[] =
    question && result
      ? tree === undefined
        ? chipsOf(question, partsAsRead(result.chips), (at, filter) => withChip(result.filter, asRead, at, filter))
        : chipsOf(question, partsOfQuestion(result.chips, tree), (at, filter) => withPart(tree, at, filter))
      : partsOf(question ? null : tree).map((part, index, all) => ({
          key: `${index}`,
          label: say(part),
          filter: part,
          onRemove: () => setFilter(withPart(tree, index, undefined)),
          onChange: (changed: Filter) => setFilter(withPart(tree, index, changed)),
          joins: all.flatMap((other, at) =>
            at === index ? [] : { key: `${at}`, label: say(other), join: () => setFilter(joinedParts(all, index, at)) },
          ),
        }))
  return {
    chips,
    setFilter,
    onAdd: (condition: Condition) =>
      setFilter(withPart(tree === undefined ? selection.filter : tree, Number.MAX_SAFE_INTEGER, condition)),
    isNarrowed: question !== undefined || chips.length > 0 || Boolean(config.text) || selection.archived !== 'exclude',
    clear: () => {
      if (question) router.push('/items')
      else set({ filter: null, text: '', archived: 'exclude' })
    },
  }
}
