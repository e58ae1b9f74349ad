import { type Condition, conditionsOf, type Filter } from '#contract/filter.ts'
import { movementColumns, movementLineColumns } from '#contract/movement.ts'
import { sentence } from '#contract/words/sentence.ts'
import type { FieldView } from '#server/attribute/field-view.ts'
import type { SqlText } from '#server/db/sql-text.ts'
import { refuse } from '#server/http/column-sql.ts'
import { listFilter, toSqlColumns } from '#server/http/list-sql.ts'
import { compareAttribute } from '#server/item/compare-attribute.ts'
import { todayOf } from '#server/item/filter-sql.ts'

const ofMovement = toSqlColumns(movementColumns, {
  id: 'm.id',
  kind: 'lower(m.kind)',
  effectiveAt: 'm.effective_at',
  recordedAt: 'm.recorded_at',
  reference: 'lower(m.reference)',
  reason: 'lower(m.reason)',
  actorName: 'lower(m.actor_name)',
  source: 'lower(m.source)',
  importId: 'm.import_id',
})
const ofLine = toSqlColumns(movementLineColumns, {
  itemId: 'l.item_id',
  lotId: 'l.lot_id',
  fromLocationId: 'l.from_location_id',
  toLocationId: 'l.to_location_id',
  quantity: 'l.quantity',
  unit: 'lower(l.unit)',
  unitPrice: 'l.unit_price',
  reasonId: 'l.reason_id',
})

/**
 * SQL: the movement `m` fulfils the tree with one of its lines. What is said of the movement alone is asked first; each movement left is looked at, some
 * 10 microseconds each; which ones to ask of, the index of lines' values tells (docs/decisions/0090).
 * @throws AppError invalid_value  a field there is not, or an operator or value its kind does not take
 */
export function hasLine(sql: SqlText, tree: Filter, view: FieldView): string {
  if (isOfMovement(tree)) return compile(sql, tree, view)
  if ('and' in tree && tree.and.some(isOfMovement)) {
    const alone = tree.and.filter(isOfMovement).map((child) => compile(sql, child, view))
    return `(${[...alone, hasLine(sql, { and: tree.and.filter((child) => !isOfMovement(child)) }, view)].join(' and ')})`
  }
  return `exists (select from movement_line l where l.tenant_id = m.tenant_id and l.movement_id = m.id and ${compile(sql, tree, view)})`
}

/** Whether nothing is said of lines. */
function isOfMovement(tree: Filter): boolean {
  if ('text' in tree) return false
  return conditionsOf(tree).every(({ field }) => Object.hasOwn(ofMovement, field))
}

function compile(sql: SqlText, tree: Filter, view: FieldView): string {
  if ('and' in tree) return `(${tree.and.map((child) => compile(sql, child, view)).join(' and ')})`
  if ('or' in tree) return `(${tree.or.map((child) => compile(sql, child, view)).join(' or ')})`
  if ('not' in tree) return `((${compile(sql, tree.not, view)}) is not true)`
  if ('text' in tree) throw noField({ field: 'text', op: 'eq' })
  if (Object.hasOwn(ofMovement, tree.field) || Object.hasOwn(ofLine, tree.field))
    return listFilter(sql, tree, { ...ofMovement, ...ofLine }, todayOf(view))
  const field = view.fields.find(({ key }) => tree.field === `attributes.${key}`)
  if (!field) throw noField(tree)
  return compareAttribute(sql, tree, { field, row: 'l' }, todayOf(view))
}

function noField(condition: Condition) {
  return refuse(condition, sentence('filter.noField', { field: condition.field }))
}
