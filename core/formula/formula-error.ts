import type { formula as sentences } from '#contract/words/en/formula.ts'

export type FormulaErrorCode = Exclude<keyof typeof sentences, 'types'>

/** Why a formula was refused: a code, where in the source, and the facts its sentence names. */
export type FormulaError = {
  code: FormulaErrorCode
  /** index of the first character of the offending part, in UTF-16 units; 0..length */
  at: number
  facts: Readonly<Record<string, string>>
}

/** What a formula may cost at most. */
export const formulaLimits = {
  /** characters of source */
  source: 2_000,
  /** nodes of one formula's tree */
  parts: 500,
  /** parentheses, calls and operators that wait for each other while reading */
  depth: 50,
  /** nodes of a formula with all formulas it reads, each counted as often as it is read */
  cost: 5_000,
  /** operations that stand in each other, those of formulas that are read included: what the database's parser bears */
  levels: 150,
  /** characters of any text, the result's and those on the way */
  text: 10_000,
  /** digits of numbers in the source, and of the result */
  whole: 18,
  fraction: 9,
} as const

/** Thrown while reading, to leave a deep recursion at the first error; never leaves this folder. */
export class FormulaRefusal extends Error {
  readonly error: FormulaError

  constructor(code: FormulaErrorCode, at: number, facts: Record<string, string> = {}) {
    super(code)
    this.error = { code, at, facts }
  }
}
