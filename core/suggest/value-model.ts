import { type Confidence, confidenceOf, learnConfidence, type Trial } from './confidence.ts'
import { type Evidence, strongestEvidence } from './evidence.ts'
import { type Guess, guessValue, type KnownValues, knowValues } from './guess-value.ts'
import { type Likeness, likenesses } from './likeness.ts'
import type { Features } from './text-features.ts'

/** What is learned of one kind of value, category or field, from texts that have one. */
export interface ValueModel {
  known: KnownValues
  confidence: Confidence
}

export interface ValueGuess {
  value: string
  /** 0 to 1: so many of such guesses were right when tried on texts whose value is known */
  confidence: number
  /** sure enough to be taken without asking */
  isSure: boolean
  evidence: Evidence | undefined
}

/** Texts that are guessed as if they were not known, spread over all, to learn how sure guesses are. */
const mostTrials = 1_200

/**
 * Learns one kind of value. The work comes in slices: between them others have their turn.
 * @param known  by text of the index; undefined: it has none
 * @param weights  by text; 1 unless told
 */
export function* learnValues(
  index: Likeness,
  texts: readonly Features[],
  values: readonly (string | undefined)[],
  weights?: ReadonlyMap<number, number>,
): Generator<void, ValueModel> {
  const known = knowValues(index, values, weights)
  const labelled = texts.flatMap((features, text) => ((known.ofText[text] ?? -1) < 0 ? [] : [{ features, text }]))
  const step = Math.max(1, labelled.length / mostTrials)
  const trials: Trial[] = []
  for (let at = 0; at < labelled.length; at += step) {
    const one = labelled[Math.floor(at)]
    if (!one) break
    const found = guess(index, known, one.features, likenesses(index, one.features, one.text), one.text)
    // what had no like text is no guess, and neither right nor wrong
    if (found) trials.push({ ...found, isRight: found.guess.value === known.ofText[one.text] })
    yield
  }
  return { known, confidence: learnConfidence(trials, known.values.length) }
}

/** The likeliest value of a text and how sure that is; undefined when nothing like it is known. */
export function guessOf(
  index: Likeness,
  { known, confidence }: ValueModel,
  features: Features,
  like: ReadonlyMap<number, number>,
): ValueGuess | undefined {
  const found = guess(index, known, features, like)
  if (!found) return undefined
  const sure = confidenceOf(confidence, found.guess, found.evidence)
  return {
    value: known.values[found.guess.value] ?? '',
    confidence: sure,
    isSure: sure >= confidence.threshold,
    evidence: found.evidence,
  }
}

function guess(
  index: Likeness,
  known: KnownValues,
  features: Features,
  like: ReadonlyMap<number, number>,
  without?: number,
): { guess: Guess; evidence: Evidence | undefined } | undefined {
  const found = guessValue(known, like, without)
  return found && { guess: found, evidence: strongestEvidence(index, known, found.value, features, without) }
}
