import type { Steps } from '#core/search/steps.ts'
import { type Confidence, confidenceOf, isSureOf, learnConfidence, type Trial as Judged } from './confidence.ts'
import { assumeValues, tellingTexts } from './assume-values.ts'
import { type Compared, compareText } from './compare-text.ts'
import { type Evidence, strongestEvidence } from './evidence.ts'
import { type Guess, guessValue } from './guess-value.ts'
import { hideValues, type KnownValues, knowValues, type Rejections, withLatent } from './known-values.ts'
import { findLatentTexts, type LatentTexts } from './latent-texts.ts'
import type { Likeness } from './likeness.ts'
import { Separator } from './separated-values.ts'
import type { Features } from './text-features.ts'
import type { Meanings } from './text-meaning.ts'

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

/** A guess for a text that is known. */
type Trial = Judged & { text: number }
interface Learned {
  name: string
  known: KnownValues
  /** what the texts of each part are tried by: the one for all, each text left out by itself, or one for each, that never saw them */
  tried: readonly KnownValues[]
  trials: Trial[]
  rejected: Trial[]
}

/** Parts that are tried by what the others tell. */
const parts = 3

/** Texts that are guessed as if they were not known, spread over all, to learn how sure guesses are. */
const mostTrials = 1_200
const fewestTrials = 500
/** Rejected guesses that are tried besides, spread over all. */
const mostRejected = 300
/** Texts compared in all trials together: of many texts fewer are tried. */
const mostCompared = 4_000_000

/** One kind of value of the texts that are learned from. */
export interface Kind {
  /** by text; undefined: it has none */
  values: readonly (string | undefined)[]
  /** each text has one of these values, or will have; undefined: some never will */
  isForAll?: boolean
  /** what people said that texts do not have */
  rejections?: Rejections
}

/**
 * Learns several kinds of values of the same texts. The work comes in slices: between them others have their turn.
 * @param kinds  by name
 */
export function* learnValues(
  index: Likeness,
  texts: readonly Features[],
  kinds: ReadonlyMap<string, Kind>,
  meanings: Meanings = [],
): Steps<Map<string, ValueModel>> {
  const learned: Learned[] = []
  const separator = new Separator(index, texts, meanings, parts)
  let latent: LatentTexts | undefined
  for (const [name, { values, isForAll = false, rejections }] of kinds) {
    let known = knowValues(index, values, meanings, rejections)
    yield
    const open = isForAll ? tellingTexts(known) : []
    if (open.length === 0) {
      const { all, tried } = yield* separator.separate(known)
      learned.push({ name, known: all, tried, trials: [], rejected: [] })
      continue
    }
    latent ??= yield* findLatentTexts(index)
    known = withLatent(index, meanings, known, latent)
    // a text that is tried must not have told what the others are taken for
    const tried: KnownValues[] = []
    for (let part = 0; part < parts; part++) {
      const hidden = hideValues(index, meanings, known, (text) => text % parts === part)
      tried.push(yield* assumeValues(index, texts, meanings, hidden, open))
    }
    const all = yield* assumeValues(index, texts, meanings, known, open)
    learned.push({ name, known: all, tried, trials: [], rejected: [] })
  }
  const labelled = texts.flatMap((features, text) =>
    learned.some(({ known }) => (known.ofText[text] ?? -1) >= 0) ? [{ features, text }] : [],
  )
  const trialCount = Math.max(fewestTrials, Math.min(mostTrials, mostCompared / index.size))
  const step = Math.max(1, labelled.length / trialCount)
  for (let at = 0; at < labelled.length; at += step) {
    const one = labelled[Math.floor(at)]
    if (!one) break
    const { features, text } = one
    const compared = compareText(index, features, meanings[text], text)
    for (const { known, tried, trials } of learned) {
      if ((known.ofText[text] ?? -1) < 0) continue
      const found = guess(index, tried[text % tried.length] ?? known, compared, true)
      // what had no like text is no guess, and neither right nor wrong
      if (found) trials.push({ ...found, text, isRight: found.guess.value === known.ofText[text] })
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
      const found = guess(index, known, compareText(index, features, meanings[text], text), true)
      if (found && values?.has(found.guess.value)) rejected.push({ ...found, text, isRight: false })
      yield
    }
  }
  const models = new Map<string, ValueModel>()
  for (const { name, known, trials, rejected } of learned) {
    models.set(name, { known, confidence: learnConfidence(weighTrials(known, trials), known.values.length, rejected) })
    yield
  }
  return models
}

/** Trials are of the texts that have a value; they stand for all texts, among which other values may be common. */
function weighTrials({ ofText, counts, assumed }: KnownValues, trials: Trial[]): Trial[] {
  if (!assumed) return trials
  const known = counts.reduce((sum, count) => sum + count, 0)
  return trials.map((trial) => {
    const value = ofText[trial.text] ?? 0
    return { ...trial, weight: ((assumed.parts[value] ?? 0) * known) / (counts[value] ?? 1) }
  })
}

/** The likeliest value of a text and how sure that is; undefined when nothing like it is known. */
export function guessOf(
  index: Likeness,
  { known, confidence }: ValueModel,
  compared: Compared,
): ValueGuess | undefined {
  const found = guess(index, known, compared, false)
  if (!found) return undefined
  const sure = confidenceOf(confidence, found.guess, found.evidence)
  return {
    value: known.values[found.guess.value] ?? '',
    confidence: sure,
    isSure: isSureOf(confidence, found.guess, sure),
    evidence: found.evidence,
  }
}

function guess(
  index: Likeness,
  known: KnownValues,
  compared: Compared,
  isTrial: boolean,
): { guess: Guess; evidence: Evidence | undefined } | undefined {
  const found = guessValue(known, compared, isTrial)
  return (
    found && {
      guess: found,
      evidence: strongestEvidence(index, known, found.value, compared.features, isTrial ? compared.place : undefined),
    }
  )
}
