import type { Operator } from '#contract/filter.ts'
import { sentence } from '#contract/words/sentence.ts'
import { fieldLabel } from './label.ts'
import type { FieldEntry } from './meaning.ts'
import { negationBefore } from './negation.ts'
import { addClause, applies, hasRole, isFiller, neighbour, type Reading } from './reading.ts'
import { noRoles, type Segment } from './segment.ts'

/**
 * What letters a text begins with or holds: `SKUs starting with AB`, `remark contains leak`. How a text or a number ends no filter tells,
 * nor how a number begins: those words are left to be named, with what they say.
 */
export function readLetters(reading: Reading): void {
  for (const [index, segment] of reading.segments.entries()) {
    if (reading.taken[index] || (segment.kind !== 'word' && segment.kind !== 'unknown')) continue
    if (hasRole(segment, 'endsWith')) leaveUnread(reading, [fieldAt(reading, index), index, ...wordsAt(reading, index)])
    else if (hasRole(segment, 'startsWith')) readStart(reading, index)
    else if (saysHolds(reading, segment)) readHeld(reading, index)
    else if (hasRole(segment, 'at')) readHeldBefore(reading, index)
  }
}

function readStart(reading: Reading, index: number): void {
  const place = fieldAt(reading, index)
  const words = wordsAt(reading, index)
  const field = place < 0 ? reading.vocabulary.core.get('name') : textField(reading, reading.segments[place])
  if (field && words.length > 0) addLetters(reading, field, 'startsWith', words, [place, index])
  else leaveUnread(reading, [place, index, ...words])
}

/** `remark contains leak`: of a text, not `foods containing nuts`. */
function readHeld(reading: Reading, index: number): void {
  const place = fieldAt(reading, index, 2)
  const field = textField(reading, reading.segments[place])
  const words = wordsAt(reading, index)
  if (field && words.length > 0) addLetters(reading, field, 'contains', words, [place, index])
}

/** `cases with Flight in the name`. */
function readHeldBefore(reading: Reading, index: number): void {
  const place = neighbour(reading, index, 1, 2)
  const field = textField(reading, reading.segments[place])
  const opens = reading.segments.findLastIndex((segment, at) => at < index && hasRole(segment, 'with'))
  const words = reading.segments.flatMap((_, at) => (at > opens && at < index ? [at] : []))
  if (!field || opens < 0 || words.length === 0 || words.length > 4 || words.some((at) => reading.taken[at])) return
  // `what have we got from lot 12`: the code of it
  if (reading.segments[place + 1]?.kind === 'code') return
  if (words.some((at) => ['amount', 'period', 'field', 'break'].includes(reading.segments[at]?.kind ?? ''))) return
  addLetters(reading, field, 'contains', words, [opens, index, place])
}

function addLetters(
  reading: Reading,
  field: FieldEntry,
  op: Extract<Operator, 'startsWith' | 'contains'>,
  words: readonly number[],
  others: readonly number[],
): void {
  const value = typedAt(reading, words)
  const first = Math.min(...others.filter((at) => at >= 0))
  const own = others.findLast((at) => hasRole(reading.segments[at - 1], 'not')) ?? first
  const negation = negationBefore(reading, own)
  const condition = { field: field.field, op, value }
  const what = sentence(op === 'startsWith' ? 'search.startsWith' : 'search.contains', {
    field: fieldLabel(field),
    value,
  })
  addClause(
    reading,
    negation < 0
      ? {
          kind: 'field',
          label: what,
          filter: condition,
          types: field.itemTypeId ? new Set([field.itemTypeId]) : undefined,
        }
      : { kind: 'field', label: sentence('search.notSo', { what }), filter: { not: condition } },
    [...others, ...words, negation],
  )
}

/** The field named before, and nothing else between; -1 for none. */
function fieldAt(reading: Reading, index: number, most = 3): number {
  const before = neighbour(reading, index, -1, most)
  const at = hasRole(reading.segments[before], 'not') ? neighbour(reading, before, -1, most) : before
  return reading.segments[at]?.kind === 'field' && !reading.taken[at] ? at : -1
}

function textField(reading: Reading, segment: Segment | undefined): FieldEntry | undefined {
  if (segment?.kind !== 'field') return undefined
  return segment.fields.find((field) => field.kind === 'text' && !field.several && applies(reading, field))
}

/** `containing`, `mentions`. */
function saysHolds({ tokens, vocabulary }: Reading, { start, end }: Segment): boolean {
  return end === start + 1 && vocabulary.lexicon.language.holdsLetters.includes(tokens[start]?.norm ?? '')
}

/** What stands behind, up to the next blank or the end of what is quoted; fillers such as `the letters` are stepped over. */
function wordsAt(reading: Reading, index: number): number[] {
  const { segments, tokens, text } = reading
  let at = index + 1
  const isQuote = (segment: Segment | undefined) =>
    /^["'“‘’”]$/.test(tokens[segment?.start ?? tokens.length]?.raw ?? '')
  while ((isFiller(segments[at]) || isQuote(segments[at]) || isPoint(reading, segments[at])) && segments[at + 1]) at++
  const first = segments[at]
  if (!first) return []
  const start = tokens[first.start]?.start ?? 0
  const quote = text[start - 1] ?? ''
  const close = /["“'‘]/.test(quote) ? text.slice(start).search(/["”'’]/) : -1
  const blank = text.slice(start).search(/\s/)
  const end = close > 0 ? start + close : blank < 0 ? text.length : start + blank
  return segments.flatMap((segment, place) =>
    place >= at && (tokens[segment.start]?.start ?? end) < end ? [place] : [],
  )
}

/** The point of `.99`. */
function isPoint({ tokens }: Reading, segment: Segment | undefined): boolean {
  const token = tokens[segment?.start ?? tokens.length]
  return token?.raw === '.' && tokens[segment?.end ?? 0]?.glued === true
}

function typedAt({ segments, tokens, text }: Reading, places: readonly number[]): string {
  const first = tokens[segments[Math.min(...places)]?.start ?? 0]
  const last = tokens[(segments[Math.max(...places)]?.end ?? 1) - 1]
  return text
    .slice(first?.start, last?.end)
    .replace(/[.,;:?!"'”’]+$/, '')
    .slice(0, 200)
}

/** Leaves these segments to be named: no other rule may take a part of them. */
export function leaveUnread(reading: Reading, places: readonly number[]): void {
  const known = places.filter((place) => place >= 0)
  reading.segments = reading.segments.map((segment, at) =>
    known.includes(at) ? { kind: 'unknown', start: segment.start, end: segment.end, roles: noRoles } : segment,
  )
  reading.unread = new Set([...reading.unread, ...known])
}
