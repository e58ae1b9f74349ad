import type { Filter } from '#contract/filter.ts'
import type { VocabularySource } from '#core/search/vocabulary.ts'
import type { Understood } from './expected-answer.ts'

/**
 * Whether two answers ask for the same items, whatever way the tree is written: lists of values as alternatives, days
 * as days included, a type that a condition on one of its own fields says already.
 */
export function isSameAnswer(one: Understood, other: Understood, source: VocabularySource): boolean {
  return normalForm(one, source) === normalForm(other, source)
}

/** An answer as text, the same for all ways of writing it. */
export function normalForm({ filter, sort, limit, archived, aggregate }: Understood, source: VocabularySource): string {
  const owners = new Map(source.fields.map((field) => [`attributes.${field.key}`, field.itemTypeId]))
  const sorted = sort.map((one) => one.field)
  const tree = filter ? dropSorted(simplify(filter, owners), sorted) : true
  return JSON.stringify([
    tree === true ? null : write(tree),
    sort.map((one) => `${one.field}${one.location ? `@${one.location}` : ''} ${one.descending ? 'desc' : 'asc'}`),
    limit,
    archived,
    aggregate && [
      aggregate.of,
      aggregate.of === 'value' ? (aggregate.basis ?? 'cost') : '',
      [...aggregate.locations].sort().join(),
      ...(aggregate.fields ? [[...aggregate.fields].sort().join()] : []),
      ...(aggregate.by ? [aggregate.by] : []),
    ],
  ])
}

type Leaf = { leaf: string; owner?: string; given?: string; type?: string }
type Tree = Leaf | { and: Tree[] } | { or: Tree[] } | { not: Tree }
type Owners = ReadonlyMap<string, string | null>

const write = (tree: Tree): string =>
  'leaf' in tree
    ? tree.leaf
    : 'not' in tree
      ? `not(${write(tree.not)})`
      : 'and' in tree
        ? `and(${tree.and.map(write).join('; ')})`
        : `or(${tree.or.map(write).join('; ')})`

/** Sorting by a field leaves out items without it, whether the filter says so or not. */
function dropSorted(tree: Tree, sorted: readonly string[]): Tree | true {
  const isGiven = (one: Tree) => 'leaf' in one && one.given !== undefined && sorted.includes(one.given)
  if (isGiven(tree)) return true
  return 'and' in tree
    ? join(
        'and',
        tree.and.filter((one) => !isGiven(one)),
      )
    : tree
}

function simplify(filter: Filter, owners: Owners): Tree {
  if ('and' in filter || 'or' in filter) {
    const how = 'and' in filter ? 'and' : 'or'
    const inner = ('and' in filter ? filter.and : filter.or).map((one) => simplify(one, owners))
    return how === 'and' ? join('and', withoutSaidTypes(inner)) : join('or', inner)
  }
  if ('not' in filter) return negate(filter.not, owners)
  if ('text' in filter) return { leaf: `text ${filter.text.toLowerCase()}` }
  const { field, location, value } = filter
  if (filter.op === 'in' && Array.isArray(value))
    return join(
      'or',
      value.map((one) => simplify({ ...filter, op: 'eq', value: one }, owners)),
    )
  if (filter.op === 'nin' && Array.isArray(value))
    return join(
      'and',
      value.map((one) => simplify({ ...filter, op: 'ne', value: one }, owners)),
    )
  const at = location ? `@${location}` : ''
  const { op } = filter
  if (field === 'state' && value === 'inStock') return { leaf: `stock.onHand${at} gt 0` }
  if (field === 'state' && value === 'outOfStock') return { leaf: `stock.onHand${at} eq 0` }
  if (field.startsWith('stock.') && op === 'lte' && value === 0) return { leaf: `${field}${at} eq 0` }
  if (typeof value === 'string' && /^\d{4}-\d\d-\d\d/.test(value)) {
    const day = value.slice(0, 10)
    const bound = (sign: string, to: string): Tree => ({
      leaf: `${field}${at} ${sign} ${to}`,
      owner: owners.get(field) ?? undefined,
    })
    if (op === 'eq') return join('and', [bound('gte', day), bound('lte', day)])
    if (op === 'lt') return bound('lte', dayAfter(day, -1))
    if (op === 'gt') return bound('gte', dayAfter(day, 1))
    return bound(op, day)
  }
  const positive = op !== 'ne' && op !== 'empty'
  const told = op === 'empty' || op === 'notEmpty' ? '' : ` ${filter.than ? JSON.stringify(filter.than) : round(value)}`
  return {
    leaf: `${field}${at} ${op}${told}`,
    owner: positive ? (owners.get(field) ?? undefined) : undefined,
    given: op === 'notEmpty' ? field : undefined,
    type: field === 'itemType' && op === 'eq' ? String(value) : undefined,
  }
}

const round = (value: unknown) => {
  const number = typeof value === 'boolean' ? Number.NaN : Number(value)
  return Number.isNaN(number) ? String(value) : String(Number(number.toPrecision(7)))
}

const dayAfter = (day: string, days: number) =>
  new Date(Date.parse(`${day}T12:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10)

function negate(filter: Filter, owners: Owners): Tree {
  if ('or' in filter)
    return join(
      'and',
      filter.or.map((one) => negate(one, owners)),
    )
  if ('and' in filter && filter.and.length === 1 && filter.and[0]) return negate(filter.and[0], owners)
  if ('field' in filter && (filter.op === 'eq' || filter.op === 'in' || filter.op === 'contains')) {
    const op = filter.op === 'in' ? 'nin' : 'ne'
    return simplify({ ...filter, op }, owners)
  }
  return { not: simplify(filter, owners) }
}

/** `Storz` says that it is a hose. */
function withoutSaidTypes(list: readonly Tree[]): Tree[] {
  return list.filter((one) => {
    const type = 'leaf' in one ? one.type : undefined
    return type === undefined || !list.some((other) => other !== one && ownerOf(other) === type)
  })
}

function ownerOf(tree: Tree): string | undefined {
  if ('leaf' in tree) return tree.owner
  if ('not' in tree) return undefined
  const owners = ('and' in tree ? tree.and : tree.or).map(ownerOf)
  if ('and' in tree) return owners.find((owner) => owner !== undefined)
  return owners.every((owner) => owner === owners[0]) ? owners[0] : undefined
}

function join(how: 'and' | 'or', list: readonly Tree[]): Tree {
  const flat = list.flatMap((one) =>
    how === 'and' && 'and' in one ? one.and : how === 'or' && 'or' in one ? one.or : [one],
  )
  const unique = [...new Map(flat.map((one) => [write(one), one])).entries()]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([, one]) => one)
  const [only] = unique
  if (unique.length === 1 && only) return only
  return how === 'and' ? { and: unique } : { or: unique }
}
