import type { Unknown } from './question.ts'
import { hasRole, type Reading } from './reading.ts'
import { isGrammar, tellsDeed } from './says-nothing.ts'
import { fold, mostTokens } from './tokens.ts'

/** What no chip accounts for, side by side words as one; words that only carry the sentence are left out. */
export function leftOver(
  reading: Reading,
  clauses: readonly { first: number; last: number }[],
  /** taken by a rule, and in no part of the answer */
  lost: ReadonlySet<number>,
): Unknown[] {
  const { segments, text, tokens } = reading
  const covered = (index: number) =>
    reading.taken[index] ||
    // a denial or a comparison is never a mere part of a condition
    (!hasRole(segments[index], 'not', 'more', 'less', 'atLeast', 'atMost', 'between') &&
      clauses.some((clause) => clause.first <= index && index <= clause.last && segments[index]?.kind === 'word'))
  const left: Unknown[] = []
  let open = -2
  segments.forEach((segment, index) => {
    const carries =
      segment.kind === 'word' ||
      segment.kind === 'field' ||
      (segment.kind === 'amount' &&
        // `one` stands for a thing, `three` is a number of something
        segment.amount.spelled &&
        segment.amount.value <= 1 &&
        !segment.amount.abbreviated &&
        segment.amount.units.length === 0)
    const isSign = segment.kind === 'unknown' && tokens[segment.start]?.kind === 'sign'
    // words of the grammar that were taught and found nothing to govern are named as any others
    const isRead =
      (covered(index) && !tellsDeed(reading, index)) ||
      isSign ||
      (carries && !reading.unread.has(index) && !isTied(reading, segment) && isGrammar(reading, index))
    if (isRead && !isTaughtInVain(reading, index) && !lost.has(index)) return
    const [start, end] = withHyphens(text, tokens[segment.start]?.start ?? 0, tokens[segment.end - 1]?.end ?? 0)
    const last = left.at(-1)
    // a number and what bounds it are no part of the word before: `whodunits` and `under 20 euros`
    const isBound = opensMeasure(reading, index)
    if (last && open === index - 1 && !isBound) {
      last.end = Math.max(last.end, end)
      last.words = text.slice(last.start, last.end)
    } else left.push({ start, end, words: text.slice(start, end) })
    open = index
  })
  const read = tokens.at(-1)?.end ?? 0
  if (tokens.length >= mostTokens && text.slice(read).trim())
    left.push({ start: read, end: text.length, words: text.slice(read) })
  return left
}

/** Whether a comparison begins here that has a number behind it. */
function opensMeasure({ segments }: Reading, index: number): boolean {
  const [segment, next] = [segments[index], segments[index + 1]]
  return (
    segment?.kind === 'word' &&
    hasRole(segment, 'less', 'more', 'atLeast', 'atMost', 'between') &&
    next?.kind === 'amount'
  )
}

/** Whether this is one word of several that hyphens tie: `see-through` says something, though neither part does. */
function isTied({ tokens }: Reading, { start, end }: { start: number; end: number }): boolean {
  const [token, next] = [tokens[start], tokens[end]]
  // `avons-nous`, put into English
  const isOwn = [token, next?.tied ? next : undefined].every((one) => !one || fold(one.raw) === one.norm)
  return isOwn && end === start + 1 && (tokens[start]?.tied || tokens[end]?.tied) === true
}

/** Whether this is of words that were taught, none of which is in a chip. */
function isTaughtInVain({ tokens, segments, taken }: Reading, index: number): boolean {
  const taughtIn = (at: number) => tokens[segments[at]?.start ?? tokens.length]?.taught
  const taught = taughtIn(index)
  return taught !== undefined && !segments.some((_, at) => taughtIn(at) === taught && taken[at])
}

/** A word with a hyphen is named whole. */
function withHyphens(text: string, start: number, end: number): [start: number, end: number] {
  const before = /[\p{L}\p{N}]+-$/u.exec(text.slice(Math.max(0, start - 40), start))?.[0].length ?? 0
  const after = /^-[\p{L}\p{N}]+/u.exec(text.slice(end, end + 40))?.[0].length ?? 0
  return [start - before, end + after]
}
