import type { Option } from '#contract/field.ts'
import type { Condition, Filter } from '#contract/filter.ts'
import type { Expression } from '#core/formula/expression.ts'
import { parseFormula } from '#core/formula/parse-formula.ts'
import { tokeniseFormula } from '#core/formula/tokenise-formula.ts'

/** Options of a field that become others: by key, those that go and what they become. */
export interface MergedOptions {
  /** the field's key */
  key: string
  /** those there were, the ones that go among them */
  options: readonly Option[]
  merged: ReadonlyMap<string, string>
}

/** A filter that names the options which others became; the same object where it names none that go. */
export function mergeInFilter(tree: Filter, change: MergedOptions): Filter {
  if ('and' in tree) return withChildren(tree, tree.and, change, (and) => ({ and }))
  if ('or' in tree) return withChildren(tree, tree.or, change, (or) => ({ or }))
  if ('not' in tree) return withChildren(tree, [tree.not], change, ([not = tree.not]) => ({ not }))
  if ('text' in tree || tree.field !== `attributes.${change.key}`) return tree
  return mergeInCondition(tree, change)
}

function withChildren(
  tree: Filter,
  children: readonly Filter[],
  change: MergedOptions,
  make: (children: Filter[]) => Filter,
): Filter {
  const after = children.map((child) => mergeInFilter(child, change))
  return after.every((child, at) => child === children[at]) ? tree : make(after)
}

function mergeInCondition(condition: Condition, { merged }: MergedOptions): Condition {
  const { value } = condition
  const values = [value].flat()
  if (!values.some((one) => typeof one === 'string' && merged.has(one))) return condition
  const after = values.map((one) => (typeof one === 'string' ? (merged.get(one) ?? one) : one))
  const [only] = after
  return { ...condition, value: Array.isArray(value) ? [...new Set(after)].filter((one) => one !== undefined) : only }
}

/**
 * A stored formula that names the options which others became, each as it was named before: by key or by label. All else stays as
 * written; one that cannot be read stays as it is.
 */
export function mergeInFormula(source: string, change: MergedOptions): string {
  const parsed = parseFormula(source)
  if ('errors' in parsed) return source
  const named = new Map(comparedTexts(parsed.expression, change.key).map(({ at, value }) => [at, value]))
  let text = ''
  let end = 0
  for (const token of tokeniseFormula(source)) {
    const written = token.kind === 'text' ? named.get(token.at) : undefined
    const next = written === undefined ? undefined : becomes(written, change)
    if (next === undefined) continue
    const mark = source[token.at] ?? '"'
    text += source.slice(end, token.at) + mark + next.replaceAll(mark, mark + mark) + mark
    end = token.end
  }
  return text + source.slice(end)
}

/** What a text that stands for an option is to say after the merge; undefined where its option stays. */
function becomes(written: string, { options, merged }: MergedOptions): string | undefined {
  const small = written.toLowerCase()
  const byKey = options.find(({ key }) => key === written)
  const found =
    byKey ??
    options.find(({ label }) => label === written) ??
    options.find(({ label }) => label.toLowerCase() === small)
  const to = found && merged.get(found.key)
  if (to === undefined) return undefined
  return byKey ? to : (options.find(({ key }) => key === to)?.label ?? to)
}

/** Texts that are compared with the field: only those stand for its options. */
function comparedTexts(expression: Expression, key: string): { at: number; value: string }[] {
  switch (expression.kind) {
    case 'unary':
      return comparedTexts(expression.operand, key)
    case 'call':
      return expression.values.flatMap((value) => comparedTexts(value, key))
    case 'binary': {
      const { operator, left, right } = expression
      const isCompared = operator === '=' || operator === '<>'
      const sides = [
        [left, right],
        [right, left],
      ] as const
      const own = sides.flatMap(([part, other]) =>
        isCompared && part.kind === 'text' && other.kind === 'reference' && other.name === key ? [part] : [],
      )
      return [...own, ...comparedTexts(left, key), ...comparedTexts(right, key)]
    }
    case 'number':
    case 'text':
    case 'boolean':
    case 'reference':
      return []
  }
}
