import { amountsAt } from './amount-candidates.ts'
import type { Candidate, Known } from './candidate.ts'
import { codesIn } from './code-candidates.ts'
import { findPeriods } from './dates.ts'
import { languageAt } from './language-candidates.ts'
import { namesAt } from './name-candidates.ts'
import { withoutIdleFields, withoutLikenesses, withoutOthersWords } from './outdone-candidates.ts'
import { schemaAt } from './schema-candidates.ts'
import type { Token } from './tokens.ts'
import type { Vocabulary } from './vocabulary.ts'
import { alternativesOf, smallAlternatives } from './word-alternatives.ts'

/** All readings of all parts of a question; the choice among them comes later. */
export function findCandidates(
  text: string,
  tokens: readonly Token[],
  vocabulary: Vocabulary,
  known: Known,
): Candidate[] {
  const alternatives = tokens.map((_, at) => alternativesOf(at, tokens, vocabulary, known.thesaurus))
  const small = tokens.map((token) => smallAlternatives(token, vocabulary, known.thesaurus))
  const candidates: Candidate[] = []
  for (let start = 0; start < tokens.length; start++) {
    const { beside } = tokens[start] ?? {}
    if (beside) {
      candidates.push({ kind: 'taught', start, end: start + 1, weight: 2, words: '', ...beside })
      continue
    }
    const { taught } = tokens[start] ?? {}
    if (taught?.meaning.kind === 'filter') {
      const { words, meaning } = taught
      candidates.push({ kind: 'taught', start, end: start + 1, weight: 2, words, filter: meaning.filter })
      continue
    }
    const { meant, compares } = tokens[start] ?? {}
    if (meant) candidates.push({ kind: 'schema', start, end: start + 1, ends: meant, weight: 0.85 })
    if (compares)
      candidates.push({
        kind: 'language',
        start,
        end: start + 1,
        meanings: [{ kind: 'adjective', ...compares }],
        weight: 0.85,
      })
    candidates.push(...schemaAt(start, tokens, alternatives, vocabulary))
    candidates.push(...languageAt(start, tokens, small, vocabulary))
    candidates.push(...amountsAt(start, tokens, vocabulary))
    candidates.push(...namesAt(start, tokens, vocabulary))
  }
  const named = withoutIdleFields(withoutLikenesses(withoutOthersWords(candidates)), tokens, vocabulary)
  candidates.splice(0, candidates.length, ...named)
  candidates.push(...codesIn(text, tokens, known))
  for (const { start, end, period, weight } of findPeriods(tokens, vocabulary.lexicon.language, known.today)) {
    candidates.push({ kind: 'period', start, end, period, weight })
  }
  return candidates
}
