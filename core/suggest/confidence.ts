import { type Evidence, strengthOf } from './evidence.ts'
import type { Guess } from './guess-value.ts'
import { type Case, fitLogistic, probability, type Weights } from './logistic.ts'

/** How sure a guess of one kind is, as tried on texts whose value is known. */
export interface Confidence {
  weights: Weights
  /** part of the guesses of each value that were right */
  reliability: readonly number[]
  /** from here on a guess is right often enough to be taken without asking; above 1: never */
  threshold: number
  /** texts it was tried on */
  tried: number
}

/** A guess made for a text as if the text were not known, beside what it has. */
export interface Trial {
  guess: Guess
  evidence: Evidence | undefined
  isRight: boolean
  /** for how many texts to come it stands, 1 on average: where some values are commoner than among the texts that are known, more for those; undefined: 1 */
  weight?: number
}

/** Of guesses taken without asking, so many at most are wrong. */
const wrongAllowed = 0.03
/** Fewer trials than this do not show that a guess may be taken without asking. */
const fewestTrials = 60
/** What the weights are before a tenant's own trials are known, and how much they weigh against those. */
const prior: Weights = [-4.2, 2.6, 1.2, 0.8, 1.1, 1.4, 0.55, 0.5, 0.1]
const priorStrength = 2
/** Fewer texts with a value show too little of what else is like them. */
const fewestOfValue = 8
const parts = 5

/**
 * Learns how sure guesses are: Platt's logistic calibration over what is known of each, on trials that left the text out, each judged by
 * weights fitted to the others.
 * @param rejected  guesses that a person said are wrong. They count for how reliable their value is and for the bound. The weights do not see them: they would
 *   learn to tell texts without a value of their own from others, and not right from wrong
 */
export function learnConfidence(trials: readonly Trial[], values: number, rejected: readonly Trial[] = []): Confidence {
  const judged = trials.map((trial, at) => ({ ...trial, part: (at * 7) % parts }))
  const outcomes: Outcome[] = []
  for (let part = 0; part < parts; part++) {
    const others = judged.filter((trial) => trial.part !== part)
    const reliability = reliabilities(others, values)
    const weights = fitLogistic(toCases(others, reliability), prior, priorStrength)
    for (const trial of judged)
      if (trial.part === part)
        outcomes.push({
          count: trial.guess.count,
          confidence: probability(
            weights,
            inputsOf(trial.guess, trial.evidence, reliability[trial.guess.value] ?? 0.5),
          ),
          isRight: trial.isRight,
          weight: trial.weight ?? 1,
        })
  }
  const plain = reliabilities(trials, values)
  const weights = fitLogistic(toCases(trials, plain), prior, priorStrength)
  for (const [at, { inputs, isRight }] of toCases(rejected, plain).entries())
    outcomes.push({
      count: rejected[at]?.guess.count ?? 0,
      confidence: probability(weights, inputs),
      isRight,
      weight: 1,
    })
  return {
    weights,
    reliability: rejected.length === 0 ? plain : reliabilities([...trials, ...rejected], values),
    threshold:
      trials.length < fewestTrials ? 2 : lowestThreshold(outcomes.filter(({ count }) => count >= fewestOfValue)),
    tried: outcomes.length,
  }
}

export function confidenceOf(
  { weights, reliability }: Confidence,
  guess: Guess,
  evidence: Evidence | undefined,
): number {
  return probability(weights, inputsOf(guess, evidence, reliability[guess.value] ?? 0.5))
}

interface Outcome {
  /** texts that have the value guessed */
  count: number
  confidence: number
  isRight: boolean
  weight: number
}

export function isSureOf({ threshold }: Confidence, guess: Guess, confidence: number): boolean {
  return guess.count >= fewestOfValue && confidence >= threshold
}

/**
 * The lowest confidence from which on few enough are wrong, half a standard deviation more counted than were, and one at least: of many bounds the one that had luck
 * is taken.
 */
function lowestThreshold(outcomes: readonly Outcome[]): number {
  let threshold = 2
  let wrong = 0
  let all = 0
  let heaviest = 1
  for (const { confidence, isRight, weight } of outcomes.toSorted((a, b) => b.confidence - a.confidence)) {
    all += weight
    heaviest = Math.max(heaviest, weight)
    if (!isRight) wrong += weight
    const counted = Math.max(heaviest, wrong + Math.sqrt(wrong * heaviest) / 2)
    if (counted <= wrongAllowed * all) threshold = confidence
  }
  return threshold
}

function toCases(trials: readonly Trial[], reliability: readonly number[]): Case[] {
  return trials.map(({ guess, evidence, isRight, weight }) => ({
    inputs: inputsOf(guess, evidence, reliability[guess.value] ?? 0.5),
    isRight,
    weight,
  }))
}

function reliabilities(trials: readonly Trial[], values: number): number[] {
  const right = new Float64Array(values)
  const all = new Float64Array(values)
  for (const { guess, isRight, weight = 1 } of trials) {
    all[guess.value] = (all[guess.value] ?? 0) + weight
    if (isRight) right[guess.value] = (right[guess.value] ?? 0) + weight
  }
  const sum = (counts: Float64Array) => counts.reduce((total, count) => total + count, 0)
  const overall = (sum(right) + 1) / (sum(all) + 2)
  return Array.from(all, (count, value) => ((right[value] ?? 0) + 4 * overall) / (count + 4))
}

function inputsOf(guess: Guess, evidence: Evidence | undefined, reliability: number): number[] {
  return [
    guess.share,
    guess.share - guess.second,
    guess.nearShare,
    guess.cosine,
    guess.nearest,
    logit(reliability),
    logit(strengthOf(evidence)),
    Math.log(1 + guess.count) / 3,
  ]
}

function logit(chance: number): number {
  const kept = Math.max(0.02, Math.min(0.98, chance))
  return Math.log(kept / (1 - kept))
}
