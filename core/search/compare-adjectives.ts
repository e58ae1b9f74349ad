import type { Operator } from '#contract/filter.ts'
import { fieldOfAdjective } from './adjective-field.ts'
import { operatorBefore } from './amount-comparison.ts'
import { addComparison, figureOf } from './compare-figures.ts'
import type { Adjective } from './language.ts'
import { hasRole, isFiller, neighbour, type Reading } from './reading.ts'

/** One measure of a thing against another, said with adjectives: `longer than they are wide`, `at least 3 times as long as wide`. */
export function readProportions(reading: Reading): void {
  reading.segments.forEach((segment, index) => {
    if (reading.taken[index]) return
    if (segment.kind === 'adjective' && !segment.superlative) {
      const than = index + 1
      const second = hasRole(reading.segments[than], 'than') ? plainBehind(reading, than) : undefined
      if (second)
        compare(reading, segment.adjective, segment.adjective.up ? 'gt' : 'lt', undefined, second, [index, than])
    } else if (segment.kind === 'multiple') {
      const first = plainBehind(reading, index)
      const second = first && plainBehind(reading, first.index)
      if (!second) return
      const sign = neighbour(reading, index, -1, 1)
      const before = reading.segments[sign]
      const said = before && !reading.taken[sign] ? operatorBefore(before) : undefined
      const op = said === 'about' ? undefined : said
      compare(reading, first.adjective, op ?? 'eq', segment.value, second, [op ? sign : -1, index, first.index])
    }
  })
}

type Plain = { index: number; adjective: Adjective }

/** An adjective that compares nothing (`wide`), with nothing but filler before it. */
function plainBehind({ segments, tokens, vocabulary }: Reading, index: number): Plain | undefined {
  const { adjectives, plainAdjectives } = vocabulary.lexicon.language
  for (let at = index + 1; at <= index + 4; at++) {
    const segment = segments[at]
    if (!segment || segment.kind === 'break') return undefined
    const word = segment.end === segment.start + 1 ? (tokens[segment.start]?.norm ?? '') : ''
    const adjective = plainAdjectives.includes(word)
      ? adjectives.find(({ up, hints }) => up && hints.includes(word))
      : undefined
    if (adjective) return { index: at, adjective }
    if (!isFiller(segment)) return undefined
  }
  return undefined
}

function compare(
  reading: Reading,
  first: Adjective,
  op: Operator,
  times: number | undefined,
  second: Plain,
  indexes: readonly number[],
): void {
  const left = fieldOfAdjective(reading, first)
  const right = fieldOfAdjective(reading, second.adjective)
  if (!left || !right || left === right) return
  addComparison(reading, figureOf(left), op, times, figureOf(right), [...indexes, second.index])
}
