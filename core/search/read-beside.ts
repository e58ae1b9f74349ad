import { conditionsOf, type Filter } from '#contract/filter.ts'
import { besideWords } from './beside-words.ts'
import type { Chip, Question } from './question.ts'
import type { Token } from './tokens.ts'
import type { BesideVocabulary, Vocabulary } from './vocabulary.ts'

/** Reads words of a question over a vocabulary. */
export type ReadTokens = (tokens: readonly Token[], vocabulary: Vocabulary) => Question

/** So many times words are read anew, each time without those that turned out to be of something else. */
const mostCuts = 6
const mostWords = 16

/**
 * Reads words that are on one kind of record alone.
 * @returns what they were understood as, orders and numbers of records too
 */
export function readFieldsOf(tokens: readonly Token[], of: BesideVocabulary, read: ReadTokens): Question {
  return read(
    tokens.filter((_, at) => !isByWhom(tokens, at)),
    of.vocabulary,
  )
}

/** What words say of one thing that stands beside an item, as far as they do. */
export interface ReadBeside {
  chips: readonly Chip[]
  /** the words that say it */
  tokens: readonly Token[]
  /** how many of those given, from the first on */
  count: number
  /** the first word says something, as does the last */
  isFromStart: boolean
  isWhole: boolean
}

/**
 * Reads words as conditions on the fields of one supplier, place or line, up to the first that is none of these.
 * @returns undefined where they begin with something else
 */
export function readBeside(tokens: readonly Token[], of: BesideVocabulary, read: ReadTokens): ReadBeside | undefined {
  let end = Math.min(tokens.length, mostWords)
  for (let cut = 0; cut < mostCuts && end > 0; cut++) {
    const part = tokens.slice(0, end)
    // `the rating of the supplier`: what is spoken of anyway
    const said = part.filter((token, at) => token.kind !== 'word' || !(isNounOf(token.norm, of) || isByWhom(part, at)))
    if (said.length === 0) return undefined
    const question = read(said, of.vocabulary)
    const stop = firstOther(question, of)
    if (stop === undefined) return isHalf(question, tokens[end]) ? undefined : toRead(part, question)
    const until = part.findIndex((token) => token.end > stop)
    const next = until < 0 ? end - 1 : until
    // `a rating over 4 or a price under 10`: one condition of both, which is read without its last part
    end = next > 0 ? next : part.findLastIndex(({ norm, raw }) => joints.has(norm) || raw === ',')
  }
  return undefined
}

/** `with carrier Hermes`, where no carrier is called so: not any carrier is meant. */
function isHalf({ chips }: Question, next: Token | undefined): boolean {
  const last = chips.reduce((one, other) => (other.end > one.end ? other : one))
  const isBare = last.filter !== null && 'field' in last.filter && last.filter.op === 'notEmpty'
  return isBare && next !== undefined && next.kind !== 'break' && !/^(?:and|or|but)$/.test(next.norm)
}

const joints: ReadonlySet<string> = new Set([
  'and',
  'or',
  'und',
  'oder',
  'et',
  'ou',
  'y',
  'o',
  'but',
  'aber',
  'mais',
  'pero',
])

/** `by carrier DHL`: who did it, and no order. */
function isByWhom(tokens: readonly Token[], at: number): boolean {
  return tokens[at]?.norm === 'by' && !orders.has(tokens[at - 1]?.norm ?? '')
}

const orders: ReadonlySet<string> = new Set(['sort', 'sorted', 'order', 'ordered', 'group', 'grouped'])

function isNounOf(word: string, { beside }: BesideVocabulary): boolean {
  const known = besideWords.get(word)
  return known !== undefined && !known.isVerb && known.beside === beside && !known.kind
}

/** Where the first thing begins that is no condition on those fields; undefined where there is none. */
function firstOther(
  { chips, notUnderstood, sort, limit, aggregate }: Question,
  of: BesideVocabulary,
): number | undefined {
  const isOfOne = (chip: Chip) => isOfFields(chip.filter) || isWhenMoved(chip, of)
  const others = [...notUnderstood, ...chips.filter((chip) => !isOfOne(chip))].map(({ start }) => start)
  if (others.length > 0) return Math.min(...others)
  return !chips.some(({ filter }) => isOfFields(filter)) || sort.length > 0 || limit !== null || aggregate
    ? 0
    : undefined
}

/** `with carrier DHL last month`: a time beside what is said of a movement is when it happened, unless it is said to be of the item's own record. */
export function isWhenMoved({ kind, filter, words }: Chip, { beside, vocabulary }: BesideVocabulary): boolean {
  const { createdAt } = vocabulary.lexicon.language.fields
  const said = ` ${words.toLowerCase()} `
  return (
    beside === 'line' &&
    kind === 'date' &&
    filter !== null &&
    !hasText(filter) &&
    conditionsOf(filter).every(({ field }) => field === 'createdAt') &&
    !createdAt.some((word) => said.includes(` ${word} `))
  )
}

/** Whether a condition is on custom fields and nothing else. */
export function isOfFields(filter: Filter | null): filter is Filter {
  return (
    filter !== null &&
    !hasText(filter) &&
    conditionsOf(filter).every(({ field, than, location }) => field.startsWith('attributes.') && !than && !location)
  )
}

function hasText(tree: Filter): boolean {
  if ('and' in tree) return tree.and.some(hasText)
  if ('or' in tree) return tree.or.some(hasText)
  return 'not' in tree ? hasText(tree.not) : 'text' in tree
}

function toRead(part: readonly Token[], { chips }: Question): ReadBeside {
  const first = Math.min(...chips.map(({ start }) => start))
  const last = Math.max(...chips.map(({ end }) => end))
  const count = part.filter(({ start }) => start < last).length
  return {
    chips,
    tokens: part.slice(0, count),
    count,
    isFromStart: part[0]?.start === first,
    isWhole: count === part.length,
  }
}
