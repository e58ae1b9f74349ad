import { type Filter, measure } from '#contract/filter.ts'
import { sentence } from '#contract/words/sentence.ts'
import { anyOf, choiceLabel } from './label.ts'
import { withPairs } from './paired-choices.ts'
import { type Clause, either, hasRole, isFiller, opensChoice, type Reading } from './reading.ts'

/** Joins the clauses: values of one field to `in`, clauses parted by `or` to either, the rest to all of them. */
export function combine(reading: Reading): { filter: Filter | null; clauses: Clause[] } {
  const joined = joinAlternatives(reading, joinChoices(withPairs(reading, reading.clauses))).sort(
    (a, b) => a.first - b.first,
  )
  const clauses = withinBounds(reading, joined)
  const filters = clauses.filter((clause) => clause.filter)
  const types = clauses.find((clause) => clause.kind === 'type' && clause.types && clause.types.size > 1)
  const parts = types && partsOfTypes(reading, filters)
  if (parts) {
    const each = parts.map(({ id, own }) => all([{ field: 'itemType', op: 'eq', value: id }, ...own]))
    return { filter: either(each), clauses }
  }
  // `leather saddles or clipless pedals`: a condition that only one of the types can meet binds only that type.
  // `fish from the Baltic`, of fresh fish and tinned fish, where the one is caught in places: the one word means those that can meet all
  const narrowed = types?.types && isOneWord(reading) ? commonTypes(types.types, clauses) : undefined
  if (types && narrowed) {
    const list = [...narrowed]
    types.types = narrowed
    types.filter =
      list.length === 1 && list[0]
        ? { field: 'itemType', op: 'eq', value: list[0] }
        : { field: 'itemType', op: 'in', value: list }
    types.label = anyOf(list.map((id) => reading.vocabulary.types.get(id) ?? id))
  }
  if (
    types?.types &&
    filters.some(
      (clause) => clause !== types && clause.types && [...(types.types ?? [])].some((id) => !clause.types?.has(id)),
    )
  ) {
    const common = filters
      .filter((clause) => clause !== types && !clause.types)
      .flatMap((clause) => clause.filter ?? [])
    const each = [...types.types].map((id) => {
      const own = filters
        .filter((clause) => clause !== types && clause.types?.has(id))
        .flatMap((clause) => clause.filter ?? [])
      return all([{ field: 'itemType', op: 'eq', value: id }, ...own])
    })
    return { filter: all([either(each), ...common]), clauses }
  }
  const list = filters.flatMap((clause) => clause.filter ?? [])
  return { filter: list.length > 0 ? all(list) : null, clauses }
}

/** Whether all types that are asked for are named by one word. */
function isOneWord({ segments, taken }: Reading): boolean {
  return segments.filter((segment, at) => segment.kind === 'type' && taken[at]).length === 1
}

/** Those types that every condition can hold for; undefined where these are all or none. */
function commonTypes(types: ReadonlySet<string>, clauses: readonly Clause[]): ReadonlySet<string> | undefined {
  let common = types
  for (const clause of clauses) if (clause.kind !== 'type' && clause.types) common = common.intersection(clause.types)
  return common.size > 0 && common.size < types.size ? common : undefined
}

/**
 * `guitars in the shop and amps in the back room`: two types, each with what is said behind it; undefined unless something is said
 * of the first before the second is named.
 */
function partsOfTypes(reading: Reading, clauses: readonly Clause[]): { id: string; own: Filter[] }[] | undefined {
  const named = reading.segments.flatMap((segment, at) =>
    segment.kind === 'type' && reading.taken[at] ? [{ segment, at }] : [],
  )
  const [one, other, another] = named
  if (!one || !other || another || one.segment.ids.length > 1 || other.segment.ids.length > 1) return undefined
  const joint = reading.segments.findLastIndex(
    (segment, at) => at > one.at && at < other.at && hasRole(segment, 'or', 'and'),
  )
  const conditions = clauses.filter(({ kind }) => kind !== 'type')
  const between = conditions.filter(({ first, last }) => first > one.at && last < joint)
  if (joint < 0 || between.length === 0 || conditions.some(({ first, last }) => first < joint && last > joint))
    return undefined
  const filtersOf = (list: readonly Clause[]) => list.flatMap(({ filter }) => filter ?? [])
  return [
    { id: one.segment.ids[0] ?? '', own: filtersOf(conditions.filter(({ last }) => last < joint)) },
    { id: other.segment.ids[0] ?? '', own: filtersOf(conditions.filter(({ first }) => first > joint)) },
  ]
}

/** Most conditions of one question: a person does not ask more, and the filter tree takes 100 nodes. */
const mostConditions = 24

/** Cuts a question that has no end; what is cut is reported as not understood. */
function withinBounds(reading: Reading, clauses: readonly Clause[]): Clause[] {
  let nodes = 0
  const kept: Clause[] = []
  for (const clause of clauses) {
    const size = clause.filter ? measure(clause.filter).nodes : 0
    if (kept.length < mostConditions && nodes + size <= 60) {
      nodes += size
      kept.push(clause)
    } else {
      for (let at = clause.first; at <= clause.last; at++) reading.taken[at] = reading.segments[at]?.kind === 'break'
    }
  }
  return kept
}

/** The same condition said twice counts once. */
function distinct(filters: readonly Filter[]): Filter[] {
  return [...new Map(filters.map((filter) => [JSON.stringify(filter), filter])).values()]
}

function all(filters: readonly Filter[]): Filter {
  return join('and', distinct(filters))
}

function join(how: 'and' | 'or', filters: Filter[]): Filter {
  const [only] = filters
  if (filters.length === 1 && only) return only
  return how === 'and' ? { and: filters } : { or: filters }
}

/** An item has one value of a select field: two values named mean either of them, two denied mean neither. */
function joinChoices(clauses: readonly Clause[]): Clause[] {
  const joined: Clause[] = []
  for (const clause of clauses) {
    const { choice } = clause
    const same =
      choice && joined.find((one) => one.choice?.field === choice.field && one.choice.negated === choice.negated)
    if (!choice || !same?.choice) {
      joined.push({ ...clause })
      continue
    }
    const values = [...new Set([...same.choice.values, ...choice.values])]
    const labels = [...new Set([...same.choice.labels, ...choice.labels])]
    const [only] = values
    same.choice = { ...same.choice, values, labels }
    same.filter =
      values.length === 1 && only !== undefined
        ? { field: choice.field, op: choice.negated ? 'ne' : 'eq', value: only }
        : { field: choice.field, op: choice.negated ? 'nin' : 'in', value: values }
    same.label = choiceLabel(choice.title, labels, choice.negated)
    same.first = Math.min(same.first, clause.first)
    same.last = Math.max(same.last, clause.last)
  }
  return joined
}

/** Two clauses with an `or` and nothing else between them are one clause: either. */
function joinAlternatives(reading: Reading, clauses: readonly Clause[]): Clause[] {
  const sorted = [...clauses].sort((a, b) => a.first - b.first)
  const joined: Clause[] = []
  for (const clause of withGroups(reading, sorted)) {
    const last = joined.at(-1)
    // `black guitars or acoustic ones`: the type stands between
    const before = last?.kind === 'type' && clause.kind !== 'type' && last.types?.size === 1 ? joined.at(-2) : last
    if (
      before?.filter &&
      clause.filter &&
      before.kind !== 'type' &&
      clause.kind !== 'type' &&
      (partedByOr(reading, last?.last ?? 0, clause.first) || areCounted(reading, before, clause))
    ) {
      const alternatives = 'or' in before.filter ? [...before.filter.or, clause.filter] : [before.filter, clause.filter]
      before.filter = join('or', distinct(alternatives))
      before.label = sentence('search.or', { first: before.label, second: clause.label })
      before.types = before.types && clause.types ? new Set([...before.types, ...clause.types]) : undefined
      before.choice = undefined
      before.last = Math.max(before.last, clause.last)
    } else joined.push({ ...clause })
  }
  return joined
}

/** `how many are on trailer 1 and trailer 2 together`: a figure of both places is that of what lies at either. */
function areCounted({ aggregate, segments }: Reading, one: Clause, other: Clause): boolean {
  const between = segments.slice(one.last + 1, other.first)
  return (
    aggregate !== undefined &&
    one.kind === 'location' &&
    other.kind === 'location' &&
    between.some((segment) => hasRole(segment, 'and')) &&
    between.every((segment) => hasRole(segment, 'and', 'at') || isFiller(segment))
  )
}

/** `either shielded and angled, or longer than 6 m`: what stands between the two words is one alternative. */
function withGroups(reading: Reading, clauses: readonly Clause[]): readonly Clause[] {
  const { segments } = reading
  const from = segments.findIndex((segment) => opensChoice(reading, segment))
  const to = segments.findIndex((segment, at) => at > from && segment.kind === 'word' && hasRole(segment, 'or'))
  if (from < 0 || to < 0) return clauses
  const inside = clauses.filter(
    ({ first, last, kind, filter }) => first > from && last < to && kind !== 'type' && filter,
  )
  const [one] = inside
  if (!one || inside.length < 2) return clauses
  const group: Clause = {
    ...one,
    label: inside.map(({ label }) => label).reduce((first, second) => sentence('search.both', { first, second })),
    filter: all(inside.flatMap(({ filter }) => filter ?? [])),
    choice: undefined,
    last: Math.max(...inside.map(({ last }) => last)),
  }
  return clauses.flatMap((clause) => (clause === one ? [group] : inside.includes(clause) ? [] : [clause]))
}

function partedByOr(reading: Reading, last: number, first: number): boolean {
  const between = reading.segments.slice(last + 1, first)
  return (
    between.some((segment) => segment.kind === 'word' && hasRole(segment, 'or') && !opensChoice(reading, segment)) &&
    between.every(
      (segment) =>
        hasRole(segment, 'or', 'and', 'at') ||
        isFiller(segment) ||
        (segment.kind === 'break' && reading.tokens[segment.start]?.raw === ','),
    )
  )
}
