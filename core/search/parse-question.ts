import { absorbEchoes } from './absorb-echoes.ts'
import type { Candidate } from './candidate.ts'
import { findCandidates } from './candidates.ts'
import { readCategoriesAsTypes } from './category-as-type.ts'
import { combine } from './combine.ts'
import { readProportions } from './compare-adjectives.ts'
import { readFigures } from './compare-figures.ts'
import { contradicted } from './contradicted.ts'
import { expandCompounds, repeatNames } from './expand-words.ts'
import { leftOver } from './left-over.ts'
import { otherReadings } from './other-readings.ts'
import type { Asking, Question } from './question.ts'
import { readAggregate } from './read-aggregate.ts'
import { readAmounts } from './read-amounts.ts'
import { readFieldsOf } from './read-beside.ts'
import { readDates } from './read-dates.ts'
import { readGroups } from './read-groups.ts'
import { readLetters } from './read-letters.ts'
import { readOrder } from './read-order.ts'
import { readSizeCodes } from './read-size-codes.ts'
import { readSizes } from './read-sizes.ts'
import { readText } from './read-text.ts'
import { readTypes } from './read-types.ts'
import { impliedTypes, readValues } from './read-values.ts'
import type { Reading } from './reading.ts'
import { chooseSegments } from './segments.ts'
import { applyTaught } from './taught.ts'
import { expandUnknown } from './thesaurus.ts'
import { applyBeside } from './apply-beside.ts'
import { type Token, tokenise } from './tokens.ts'
import { translateQuestion } from './translate.ts'
import type { BesideVocabulary, Vocabulary } from './vocabulary.ts'
import { withoutWitness } from './witness.ts'

const longestText = 2_000

/**
 * Reads a question in plain language over a tenant's vocabulary. Deterministic and without I/O; about 1 ms for a
 * sentence, at most 50 ms for 2,000 characters of anything.
 *
 * Every word that says something is in a chip or in `notUnderstood`: nothing is dropped silently.
 * @param text  as typed; what lies beyond 2,000 characters is ignored
 */
export function parseQuestion(text: string, vocabulary: Vocabulary, asking: Asking): Question {
  // Control characters become blanks: same places, and nothing a database refuses.
  const asked = text
    .slice(0, longestText)
    .replace(/\p{Cc}/gu, ' ')
    .replace(/\b(?:i\.e|e\.g)\.?/gi, (letters) => ' '.repeat(letters.length))
  const told = applyTaught(tokenise(asked), asking.taught)
  const beside = applyBeside(told, vocabulary, (part, words) => readTokens(asked, part, words, asking).question)
  const read = readTokens(asked, beside, vocabulary, asking)
  const others = otherReadings(
    read,
    (candidates) => readAs(asked, read.reading.tokens, candidates, vocabulary, asking).question,
  )
  return others.length > 0 ? { ...read.question, others } : read.question
}

/** Reads words on the fields of suppliers, places or movement lines alone, as `parseQuestion` reads a question on items. */
export function parseFieldWords(text: string, of: BesideVocabulary, asking: Asking): Question {
  const asked = text.slice(0, longestText).replace(/\p{Cc}/gu, ' ')
  return readFieldsOf(
    tokenise(asked),
    of,
    (tokens, vocabulary) => readTokens(asked, tokens, vocabulary, asking).question,
  )
}

/** Reads words of a question, those of other languages as English ones. */
function readTokens(asked: string, told: readonly Token[], vocabulary: Vocabulary, asking: Asking) {
  const known = expandCompounds(
    repeatNames(translateQuestion(told, vocabulary, asking.thesaurus), vocabulary),
    vocabulary,
  )
  const tokens = asking.thesaurus ? expandUnknown(known, vocabulary, asking.thesaurus) : known
  const candidates = findCandidates(asked, tokens, vocabulary, asking)
  return { candidates, ...readAs(asked, tokens, candidates, vocabulary, asking) }
}

/** Reads words of which it is told what they may mean. */
function readAs(
  asked: string,
  tokens: readonly Token[],
  candidates: readonly Candidate[],
  vocabulary: Vocabulary,
  asking: Asking,
): { question: Question; reading: Reading } {
  const { types, segments } = chooseSegments(tokens, candidates, vocabulary)
  const reading: Reading = {
    text: asked,
    tokens,
    segments,
    unread: new Set(),
    taken: segments.map((segment) => segment.kind === 'break'),
    types,
    vocabulary,
    today: asking.today,
    timeZone: asking.timeZone,
    clauses: [],
    sort: [],
    archived: 'exclude',
  }
  readTypes(reading)
  if (reading.types.size === 0) reading.types = impliedTypes(reading) ?? types
  readLetters(reading)
  readProportions(reading)
  readFigures(reading)
  readAggregate(reading)
  readGroups(reading)
  readOrder(reading)
  readDates(reading)
  readSizeCodes(reading)
  readSizes(reading)
  readAmounts(reading)
  readValues(reading)
  readCategoriesAsTypes(reading)
  absorbEchoes(reading)
  readText(reading)
  const { filter, clauses } = combine(reading)
  const sort = reading.sort
  const question: Question = {
    filter,
    sort,
    limit: reading.limit ?? null,
    chips: clauses.map(({ first, last, kind, label, filter: own }) => ({
      kind,
      label,
      filter: own,
      source: 'rules',
      ...spanOf(reading, first, last),
    })),
    notUnderstood: leftOver(
      reading,
      clauses,
      withoutWitness(reading, filter, clauses).union(new Set(contradicted(clauses))),
    ),
    archived: reading.archived,
    ...(reading.aggregate ? { aggregate: reading.aggregate } : {}),
  }
  return { question, reading }
}

function spanOf(reading: Reading, first: number, last: number): { words: string; start: number; end: number } {
  // words of another language may stand in another order than in the text
  const own = reading.tokens.slice(reading.segments[first]?.start ?? 0, reading.segments[last]?.end ?? 1)
  const start = Math.min(...own.map((token) => token.start))
  const end = Math.max(...own.map((token) => token.end))
  return { words: reading.text.slice(start, end), start, end }
}
