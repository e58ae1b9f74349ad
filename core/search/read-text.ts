import { sentence } from '#contract/words/sentence.ts'
import { occursInName, occursTogether } from './item-index.ts'
import { excludes } from './read-types.ts'
import { addClause, applies, hasRole, isFiller, type Reading } from './reading.ts'
import { singularOf } from './stem.ts'
import { fold } from './tokens.ts'

/** Words that are no schema but stand in names and descriptions become a text search; only where one item has them all. */
export function readText(reading: Reading): void {
  const { vocabulary, segments } = reading
  const found: { index: number; last: number; stems: string[] }[] = []
  const types = reading.types.size > 0 ? reading.types : undefined
  segments.forEach((segment, index) => {
    if (reading.taken[index] || reading.unread.has(index)) return
    // `penguin mug`, of a mug's name, where books have a maker called so
    const isOfOthers = segment.kind === 'value' && !segment.meanings.some(({ field }) => applies(reading, field))
    if (segment.kind !== 'unknown' && segment.kind !== 'name' && !isOfOthers) return
    const stems = reading.tokens
      .slice(segment.start, segment.end)
      .filter((token) => token.kind === 'word' || token.kind === 'number')
      .map((token) => singularOf(token.norm))
    if (stems.length === 0) return
    const together = [...found.flatMap((one) => one.stems), ...stems]
    if (!occursTogether(vocabulary.items, together, types)) return
    const before = found.at(-1)
    // `caustic soda`: words that stand so in a name are looked for together
    if (before?.last === index - 1 && occursInName(vocabulary.items, [...before.stems, ...stems])) {
      before.last = index
      before.stems.push(...stems)
    } else found.push({ index, last: index, stems })
  })
  for (const { index, last } of found) {
    const [segment, end] = [segments[index], segments[last]]
    if (!segment || !end) continue
    const words = textOf(reading, { start: segment.start, end: end.end })
    const before = segments[index - 1]
    const denied = precedingWord(reading, index)
    if (hasRole(segments[denied], 'not') && !reading.taken[denied] && excludes(reading, denied)) {
      const what = sentence('search.words', { words })
      const filter = { not: { text: words.slice(0, 200) } }
      addClause(reading, { kind: 'text', label: sentence('search.not', { what }), filter }, [index, last, denied])
      continue
    }
    const isCalled =
      before?.kind === 'field' && before.fields.some(({ core }) => core === 'name') && !reading.taken[index - 1]
    addClause(
      reading,
      { kind: 'text', label: sentence('search.words', { words }), filter: { text: words.slice(0, 200) } },
      // `called Xeno`
      isCalled ? [index - 1, index, last] : [index, last],
    )
  }
}

/** The place of the last segment before this one that carries a meaning; -1 for none. */
function precedingWord({ segments }: Reading, index: number): number {
  return segments.findLastIndex((segment, at) => at < index && !isFiller(segment))
}

/** The words to look for: as typed, or those that stand in their place (another language, a taught word). */
function textOf({ text, tokens }: Reading, segment: { start: number; end: number }): string {
  const own = tokens.slice(segment.start, segment.end)
  const isTyped = own.every(({ raw, norm, taught }) => !taught && fold(raw).includes(norm))
  return isTyped
    ? text.slice(own[0]?.start, own.at(-1)?.end).replace(/\s+/g, ' ')
    : own.map(({ norm }) => norm).join(' ')
}
