import type { Operator } from '#contract/filter.ts'
import type { Amount } from './candidate.ts'
import { holdsYears } from './holds-years.ts'
import type { Adjective } from './language.ts'
import { applies, hasRole, isFiller, neighbour, type Reading, wordsOfSegment } from './reading.ts'
import { type Segment, tellsAge } from './segment.ts'

/** How a number is compared, and the segments that say so. */
export type Comparison = {
  op: Operator | 'about'
  adjective?: Adjective
  from: readonly number[]
  fewer?: boolean
  years?: boolean
}
/** One side of a range, or a plain comparison. */
export type Bound = { op: Operator | 'about'; amount: Amount }

/** `between 5 and 10`, `from 5 to 10`, `5 - 10 cm`: the first number takes the unit of the second. */
export function rangeAt(
  reading: Reading,
  index: number,
): { bounds: Bound[]; indexes: number[]; first: number; last: number } | undefined {
  const { segments } = reading
  const low = segments[index]
  const joint = segments[index + 1]
  // `between the 36 and the 39`
  const last = segments[index + 2]?.kind !== 'amount' && isFiller(segments[index + 2]) ? index + 3 : index + 2
  const high = segments[last]
  if (low?.kind !== 'amount' || high?.kind !== 'amount' || reading.taken[last]) return undefined
  const word = joint ? wordsOfSegment(reading, joint) : ''
  const opener = neighbour(reading, index, -1, 1)
  const opened = hasRole(segments[index - 1], 'between', 'since', 'atLeast')
    ? index - 1
    : hasRole(segments[opener], 'between')
      ? opener
      : -1
  if (!hasRole(joint, 'to', 'until', 'and') && word !== '-') return undefined
  if (opened < 0 && !/^[-–]$|^(?:up )?to$|^through$|^till$/i.test(word)) return undefined
  if (opened < 0 && /up/i.test(word) && low.amount.units.length === 0) return undefined
  const [from, to] = sizeOf(low.amount) <= sizeOf(high.amount) ? [low.amount, high.amount] : [high.amount, low.amount]
  const units = high.amount.units.length > 0 ? high.amount.units : low.amount.units
  // `250 ml to 1 l`
  function sizeOf({ value, units: own }: Amount): number {
    return value * (low?.kind === 'amount' && low.amount.units.length > 0 ? (own[0]?.factor ?? 1) : 1)
  }
  return {
    bounds: [
      { op: 'gte', amount: { ...from, units: from.units.length > 0 ? from.units : units } },
      { op: 'lte', amount: { ...to, units: to.units.length > 0 ? to.units : units } },
    ],
    indexes: [index, index + 1, last, ...(opened >= 0 ? [opened] : [])],
    first: opened >= 0 ? opened : index,
    last,
  }
}

/** The comparison that belongs to a number: before it (`at least 5`, `wider than 4`) or behind (`5 or more`). */
export function comparisonAround(reading: Reading, index: number, amount: Amount): Comparison | undefined {
  const { segments } = reading
  const found: number[] = []
  let before: Comparison | undefined
  let negated = false
  for (let at = index - 1, skipped = 0; at >= 0 && skipped <= 3; at--) {
    const segment = segments[at]
    if (!segment || segment.kind === 'break' || reading.taken[at]) break
    const op =
      segment.kind === 'adjective' && !segment.superlative
        ? pointsUp(segment.adjective, amount)
          ? 'gt'
          : 'lt'
        : isOrigin(reading, at, index)
          ? 'eq'
          : (operatorBefore(segment) ?? ageOperator(reading, segment, amount) ?? yearOperator(reading, segment, index))
    if (op && !before) {
      before = {
        op,
        from: [],
        adjective: segment.kind === 'adjective' ? segment.adjective : undefined,
        years: yearOperator(reading, segment, index) !== undefined,
        fewer: /fewer/i.test(wordsOfSegment(reading, segment)),
      }
      found.push(at)
    } else if (hasRole(segment, 'not') && before) {
      negated = true
      found.push(at)
      break
    } else if (hasRole(segment, 'than', 'countUnit') || isFiller(segment)) {
      if (before) break
      skipped++
      if (hasRole(segment, 'than')) found.push(at)
    } else if (segment.kind !== 'field' || before || !isBetween(reading, at, index)) break
  }
  if (before && negated && before.op !== 'about') before.op = opposite(before.op)
  const behind = comparisonBehind(reading, index, amount)
  // `up to 400 at least`: the last word counts
  const isOpen = before?.op === 'lte' && behind?.op === 'gte'
  const chosen = before && before.op !== 'eq' && !isOpen ? before : (behind ?? before)
  return chosen && { ...chosen, from: [...(behind?.from ?? []), ...(before ? found : [])] }
}

/** `more acidity than 5`: a field between the two words of a comparison. */
function isBetween({ segments }: Reading, field: number, number: number): boolean {
  const hasThan = segments.slice(field + 1, number).some((one) => hasRole(one, 'than') && !hasRole(one, 'more', 'less'))
  let before = field - 1
  while (isFiller(segments[before]) || hasRole(segments[before], 'to')) before--
  const sign = segments[before]
  const compares =
    sign?.kind === 'adjective' ? !sign.superlative : sign !== undefined && operatorBefore(sign) !== undefined
  return hasThan && compares
}

function comparisonBehind(reading: Reading, index: number, amount: Amount): Comparison | undefined {
  const { segments } = reading
  for (let at = index + 1, skipped = 0; at < segments.length && skipped <= 2; at++) {
    const segment = segments[at]
    if (!segment || segment.kind === 'break' || reading.taken[at]) break
    const following = segments[at + 1]
    if (
      hasRole(segment, 'or', 'and') &&
      following?.kind === 'adjective' &&
      !following.superlative &&
      segments[at + 2]?.kind !== 'amount' &&
      !hasRole(segments[at + 2], 'than')
    ) {
      return {
        op: pointsUp(following.adjective, amount) ? 'gte' : 'lte',
        adjective: following.adjective,
        from: [at, at + 1],
      }
    }
    // `at least` behind a number belongs to the next one when a number follows.
    const opensNext = segments[neighbour(reading, at, 1, 1)]?.kind === 'amount' && operatorBefore(segment) !== undefined
    // `300 up`
    const isUp =
      at === index + 1 && reading.vocabulary.lexicon.language.upwards.includes(wordsOfSegment(reading, segment))
    const later = at === index + 1 ? yearsBehind(reading, index, amount) : undefined
    if (later) return later
    if ((hasRole(segment, 'orMore') || isUp) && !opensNext) return { op: 'gte', from: [at] }
    if (hasRole(segment, 'orLess') && !opensNext) return { op: 'lte', from: [at] }
    if (isFiller(segment) || hasRole(segment, 'countUnit', 'container', 'whoever') || segment.kind === 'field')
      skipped++
    else break
  }
  return undefined
}

/** `from the 2026 crop` tells which one, `from 2026` from when on. */
function isOrigin(reading: Reading, at: number, number: number): boolean {
  const { segments, tokens } = reading
  const [word, next] = [segments[at], segments[at + 1]]
  if (!word || !next) return false
  const said = wordsOfSegment(reading, word)
  // `wines from 2022`, and not from then on
  if (/^from$/i.test(said) && next.kind === 'amount' && isYear(next.amount) && at + 1 === number) {
    const { language } = reading.vocabulary.lexicon
    const isOpen = [...language.phrases.orMore, ...language.phrases.to, ...language.upwards, 'on']
    const isKept = reading.vocabulary.fields.some((field) => applies(reading, field) && holdsYears(field, language))
    if (isKept && !isOpen.includes(tokens[next.end]?.norm ?? '')) return true
  }
  return /^from the$/i.test(said) || (/^from$/i.test(said) && at + 1 < number && tokens[next.start]?.norm === 'the')
}

export function operatorBefore(segment: Segment): Operator | 'about' | undefined {
  if (segment.kind === 'adjective' || segment.kind === 'field') return undefined
  if (hasRole(segment, 'less')) return 'lt'
  if (hasRole(segment, 'atMost')) return 'lte'
  if (hasRole(segment, 'more')) return 'gt'
  if (hasRole(segment, 'atLeast')) return 'gte'
  if (hasRole(segment, 'exactly')) return 'eq'
  return hasRole(segment, 'about') ? 'about' : undefined
}

/** `older than 18 months` of a field that is an age: more of it. */
function ageOperator(reading: Reading, segment: Segment, { units }: Amount): Operator | undefined {
  if (segment.kind !== 'word' || !units.some(({ dimension }) => dimension === 'time')) return undefined
  const { language } = reading.vocabulary.lexicon
  if (!reading.vocabulary.fields.some((field) => applies(reading, field) && tellsAge(field, language))) return undefined
  const word = reading.tokens[segment.start]?.norm ?? ''
  const adjective = language.adjectives.find(
    ({ hints, comparative }) => hints[0] === '$age' && comparative.includes(word),
  )
  return adjective && (adjective.up ? 'gt' : 'lt')
}

/** `before 2018`, `since 2020` of a number field that holds years. */
function yearOperator(reading: Reading, segment: Segment, index: number): Operator | undefined {
  const number = reading.segments[index]
  if (segment.kind !== 'word' || number?.kind !== 'amount' || !isYear(number.amount)) return undefined
  if (
    !reading.vocabulary.fields.some(
      (field) => applies(reading, field) && holdsYears(field, reading.vocabulary.lexicon.language),
    )
  )
    return undefined
  if (hasRole(segment, 'before')) return 'lt'
  if (hasRole(segment, 'after')) return 'gt'
  if (hasRole(segment, 'since')) return 'gte'
  return hasRole(segment, 'until') ? 'lte' : undefined
}

/** `built in 2018 or later` of a number field that holds years. */
function yearsBehind(reading: Reading, index: number, amount: Amount): Comparison | undefined {
  const { segments, tokens, vocabulary } = reading
  const { language } = vocabulary.lexicon
  if (!isYear(amount)) return undefined
  if (!vocabulary.fields.some((field) => applies(reading, field) && holdsYears(field, language))) return undefined
  const start = segments[index]?.end ?? tokens.length
  for (const [op, phrases] of [
    ['gte', language.relative.orLater],
    ['lte', language.relative.orEarlier],
  ] as const) {
    const said = phrases
      .map((phrase) => phrase.split(' '))
      .find((words) => words.every((word, at) => tokens[start + at]?.norm === word))
    if (!said) continue
    const end = start + said.length
    return { op, from: segments.flatMap((one, at) => (one.start >= start && one.end <= end ? [at] : [])) }
  }
  return undefined
}

/** Whether a number may be a year. */
export function isYear(amount: Amount): boolean {
  return amount.units.length === 0 && Number.isInteger(amount.value) && amount.value >= 1000 && amount.value <= 2100
}

/** The way an adjective points: what is older has the smaller year, but the greater age. */
export function pointsUp(adjective: Adjective, amount: Amount): boolean {
  return adjective.hints[0] === '$age' && isYear(amount) ? !adjective.up : adjective.up
}

function opposite(op: Operator): Operator {
  const pairs: Partial<Record<Operator, Operator>> = { lt: 'gte', gte: 'lt', gt: 'lte', lte: 'gt', eq: 'ne', ne: 'eq' }
  return pairs[op] ?? op
}
