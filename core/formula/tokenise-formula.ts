import { FormulaRefusal, formulaLimits } from './formula-error.ts'

/** A piece of a formula's source, from `at` to `end` (exclusive). */
export type Token = {
  /** `name` stands bare, `braced` in braces; `end` stands behind the last piece */
  kind: 'number' | 'text' | 'name' | 'braced' | 'sign' | 'end'
  /** what it means: a text without its quotation marks, a name without braces; signs and numbers as written */
  value: string
  at: number
  end: number
}

const space = /[\s\u00a0]+/uy
const name = /[\p{L}_][\p{L}\p{N}_]*/uy
/** Takes in what is no number, such as `1e5` and `1.2.3`, to refuse it as a whole. */
const number = /\d[\p{L}\p{N}_.]*|\.\d[\p{L}\p{N}_.]*/uy
const sign = /<=|>=|<>|!=|==|[-+*/%&=<>(),]/y
const lone = /\p{Cs}/u

/**
 * The pieces of a formula, the last of kind `end`.
 * @throws FormulaRefusal  at the first character that fits nowhere
 */
export function tokeniseFormula(source: string): Token[] {
  if (source.length > formulaLimits.source)
    throw new FormulaRefusal('too_long', formulaLimits.source, { limit: String(formulaLimits.source) })
  const tokens: Token[] = []
  let at = 0
  const take = (pattern: RegExp): string | undefined => {
    pattern.lastIndex = at
    return pattern.exec(source)?.[0]
  }
  while (at < source.length) {
    const blank = take(space)
    if (blank) {
      at += blank.length
      continue
    }
    const token = quoted(source, at) ?? braced(source, at)
    if (token) {
      tokens.push(token)
      at = token.end
      continue
    }
    const digits = take(number)
    const word = digits ?? take(name) ?? take(sign)
    if (word === undefined) {
      const character = String.fromCodePoint(source.codePointAt(at) ?? 0)
      throw new FormulaRefusal('unexpected_character', at, { character })
    }
    if (digits !== undefined) checkNumber(digits, at)
    const kind = digits !== undefined ? 'number' : /^[\p{L}_]/u.test(word) ? 'name' : 'sign'
    tokens.push({ kind, value: word, at, end: at + word.length })
    at += word.length
  }
  tokens.push({ kind: 'end', value: '', at: source.length, end: source.length })
  return tokens
}

/** `'text'` or `"text"`, in which the mark is doubled to stand for itself. */
function quoted(source: string, at: number): Token | undefined {
  const mark = source[at]
  if (mark !== "'" && mark !== '"') return undefined
  let value = ''
  let from = at + 1
  for (;;) {
    const to = source.indexOf(mark, from)
    if (to < 0) throw new FormulaRefusal('unclosed_text', at)
    value += source.slice(from, to)
    if (source[to + 1] !== mark) {
      refuseUnstorable(value, at)
      return { kind: 'text', value, at, end: to + 1 }
    }
    value += mark
    from = to + 2
  }
}

function braced(source: string, at: number): Token | undefined {
  if (source[at] !== '{') return undefined
  const to = source.indexOf('}', at)
  const value = source.slice(at + 1, to).trim()
  if (to < 0 || value.includes('{')) throw new FormulaRefusal('unclosed_reference', at)
  if (value === '') throw new FormulaRefusal('unknown_reference', at, { name: value })
  refuseUnstorable(value, at)
  return { kind: 'braced', value, at, end: to + 1 }
}

/** The database holds neither null characters nor halves of surrogate pairs. */
function refuseUnstorable(value: string, at: number): void {
  if (value.includes('\u0000') || lone.test(value))
    throw new FormulaRefusal('unexpected_character', at, { character: '\ufffd' })
}

function checkNumber(text: string, at: number): void {
  const [, whole, fraction = ''] = /^(\d*)(?:\.(\d+))?$/.exec(text) ?? []
  if (whole === undefined) throw new FormulaRefusal('number_form', at, { text: text.slice(0, 40) })
  if (whole.replace(/^0+/, '').length > formulaLimits.whole || fraction.length > formulaLimits.fraction)
    throw new FormulaRefusal('number_too_long', at)
}
