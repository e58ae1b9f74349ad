import type { Forest } from '#core/boosting/boosted-trees.ts'
import type { Steps } from '#core/search/steps.ts'
import { chanceOf } from './chance-forest.ts'

/** A pair as the trees see it. */
export interface Case {
  row: Float32Array
  isSame: boolean
}
export type Grow = (cases: readonly Case[]) => Steps<Forest>

/** Fewer decisions, or fewer of a kind, show nothing that the pairs made of the items do not. */
const fewestDecided = 30
const fewestOfKind = 8
/** A decision counts as so many pairs that were made by rule. */
const weight = 4
const parts = 3
/** So much less surprised, in natural logarithms a pair, the trees have to be of decisions they did not see. */
const leastGain = 0.02

/**
 * Trees of made pairs, and of decisions besides where those are enough and it shows: grown on two thirds of the decisions, they have to foresee the other third
 * better than trees that saw none, in each third's turn together, and be wrong of no more of them.
 */
export function* growOnDecisions(made: readonly Case[], decided: readonly Case[], grow: Grow): Steps<Forest> {
  const plain = yield* grow(made)
  const same = decided.filter(({ isSame }) => isSame).length
  if (decided.length < fewestDecided || Math.min(same, decided.length - same) < fewestOfKind) return plain
  const before = judge(plain, decided)
  const after = { surprise: 0, wrong: 0 }
  for (let part = 0; part < parts; part++) {
    const seen = decided.filter((_, at) => at % parts !== part)
    const unseen = decided.filter((_, at) => at % parts === part)
    const { surprise, wrong } = judge(yield* grow([...made, ...repeated(seen)]), unseen)
    after.surprise += surprise
    after.wrong += wrong
  }
  const isBetter = before.surprise - after.surprise >= leastGain * decided.length && after.wrong <= before.wrong
  return isBetter ? yield* grow([...made, ...repeated(decided)]) : plain
}

function repeated(cases: readonly Case[]): Case[] {
  return cases.flatMap((one) => Array.from({ length: weight }, () => one))
}

function judge(forest: Forest, cases: readonly Case[]): { surprise: number; wrong: number } {
  let surprise = 0
  let wrong = 0
  for (const { row, isSame } of cases) {
    const chance = chanceOf(forest, row)
    surprise -= Math.log(Math.max(0.001, isSame ? chance : 1 - chance))
    if (chance >= 0.5 !== isSame) wrong += 1
  }
  return { surprise, wrong }
}
