import { type Expression, firmness, isBareName } from './expression.ts'

/** A formula's source, with no more parentheses than it needs; read again it gives the same tree. */
export function printFormula(expression: Expression): string {
  switch (expression.kind) {
    case 'number':
      return expression.value
    case 'text':
      return `'${expression.value.replaceAll("'", "''")}'`
    case 'boolean':
      return String(expression.value)
    case 'reference':
      return isBareName(expression.name) ? expression.name : `{${expression.name}}`
    case 'unary': {
      const operand = within(expression.operand, firmnessOf(expression))
      return expression.operator === 'not' ? `not ${operand}` : `-${operand}`
    }
    case 'binary': {
      const own = firmness[expression.operator]
      return `${within(expression.left, own)} ${expression.operator} ${within(expression.right, own + 1)}`
    }
    case 'call':
      return `${expression.name}(${expression.values.map(printFormula).join(', ')})`
  }
}

function within(part: Expression, least: number): string {
  const text = printFormula(part)
  return firmnessOf(part) < least ? `(${text})` : text
}

function firmnessOf(expression: Expression): number {
  if (expression.kind === 'binary') return firmness[expression.operator]
  if (expression.kind === 'unary') return expression.operator === 'not' ? firmness.not : firmness.negative
  return firmness.atom
}
