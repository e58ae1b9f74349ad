import type Big from 'big.js'
import type { FormulaType } from './expression.ts'

/** A value inside a formula: numbers as exact decimals, days as `2026-11-23`, instants in UTC; null is missing. */
export type FormulaValue = Big | string | boolean | null

/** What a formula computes with once types are known; conversions have become operations of their own. */
export type Operation =
  | 'negate'
  | 'add'
  | 'subtract'
  | 'multiply'
  | 'divide'
  | 'remainder'
  | 'not'
  | 'and'
  | 'or'
  | 'eq'
  | 'ne'
  | 'lt'
  | 'lte'
  | 'gt'
  | 'gte'
  | 'if'
  | 'ifempty'
  | 'isempty'
  | 'round'
  | 'floor'
  | 'ceil'
  | 'abs'
  | 'min'
  | 'max'
  | 'len'
  | 'upper'
  | 'lower'
  | 'trim'
  | 'left'
  | 'right'
  | 'contains'
  /** texts, missing when one is */
  | 'join'
  /** texts, without those missing */
  | 'concat'
  | 'daysBetween'
  | 'addDays'
  | 'year'
  | 'month'
  | 'day'
  | 'today'
  | 'textOfNumber'
  | 'textOfDay'
  /** the day of an instant in the organisation's time zone */
  | 'dayOf'

export type TypedExpression =
  | { kind: 'literal'; type: FormulaType; value: FormulaValue }
  | { kind: 'reference'; type: FormulaType; name: string }
  /** `digits` belongs to `round` */
  | { kind: 'operation'; type: FormulaType; operation: Operation; values: TypedExpression[]; digits?: number }

/** A formula that was read and whose types fit: what is evaluated and compiled. */
export type CheckedFormula = {
  type: FormulaType
  expression: TypedExpression
  /** names it reads, each once */
  references: readonly string[]
  /** nodes, with those of the formulas it reads */
  cost: number
  /** operations that stand in each other, with those of the formulas it reads */
  levels: number
  /** its result changes from day to day: it is computed when read, never stored */
  usesToday: boolean
}
