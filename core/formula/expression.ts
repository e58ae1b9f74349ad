import type { FunctionName } from './functions.ts'

/** What a formula and its parts are. */
export type FormulaType = 'number' | 'text' | 'boolean' | 'date' | 'dateTime'

export type BinaryOperator = 'or' | 'and' | '=' | '<>' | '<' | '<=' | '>' | '>=' | '&' | '+' | '-' | '*' | '/' | '%'

/** A formula as written, before its types are known. `at` is where the part begins in the source. */
export type Expression =
  /** `value` is a canonical decimal, never negative */
  | { kind: 'number'; value: string; at: number }
  | { kind: 'text'; value: string; at: number }
  | { kind: 'boolean'; value: boolean; at: number }
  /** a field, core column or stock figure */
  | { kind: 'reference'; name: string; at: number }
  | { kind: 'unary'; operator: '-' | 'not'; operand: Expression; at: number }
  | { kind: 'binary'; operator: BinaryOperator; left: Expression; right: Expression; at: number }
  | { kind: 'call'; name: FunctionName; values: Expression[]; at: number }

/** How firmly operators hold their operands; of two binary ones alike, the left one holds. */
export const firmness = {
  or: 1,
  and: 2,
  not: 3,
  '=': 4,
  '<>': 4,
  '<': 4,
  '<=': 4,
  '>': 4,
  '>=': 4,
  '&': 5,
  '+': 6,
  '-': 6,
  '*': 7,
  '/': 7,
  '%': 7,
  negative: 8,
  atom: 9,
} as const satisfies Record<BinaryOperator | 'not' | 'negative' | 'atom', number>

/** Words that are no references unless they stand in braces. */
export const keywords: ReadonlySet<string> = new Set(['and', 'or', 'not', 'true', 'false'])

/** Whether a name can stand in a formula without braces. */
export function isBareName(name: string): boolean {
  return /^[a-z_][a-z0-9_]*$/.test(name) && !keywords.has(name)
}

/** The names a formula reads, each once, in the order of their first mention. */
export function formulaReferences(expression: Expression): string[] {
  const names = new Set<string>()
  const visit = (part: Expression): void => {
    switch (part.kind) {
      case 'reference':
        names.add(part.name)
        break
      case 'unary':
        visit(part.operand)
        break
      case 'binary':
        visit(part.left)
        visit(part.right)
        break
      case 'call':
        part.values.forEach(visit)
        break
      case 'number':
      case 'text':
      case 'boolean':
        break
    }
  }
  visit(expression)
  return [...names]
}
