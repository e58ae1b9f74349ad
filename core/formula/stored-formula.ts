import { isBareName } from './expression.ts'
import { type FormulaError, FormulaRefusal } from './formula-error.ts'
import { parseFormula } from './parse-formula.ts'
import { type Token, tokeniseFormula } from './tokenise-formula.ts'

/** A field as a person knows it, and by the key that never changes. */
export type NamedField = { key: string; name: string }

/**
 * A formula as typed, with every name replaced by its field's key, so that a rename leaves it alone; all else stays as
 * written. Both `{Dose in mg}` and `dose` are understood; in braces a name goes before a key, bare a key before a name,
 * and `{#dose}` is always the key.
 * @returns the stored source, or the first error of form and all names that no field has
 */
export function toStored(
  source: string,
  fields: readonly NamedField[],
): { stored: string } | { errors: FormulaError[] } {
  const parsed = parseFormula(source)
  if ('errors' in parsed) return parsed
  const errors: FormulaError[] = []
  const find = finder(fields)
  const stored = replaceNames(source, (token) => {
    const found = find(token)
    if (found.length === 1 && found[0]) return isBareName(found[0].key) ? found[0].key : `{${found[0].key}}`
    const code = found.length > 1 ? 'ambiguous_reference' : 'unknown_reference'
    errors.push({ code, at: token.at, facts: { name: token.value } })
    return undefined
  })
  return errors.length > 0 ? { errors } : { stored }
}

/** A stored formula with the names its fields have now, in braces; keys stay where a name would be misread. */
export function toShown(stored: string, fields: readonly NamedField[]): string {
  const byKey = new Map(fields.map((field) => [field.key, field]))
  const find = finder(fields)
  try {
    return replaceNames(stored, (token) => {
      const field = byKey.get(token.value)
      if (!field) return undefined
      const isClear =
        /^[^{}\u0000]+$/.test(field.name) &&
        field.name === field.name.trim() &&
        find({ ...token, kind: 'braced', value: field.name }).every((found) => found === field)
      if (isClear) return `{${field.name}}`
      return isBareName(field.key) ? field.key : `{#${field.key}}`
    })
  } catch (error) {
    // A source that cannot be read is shown as it is.
    if (error instanceof FormulaRefusal) return stored
    throw error
  }
}

/** The fields a token may mean; more than one when names repeat. */
function finder(fields: readonly NamedField[]): (token: Token) => readonly NamedField[] {
  const group = (text: (field: NamedField) => string) => Map.groupBy(fields, text)
  const keys = group((field) => field.key)
  const names = group((field) => field.name.trim())
  const lowNames = group((field) => field.name.trim().toLowerCase())
  return (token) => {
    const key = keys.get(token.value) ?? keys.get(token.value.toLowerCase())
    const marked = token.kind === 'braced' && token.value.startsWith('#') ? keys.get(token.value.slice(1)) : undefined
    if (marked) return marked
    const name = names.get(token.value) ?? lowNames.get(token.value.toLowerCase())
    return (token.kind === 'braced' ? (name ?? key) : (key ?? name)) ?? []
  }
}

/** Puts other text in the place of names that are references; undefined leaves them. */
function replaceNames(source: string, replace: (token: Token) => string | undefined): string {
  const tokens = tokeniseFormula(source)
  let text = ''
  let end = 0
  tokens.forEach((token, index) => {
    const next = tokens[index + 1]
    const isReference =
      token.kind === 'braced' ||
      (token.kind === 'name' &&
        !/^(and|or|not|true|false)$/i.test(token.value) &&
        !(next?.kind === 'sign' && next.value === '('))
    if (!isReference) return
    const name = replace(token)
    if (name === undefined) return
    text += source.slice(end, token.at) + name
    end = token.end
  })
  return text + source.slice(end)
}
