import { conditionsOf, type Filter } from '#contract/filter.ts'
import type { LeaveOut, SearchChip } from '#contract/search.ts'
import { leaveOutOf } from '#core/search/chosen-question.ts'
import { holds, partsOf } from '#web/item/filter-tree.ts'

/** One visible piece of a question as it stands: as it was read, or as a person changed it. */
export type QuestionPart = {
  /** as the answer says it; undefined: its filter says it, where a person changed or taught it */
  label: string | undefined
  /** the words of the question it came from; none for what was added by hand */
  words: readonly string[]
  /** a model outside said what the words mean */
  isOutside: boolean
  filter: Filter | null
  /** place among the parts of the tree, for what is a condition */
  at: number
  /** by which name it is left out, for what is none */
  leaveOut: LeaveOut | undefined
}

/**
 * The pieces of a question whose conditions a person changed, in the order of its words. A changed condition keeps the words it came
 * from: those of the chip that is gone and spoke of the same field.
 */
export function partsOfQuestion(chips: readonly SearchChip[], tree: Filter | null): QuestionPart[] {
  const parts = partsOf(tree)
  const isKept = (chip: SearchChip) => chip.filter !== null && tree !== null && holds(tree, chip.filter)
  const gone = new Set(chips.filter((chip) => chip.filter !== null && !isKept(chip)))
  const conditions = parts.map((filter, at): QuestionPart & { start: number } => {
    const own = chips.filter((chip) => chip.filter && holds(filter, chip.filter))
    const [whole] = own.filter((chip) => JSON.stringify(chip.filter) === JSON.stringify(filter))
    const from = whole ? [whole] : own.length > 0 ? own : takeChanged(gone, filter)
    const words = from.map((chip) => chip.words)
    // what a person changed is theirs
    const isOutside = own.some(({ source }) => source === 'outsideModel')
    return {
      label: labelOf(whole),
      words,
      isOutside,
      filter,
      at,
      leaveOut: undefined,
      start: from[0]?.start ?? Infinity,
    }
  })
  const others = chips.flatMap((chip) =>
    chip.filter ? [] : [{ ...asRead(chip), at: -1, leaveOut: leaveOutOf(chip), start: chip.start }],
  )
  return [...conditions, ...others].sort((one, other) => one.start - other.start)
}

/** The pieces of a question as it was read; `at` counts its chips. */
export function partsAsRead(chips: readonly SearchChip[]): QuestionPart[] {
  return chips.map((chip, at) => ({ ...asRead(chip), at, leaveOut: leaveOutOf(chip) }))
}

function asRead(chip: SearchChip): Pick<QuestionPart, 'label' | 'words' | 'isOutside' | 'filter'> {
  return {
    label: labelOf(chip),
    words: [chip.words],
    isOutside: chip.source === 'outsideModel',
    filter: chip.filter,
  }
}

/** What was taught, or a model outside said, is said by its conditions: a label may repeat the words only. */
function labelOf(chip: SearchChip | undefined): string | undefined {
  const isSaidByFilter = chip?.kind === 'taught' || (chip?.source === 'outsideModel' && chip.filter !== null)
  return isSaidByFilter ? undefined : chip?.label
}

/** The chip a changed condition stood for, each for one condition only. */
function takeChanged(gone: Set<SearchChip>, filter: Filter): SearchChip[] {
  const fields = new Set(conditionsOf(filter).map(({ field }) => field))
  for (const chip of gone) {
    if (!chip.filter || !conditionsOf(chip.filter).some(({ field }) => fields.has(field))) continue
    gone.delete(chip)
    return [chip]
  }
  return []
}
