import type { Condition, Filter, Operator } from '#contract/filter.ts'
import { id, instant } from '#contract/values.ts'
import { type Sentence, sentence } from '#contract/words/sentence.ts'
import { isDay } from '#core/attribute/calendar-value.ts'
import { toFacet } from '#core/attribute/slots.ts'
import { foldCase } from '#core/filter/fold-case.ts'
import type { MirroredField } from '#server/attribute/queries.ts'
import { escapeLike, type SqlText } from '#server/db/sql-text.ts'
import { AppError } from '#server/http/app-error.ts'
import { type ColumnKind, type ItemColumn, stockHolders } from './item-column.ts'
import { exceedsMirror, findAttribute, findCoreColumn, mayBeCut, roundsInMirror, stockFigure } from './item-columns.ts'
import { allMatches } from './text-query.ts'

/** Whose items a filter speaks of. */
export interface FilterScope {
  tenantId: string
  /** those the reader may see */
  fields: readonly MirroredField[]
  /** keys of attributes whose words are not searched */
  hidden: readonly string[]
}

/**
 * Compiles the filter tree to a condition on `item i`, the one place where it becomes SQL. Values are bound, field
 * names come from closed lists or the tenant's own fields; row-level security adds the tenant.
 * @throws AppError invalid_value  an unknown field, an operator or value its kind does not take
 */
export function compileFilter(sql: SqlText, tree: Filter, scope: FilterScope): string {
  if ('and' in tree) return `(${tree.and.map((child) => compileFilter(sql, child, scope)).join(' and ')})`
  if ('or' in tree) return `(${tree.or.map((child) => compileFilter(sql, child, scope)).join(' or ')})`
  // `is not true`: an item without the value is "not X" as well
  if ('not' in tree) return `((${compileFilter(sql, tree.not, scope)}) is not true)`
  if ('text' in tree) return compileText(sql, tree.text, scope)
  return compileCondition(sql, tree, scope)
}

/** Items whose words match, by the text index. */
export function compileText(sql: SqlText, text: string, scope: Omit<FilterScope, 'fields'>): string {
  return `i.id in (select id from ${allMatches(sql, text, scope)})`
}

function compileCondition(sql: SqlText, condition: Condition, scope: FilterScope): string {
  const { field } = condition
  if (field === 'state') return compileState(sql, condition)
  const stock = stockFigure(field)
  if (stock) return compare(sql, condition, { kind: 'number', expression: stockSum(sql, stock, condition.location) })
  const column = findCoreColumn(field)
  if (column) return compare(sql, condition, column)
  const attribute = findAttribute(field, scope.fields, sql)
  if (attribute?.facetKey) return compareList(sql, condition, attribute, scope.tenantId)
  if (attribute) return compare(sql, condition, attribute)
  throw refuse(condition, sentence('filter.noField', { field }))
}

/** On hand, reserved or available of `item i`, over all real locations or one with everything below it. */
export function stockSum(sql: SqlText, figure: string, location: string | undefined): string {
  const place = location ? ` and b.location_id in (select location_and_below(${sql.bind(location, 'uuid')}))` : ''
  return `(select coalesce(sum(${figure}), 0) from balance b where b.tenant_id = i.tenant_id and b.item_id = ${stockHolders} and not b.is_virtual${place})`
}

function compileState(sql: SqlText, condition: Condition): string {
  const onHand = () => stockSum(sql, 'b.on_hand', condition.location)
  if (condition.op !== 'eq') throw refuse(condition, sentence('filter.stateTakesEq'))
  switch (condition.value) {
    case 'outOfStock':
      return `${onHand()} <= 0`
    case 'inStock':
      return `${onHand()} > 0`
    case 'negativeStock':
      return `exists (select from balance b where b.tenant_id = i.tenant_id and b.item_id = ${stockHolders} and not b.is_virtual and b.on_hand < 0)`
    case 'belowReorderPoint':
      // a parent's reorder point is what its variants inherit: they are what is ordered
      return `(${onHand()} < i.reorder_point and i.variant_axes is null)`
    default:
      throw refuse(condition, sentence('filter.noState', { state: String(condition.value) }))
  }
}

const symbols = { eq: '=', ne: '<>', lt: '<', lte: '<=', gt: '>', gte: '>=' } as const
const casts: Record<ColumnKind, string> = {
  text: 'text',
  number: 'numeric',
  float: 'float8',
  boolean: 'boolean',
  id: 'uuid',
  instant: 'timestamptz',
  day: 'date',
  list: 'jsonb',
}

function compare(sql: SqlText, condition: Condition, column: ItemColumn): string {
  const { op } = condition
  const { whole } = column
  const values = [condition.value].flat()
  if (whole?.kind === 'text' && values.some(exceedsMirror)) return compare(sql, condition, whole)
  if (whole?.kind === 'number' && values.some(roundsInMirror))
    return compareExactly(sql, condition, { ...column, whole: undefined }, whole)
  const { expression, kind } = column
  const bind = (value: unknown) => sql.bind(toValue(condition, column, value), casts[kind])
  switch (op) {
    case 'empty':
      return kind === 'text' ? `coalesce(${expression}, '') = ''` : `${expression} is null`
    case 'notEmpty':
      return kind === 'text' ? `coalesce(${expression}, '') <> ''` : `${expression} is not null`
    case 'in':
    case 'nin': {
      if (!Array.isArray(condition.value)) throw refuse(condition, sentence('filter.takesList', { operator: op }))
      const values = condition.value.map((value) => toValue(condition, column, value))
      const list = `${expression} = any(${sql.bind(values, `${casts[kind]}[]`)})`
      return op === 'in' ? list : `(${list}) is not true`
    }
    case 'contains':
    case 'startsWith': {
      if (kind !== 'text' || typeof condition.value !== 'string')
        throw refuse(condition, sentence('filter.takesText', { operator: op }))
      const pattern = `${op === 'contains' ? '%' : ''}${escapeLike(foldCase(condition.value))}%`
      const like = `like ${sql.bind(pattern, 'text')}`
      if (op === 'startsWith' || !whole) return `${expression} ${like}`
      return `(${expression} ${like} or (${mayBeCut(expression)} and ${whole.expression} ${like}))`
    }
    case 'ne':
      return `${expression} is distinct from ${bind(single(condition))}`
    default:
      if (kind === 'boolean' || kind === 'id')
        if (op !== 'eq') throw refuse(condition, sentence('filter.doesNotApply', { operator: op }))
      return `${expression} ${symbols[op]} ${bind(single(condition))}`
  }
}

/** A list is equal to each of its entries, and in a list of values when it holds one of them. */
function compareList(sql: SqlText, condition: Condition, column: ItemColumn, tenantId: string): string {
  const { op } = condition
  if (op === 'empty') return `${column.expression} is null`
  if (op === 'notEmpty') return `${column.expression} is not null`
  const holds = `i.facets && ${sql.bind(toFacets(condition, column, tenantId), 'text[]')}`
  return op === 'ne' || op === 'nin' ? `(${holds}) is not true` : `(${holds})`
}

function toFacets(condition: Condition, { facetKey = '' }: ItemColumn, tenantId: string): string[] {
  if (!['eq', 'ne', 'in', 'nin', 'contains'].includes(condition.op))
    throw refuse(condition, sentence('filter.otherKind'))
  return [condition.value].flat().map((value) => toFacet(tenantId, facetKey, String(value)))
}

/**
 * Facets of which every item that fulfils the tree holds one, where it says so at its top; undefined where it does not.
 * The planner cannot use their index by itself, so the statement looks there first.
 */
export function requiredFacets(tree: Filter, scope: FilterScope): string[] | undefined {
  if ('and' in tree) return tree.and.map((child) => requiredFacets(child, scope)).find((facets) => facets !== undefined)
  if (!('field' in tree) || !['eq', 'in', 'contains'].includes(tree.op)) return undefined
  const column = findAttribute(tree.field, scope.fields)
  return column?.facetKey ? toFacets(tree, column, scope.tenantId) : undefined
}

const valued: ReadonlySet<Operator> = new Set([
  'eq',
  'lt',
  'lte',
  'gt',
  'gte',
  'in',
  'contains',
  'startsWith',
  'notEmpty',
])

/** Whether the tree asks for one range of the field: read in the field's order, the best plan is one for any values. */
export function isOrderedBy(tree: Filter, field: string | undefined): boolean {
  if ('and' in tree) return tree.and.every((child) => isOrderedBy(child, field))
  return 'field' in tree && tree.field === field && ranges.has(tree.op)
}

const ranges: ReadonlySet<Operator> = new Set(['lt', 'lte', 'gt', 'gte'])

/** Whether every item that fulfils the tree has a value in this field. */
export function requiresValue(tree: Filter, field: string): boolean {
  if ('and' in tree) return tree.and.some((child) => requiresValue(child, field))
  return 'field' in tree && tree.field === field && valued.has(tree.op)
}

const inclusive: Partial<Record<Operator, Operator>> = { lt: 'lte', gt: 'gte' }
const opposites: Partial<Record<Operator, Operator>> = { ne: 'eq', nin: 'in' }

/** By the mirror's index, which may let through more, and by the number itself. */
function compareExactly(sql: SqlText, condition: Condition, mirror: ItemColumn, whole: ItemColumn): string {
  const { op } = condition
  const opposite = opposites[op]
  if (opposite) return `(${compareExactly(sql, { ...condition, op: opposite }, mirror, whole)} is not true)`
  const near = compare(sql, { ...condition, op: inclusive[op] ?? op }, mirror)
  return `(${near} and ${compare(sql, condition, whole)})`
}

function single(condition: Condition): string | number | boolean {
  if (condition.value === undefined || Array.isArray(condition.value))
    throw refuse(condition, sentence('filter.takesOne', { operator: condition.op }))
  return condition.value
}

const forms: Record<ColumnKind, (value: unknown) => boolean> = {
  list: (value) => typeof value === 'string',
  text: (value) => typeof value === 'string' || typeof value === 'number',
  number: isNumber,
  float: () => true,
  boolean: (value) => typeof value === 'boolean',
  id: (value) => typeof value === 'string' && id.safeParse(value).success,
  instant: isInstant,
  day: (value) => typeof value === 'string' && isDay(value),
}

/** An instant, or the day that begins with one. */
function isInstant(value: unknown): boolean {
  return typeof value === 'string' && (isDay(value) || instant.safeParse(value).success)
}

function isNumber(value: unknown): boolean {
  return typeof value === 'number'
    ? Number.isFinite(value)
    : typeof value === 'string' && /^-?\d{1,18}(\.\d{1,9})?$/.test(value)
}

function toValue(condition: Condition, column: ItemColumn, value: unknown): unknown {
  const { kind } = column
  if (!forms[kind](value)) throw refuse(condition, sentence(`filter.takes.${kind}`, { field: condition.field }))
  if (column.write) return column.write(value as string | number)
  return column.kind === 'text' ? foldCase(String(value)) : value
}

function refuse(condition: Condition, message: Sentence): AppError {
  return new AppError('invalid_value', { detail: message, errors: [{ path: `filter.${condition.field}`, message }] })
}
