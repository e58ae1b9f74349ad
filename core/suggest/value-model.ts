import type { Steps } from '#core/search/steps.ts'
import { type Confidence, confidenceOf, learnConfidence, type Trial } from './confidence.ts'
import { type Evidence, strongestEvidence } from './evidence.ts'
import { type Guess, guessValue, type KnownValues, knowValues, type Rejections } from './guess-value.ts'
import { type Alike, type Likeness, likenesses } from './likeness.ts'
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
const fewestTrials = 500
/** Rejected guesses that are tried besides, spread over all. */
const mostRejected = 300
/** Texts compared in all trials together: of many texts fewer are tried. */
const mostCompared = 4_000_000

/**
 * Learns several kinds of values of the same texts. The work comes in slices: between them others have their turn.
 * @param kinds  by name: the value of each text of the index, undefined where it has none
 * @param rejections  by name: what people said that texts do not have
 */
export function* learnValues(
  index: Likeness,
  texts: readonly Features[],
  kinds: ReadonlyMap<string, readonly (string | undefined)[]>,
  rejections: ReadonlyMap<string, Rejections> = new Map(),
): Steps<Map<string, ValueModel>> {
  const learned = [...kinds].map(([name, values]) => ({
    name,
    known: knowValues(index, values, rejections.get(name)),
    trials: [] as Trial[],
    rejected: [] as Trial[],
  }))
  const labelled = texts.flatMap((features, text) =>
    learned.some(({ known }) => (known.ofText[text] ?? -1) >= 0) ? [{ features, text }] : [],
  )
  const trialCount = Math.max(fewestTrials, Math.min(mostTrials, mostCompared / index.size))
  const step = Math.max(1, labelled.length / trialCount)
  for (let at = 0; at < labelled.length; at += step) {
    const one = labelled[Math.floor(at)]
    if (!one) break
    const { features, text } = one
    const like = likenesses(index, features, text)
    for (const { known, trials } of learned) {
      if ((known.ofText[text] ?? -1) < 0) continue
      const found = guess(index, known, features, like, text)
      // what had no like text is no guess, and neither right nor wrong
      if (found) trials.push({ ...found, isRight: found.guess.value === known.ofText[text] })
    }
    yield
  }
  for (const { known, rejected } of learned) {
    // what was guessed and rejected is known to be wrong, though not what would be right
    const open = [...known.rejected].filter(([text]) => (known.ofText[text] ?? -1) < 0)
    const each = Math.max(1, open.length / mostRejected)
    for (let at = 0; at < open.length; at += each) {
      const [text, values] = open[Math.floor(at)] ?? []
      const features = text === undefined ? undefined : texts[text]
      if (text === undefined || !features) continue
      const found = guess(index, known, features, likenesses(index, features, text), text)
      if (found && values?.has(found.guess.value)) rejected.push({ ...found, isRight: false })
      yield
    }
  }
  const models = new Map<string, ValueModel>()
  for (const { name, known, trials, rejected } of learned) {
    models.set(name, { known, confidence: learnConfidence(trials, known.values.length, rejected) })
    yield
  }
  return models
}

/** The likeliest value of a text and how sure that is; undefined when nothing like it is known. */
export function guessOf(
  index: Likeness,
  { known, confidence }: ValueModel,
  features: Features,
  like: Alike,
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
  like: Alike,
  without?: number,
): { guess: Guess; evidence: Evidence | undefined } | undefined {
  const found = guessValue(known, like, without)
  return found && { guess: found, evidence: strongestEvidence(index, known, found.value, features, without) }
}
