import { wordsOfLabel } from './label.ts'
import { type Reading, take } from './reading.ts'
import type { Segment } from './segment.ts'

/** Gives a field named beside its own value, and other leftovers that only say again what a condition says, to that condition. */
export function absorbEchoes(reading: Reading): void {
  const { stem } = reading.vocabulary.lexicon.language
  reading.segments.forEach((segment, index) => {
    if (
      reading.taken[index] ||
      reading.unread.has(index) ||
      !['field', 'value', 'name', 'unknown'].includes(segment.kind)
    )
      return
    if (
      segment.kind === 'unknown' &&
      !reading.tokens.slice(segment.start, segment.end).some((token) => token.kind === 'word')
    )
      return
    if (segment.kind === 'field' && namesCode(reading, segment, index + 1)) {
      take(reading, index)
      return
    }
    const words = reading.tokens.slice(segment.start, segment.end).map((token) => stem(token.norm))
    const clause = reading.clauses.find((one) => {
      if (Math.min(Math.abs(one.first - index), Math.abs(one.last - index)) > 4) return false
      const label = wordsOfLabel(one.label).map(stem)
      // `V-Lock mount` where `Gold mount` is another choice: the word belongs to the choices of that field.
      const choices = reading.vocabulary.fields.find((field) => field.field === one.choice?.field)?.optionStems
      return words.every(
        (word) => word.length > 2 && (choices?.has(word) || label.some((own) => isRelated(word, own, reading))),
      )
    })
    if (!clause) return
    clause.first = Math.min(clause.first, index)
    clause.last = Math.max(clause.last, index)
    take(reading, index)
  })
}

/** `batch AM0417`: the kind of code right before one. */
function namesCode({ segments }: Reading, { fields }: Extract<Segment, { kind: 'field' }>, at: number): boolean {
  const code = segments[at]
  return code?.kind === 'code' && fields.some(({ field }) => field === code.field)
}

function isRelated(word: string, own: string, reading: Reading): boolean {
  if (own.length < 3) return false
  if (word === own || reading.vocabulary.lexicon.synonyms.get(word)?.includes(own)) return true
  return word.length >= 4 && own.length >= 4 && (own.includes(word) || word.includes(own))
}
