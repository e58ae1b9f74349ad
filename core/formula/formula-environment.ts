import type { FormulaType } from './expression.ts'
import type { CheckedFormula } from './typed-expression.ts'

/** What a name in a formula stands for. */
export type ReferenceRule = {
  type: FormulaType
  /** select: its option keys and labels; a text it is compared with must be one of them, and becomes its key */
  options?: readonly { key: string; label: string }[]
  /** another formula: what its own check gave */
  formula?: Pick<CheckedFormula, 'cost' | 'levels'>
}

/** Everything a formula may read, by name: field keys, core columns, stock figures. */
export type FormulaEnvironment = ReadonlyMap<string, ReferenceRule>
