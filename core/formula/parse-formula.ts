import { canonicalDecimal } from '#core/number/quantity.ts'
import { type BinaryOperator, type Expression, firmness } from './expression.ts'
import { type FormulaError, FormulaRefusal, formulaLimits } from './formula-error.ts'
import { findFunction, functions } from './functions.ts'
import { type Token, tokeniseFormula } from './tokenise-formula.ts'

/**
 * Reads a formula; its names and types are not looked at.
 * Costs time linear in the source, whatever it holds: length, parts and depth are bounded.
 * @returns the tree, or the first error
 */
export function parseFormula(source: string): { expression: Expression } | { errors: [FormulaError] } {
  try {
    return { expression: new FormulaReader(tokeniseFormula(source)).read() }
  } catch (error) {
    if (error instanceof FormulaRefusal) return { errors: [error.error] }
    throw error
  }
}

const synonyms: Readonly<Record<string, BinaryOperator>> = { '!=': '<>', '==': '=' }

/** Holds the place in the tokens, and counts what it makes. */
class FormulaReader {
  readonly #tokens: readonly Token[]
  #next = 0
  #parts = 0
  #depth = 0

  constructor(tokens: readonly Token[]) {
    this.#tokens = tokens
  }

  read(): Expression {
    if (this.#peek().kind === 'end') throw new FormulaRefusal('empty', 0)
    const expression = this.#expression(0)
    const rest = this.#peek()
    if (rest.kind !== 'end') throw unexpected(rest)
    return expression
  }

  #peek(): Token {
    // The last token is of kind `end` and is never passed.
    return this.#tokens[this.#next] as Token
  }

  #take(): Token {
    const token = this.#peek()
    if (token.kind !== 'end') this.#next++
    return token
  }

  #takeSign(sign: string): boolean {
    const token = this.#peek()
    if (token.kind !== 'sign' || token.value !== sign) return false
    this.#next++
    return true
  }

  #made<Part extends Expression>(part: Part): Part {
    if (++this.#parts > formulaLimits.parts)
      throw new FormulaRefusal('too_many_parts', part.at, { limit: String(formulaLimits.parts) })
    return part
  }

  /** Operands and the operators between them that hold at least as firmly as `least`. */
  #expression(least: number): Expression {
    if (++this.#depth > formulaLimits.depth)
      throw new FormulaRefusal('too_deep', this.#peek().at, { limit: String(formulaLimits.depth) })
    let left = this.#operand()
    for (;;) {
      const operator = binaryOperator(this.#peek())
      if (!operator || firmness[operator] < least) break
      this.#take()
      const right = this.#expression(firmness[operator] + 1)
      left = this.#made({ kind: 'binary', operator, left, right, at: left.at })
    }
    this.#depth--
    return left
  }

  #operand(): Expression {
    const token = this.#take()
    const { at, value } = token
    switch (token.kind) {
      case 'number':
        return this.#made({ kind: 'number', value: canonicalDecimal(value), at })
      case 'text':
        return this.#made({ kind: 'text', value, at })
      case 'braced':
        return this.#made({ kind: 'reference', name: value, at })
      case 'name':
        return this.#word(token)
      case 'sign':
        if (value === '-')
          return this.#made({ kind: 'unary', operator: '-', operand: this.#expression(firmness.negative), at })
        if (value === '(') {
          const inner = this.#expression(0)
          if (!this.#takeSign(')')) throw missing(this.#peek())
          return inner
        }
        throw unexpected(token)
      case 'end':
        throw new FormulaRefusal('unexpected_end', at)
    }
  }

  #word({ value, at }: Token): Expression {
    const word = value.toLowerCase()
    if (word === 'true' || word === 'false') return this.#made({ kind: 'boolean', value: word === 'true', at })
    if (word === 'not')
      return this.#made({ kind: 'unary', operator: 'not', operand: this.#expression(firmness.not), at })
    if (word === 'and' || word === 'or') throw new FormulaRefusal('unexpected', at, { found: value })
    if (!this.#takeSign('(')) return this.#made({ kind: 'reference', name: value, at })
    const name = findFunction(word)
    if (!name) throw new FormulaRefusal('unknown_function', at, { name: value.slice(0, 60) })
    const values: Expression[] = []
    if (!this.#takeSign(')')) {
      do values.push(this.#expression(0))
      while (this.#takeSign(','))
      if (!this.#takeSign(')')) throw missing(this.#peek())
    }
    const { least, most } = functions[name]
    if (values.length < least || values.length > most) {
      const upTo = most === least ? 'same' : most === Number.POSITIVE_INFINITY ? 'any' : String(most)
      throw new FormulaRefusal('argument_count', at, {
        name,
        least: String(least),
        most: upTo,
        given: String(values.length),
      })
    }
    return this.#made({ kind: 'call', name, values, at })
  }
}

function binaryOperator(token: Token): BinaryOperator | undefined {
  if (token.kind === 'name') {
    const word = token.value.toLowerCase()
    return word === 'and' || word === 'or' ? word : undefined
  }
  if (token.kind !== 'sign' || '(),'.includes(token.value)) return undefined
  // Every other sign the tokeniser knows is an operator or a synonym of one.
  return synonyms[token.value] ?? (token.value as BinaryOperator)
}

function missing(token: Token): FormulaRefusal {
  return token.kind === 'end' ? new FormulaRefusal('missing_parenthesis', token.at) : unexpected(token)
}

function unexpected(token: Token): FormulaRefusal {
  return token.kind === 'end'
    ? new FormulaRefusal('unexpected_end', token.at)
    : new FormulaRefusal('unexpected', token.at, { found: token.value.slice(0, 40) })
}
