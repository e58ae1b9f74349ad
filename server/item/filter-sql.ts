import type { Condition, Filter, Operator } from '#contract/filter.ts'
import { sentence } from '#contract/words/sentence.ts'
import { toFacet } from '#core/attribute/slots.ts'
import { splitBeside } from '#core/filter/beside.ts'
import { type Today, withFixedDay } from '#core/filter/day-from-today.ts'
import type { FieldView } from '#server/attribute/field-view.ts'
import type { MirroredField } from '#server/attribute/queries.ts'
import { todayIn } from '#server/http/today.ts'
import type { SqlText } from '#server/db/sql-text.ts'
import { assertOneValue, compareWithDay, refuse } from '#server/http/column-sql.ts'
import { compare } from './compare-sql.ts'
import { type ItemColumn, stockHolders } from './item-column.ts'
import { findAttribute, findCoreColumn } from './item-columns.ts'
import { besideOf, hasBeside, isBeside } from './beside-sql.ts'
import { compareSuppliers, holdsLot, isLotField, isSaleField, wasSold } from './related-sql.ts'
import { stockFigure } from './stock-figures.ts'
import { allMatches } from './text-query.ts'

/** Whose items a filter speaks of. */
export interface FilterScope {
  tenantId: string
  /** those the reader may see */
  fields: readonly MirroredField[]
  /** keys of attributes whose words are not searched */
  hidden: readonly string[]
  /** those of suppliers, places and lines that the reader may see */
  fieldsOf: FieldView['fieldsOf']
  /** in whose time zone days begin */
  schema: { timeZone: string }
  /** the ISO day that days are counted from; the organisation's own where left out */
  today?: string | undefined
}

/** What of a reader's view a filter speaks of. */
export function scopeOf({
  fields,
  fieldsOf,
  hidden,
  schema,
  today,
}: Omit<FilterScope, 'tenantId'>): Omit<FilterScope, 'tenantId'> {
  return { fields, fieldsOf, hidden, schema, today }
}

/**
 * Compiles the filter tree to a condition on `item i`, the one place where it becomes SQL. Values are bound, field
 * names come from closed lists or the tenant's own fields; row-level security adds the tenant.
 * @throws AppError invalid_value  an unknown field, an operator or value its kind does not take
 */
export function compileFilter(sql: SqlText, tree: Filter, scope: FilterScope): string {
  if ('and' in tree) {
    // conditions on lots side by side speak of one lot
    const ofLot = tree.and.filter(isOfLot)
    // and those on sales of one sale
    const ofSale = tree.and.filter(isOfSale)
    // and those on fields of suppliers, places and lines of one of each
    const beside = besideOf(tree.and)
    const parts = tree.and
      .filter((child) => !isOfLot(child) && !isOfSale(child) && !isBeside(child))
      .map((child) => compileFilter(sql, child, scope))
    for (const conditions of beside)
      parts.push(hasBeside(sql, conditions, { fieldsOf: scope.fieldsOf, now: todayOf(scope) }))
    if (ofLot.length > 0) parts.push(holdsLot(sql, fixed(ofLot, scope)))
    if (ofSale.length > 0) parts.push(compareSales(sql, ofSale, scope))
    return `(${parts.join(' and ')})`
  }
  if ('or' in tree) return `(${tree.or.map((child) => compileFilter(sql, child, scope)).join(' or ')})`
  // `is not true`: an item without the value is "not X" as well
  if ('not' in tree) return `((${compileFilter(sql, tree.not, scope)}) is not true)`
  if ('text' in tree) return compileText(sql, tree.text, scope)
  return compileCondition(sql, tree, scope)
}

function isOfLot(tree: Filter): tree is Condition {
  return 'field' in tree && isLotField(tree.field)
}

function isOfSale(tree: Filter): tree is Condition {
  return 'field' in tree && isSaleField(tree.field) && tree.op !== 'empty' && tree.op !== 'ne' && tree.op !== 'nin'
}

/** One sale of the item that all of these conditions hold for; `empty` and denials are of there being none. */
function compareSales(sql: SqlText, conditions: readonly Condition[], scope: FilterScope): string {
  return wasSold(sql, conditions, (condition, column) =>
    condition.fromToday ? compareWithToday(sql, condition, column, scope) : compare(sql, condition, column),
  )
}

const denied: Partial<Record<Operator, Operator>> = { ne: 'eq', nin: 'in', empty: 'notEmpty' }

/** Items whose words match, by the text index. */
export function compileText(sql: SqlText, text: string, scope: Omit<FilterScope, 'fields'>): string {
  return `i.id in (select id from ${allMatches(sql, text, scope)})`
}

function compileCondition(sql: SqlText, condition: Condition, scope: FilterScope): string {
  const { field } = condition
  if (field === 'state') return compileState(sql, condition)
  if (field === 'supplier') return compareSuppliers(sql, condition)
  if (isLotField(field)) return holdsLot(sql, fixed([condition], scope))
  if (splitBeside(field)) return hasBeside(sql, [condition], { fieldsOf: scope.fieldsOf, now: todayOf(scope) })
  if (isSaleField(field)) {
    const op = denied[condition.op]
    const sold = compareSales(sql, [op ? { ...condition, op } : condition], scope)
    return op ? `not ${sold}` : sold
  }
  const column = findColumn(sql, field, condition.location, scope)
  if (!column) throw refuse(condition, sentence('filter.noField', { field }))
  if (condition.than) return compareColumns(sql, condition, column, scope)
  if (condition.fromToday) return compareWithToday(sql, condition, column, scope)
  return column.facetKey ? compareList(sql, condition, column, scope.tenantId) : compare(sql, condition, column)
}

/** Conditions on days, each counted from today replaced by the day it is. */
function fixed(conditions: readonly Condition[], scope: FilterScope): Condition[] {
  return conditions.map((condition) => withFixedDay(assertOneValue(condition), todayOf(scope)))
}

/** What days of a filter are counted from, as its reader sees them. */
export function todayOf({ today, schema }: Pick<FilterScope, 'schema' | 'today'>): Today {
  return { today: today ?? todayIn(schema.timeZone), timeZone: schema.timeZone }
}

/** SQL: a column of days or instants against a day that moves with the calendar. @throws AppError invalid_value */
export function compareWithToday(
  sql: SqlText,
  condition: Condition,
  column: ItemColumn,
  scope: Pick<FilterScope, 'schema' | 'today'>,
): string {
  return compareWithDay(sql, condition, column, todayOf(scope), compare)
}

function findColumn(
  sql: SqlText,
  field: string,
  location: string | undefined,
  scope: FilterScope,
): ItemColumn | undefined {
  const figure = stockFigure(sql, field, location)
  if (figure) return { kind: 'number', expression: figure }
  return findCoreColumn(field) ?? findAttribute(field, scope.fields, sql)
}

const signs: Partial<Record<Operator, string>> = { eq: '=', ne: '<>', lt: '<', lte: '<=', gt: '>', gte: '>=' }

/** One figure of the item against another, or a multiple of it; an item that lacks one of them is left out. */
function compareColumns(sql: SqlText, condition: Condition, column: ItemColumn, scope: FilterScope): string {
  const { op, than, location } = condition
  const sign = signs[op]
  const other = than && findColumn(sql, than.field, location, scope)
  if (!than || !other) throw refuse(condition, sentence('filter.noField', { field: than?.field ?? '' }))
  const [own, its] = [column.whole ?? column, other.whole ?? other]
  const isNumber = [own, its].every(({ kind }) => kind === 'number' || kind === 'float')
  const isTime = [own, its].every(({ kind }) => kind === 'day' || kind === 'instant') && own.kind === its.kind
  if (!sign || !(isNumber || (isTime && than.times === undefined)))
    throw refuse(condition, sentence('filter.otherKind'))
  const times = than.times === undefined ? '' : `${sql.bind(String(than.times), 'numeric')} * `
  return `${own.expression} ${sign} ${times}${its.expression}`
}

/** What is more than enough of an item: the maximum of its rule, or three times its reorder point; null for neither. */
const mostStock = `coalesce((select max(r.maximum) from reorder_policy r where r.tenant_id = i.tenant_id and r.item_id = i.id), 3 * i.reorder_point)`

function compileState(sql: SqlText, condition: Condition): string {
  const onHand = () => stockFigure(sql, 'stock.onHand', condition.location)
  if (condition.op !== 'eq') throw refuse(condition, sentence('filter.stateTakesEq'))
  switch (condition.value) {
    case 'outOfStock':
      return `${onHand()} <= 0`
    case 'inStock':
      return `${onHand()} > 0`
    case 'negativeStock':
      return `exists (select from balance b where b.tenant_id = i.tenant_id and b.item_id = ${stockHolders} and not b.is_virtual and b.on_hand < 0)`
    case 'overstocked':
      return `${onHand()} > ${mostStock}`
    case 'belowReorderPoint':
      // a parent's reorder point is what its variants inherit: they are what is ordered
      // stock is looked at only where there is a point to be below
      return `(i.reorder_point is not null and i.variant_axes is null and ${onHand()} < i.reorder_point)`
    default:
      throw refuse(condition, sentence('filter.noState', { state: String(condition.value) }))
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
