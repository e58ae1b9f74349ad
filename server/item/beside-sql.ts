import type { Condition, Filter, Operator } from '#contract/filter.ts'
import { sentence } from '#contract/words/sentence.ts'
import { findableBeside } from '#core/attribute/formula-fields.ts'
import { besideEntities, splitBeside } from '#core/filter/beside.ts'
import type { Today } from '#core/filter/day-from-today.ts'
import type { FieldView } from '#server/attribute/field-view.ts'
import type { MirroredField } from '#server/attribute/queries.ts'
import type { SqlText } from '#server/db/sql-text.ts'
import { compareWithDay, refuse } from '#server/http/column-sql.ts'
import { compareAttribute } from './compare-attribute.ts'
import { compare } from './compare-sql.ts'
import { type ItemColumn, stockHolders } from './item-column.ts'

/** What conditions on suppliers, places and lines are read by. */
interface BesideScope {
  fieldsOf: FieldView['fieldsOf']
  now: Today
}

/** Whether a condition is on what stands beside an item: its suppliers, its places, the lines that moved it. */
export function isBeside(tree: Filter): tree is Condition {
  return 'field' in tree && splitBeside(tree.field) !== undefined
}

/** Conditions side by side, those on one of the three together. */
export function besideOf(conditions: readonly Filter[]): Condition[][] {
  return [...Map.groupBy(conditions.filter(isBeside), ({ field }) => splitBeside(field)?.beside).values()]
}

/**
 * SQL: `item i` has one supplier, one place or one line that meets all of these conditions, denials too. Suppliers and places are looked up by the item; lines by the values
 * of the field, where a condition asks for one.
 * @param conditions  all on one of the three
 * @throws AppError invalid_value  a field the reader does not see, or an operator or value its kind does not take
 */
export function hasBeside(sql: SqlText, conditions: readonly Condition[], scope: BesideScope): string {
  const beside = splitBeside(conditions[0]?.field ?? '')?.beside
  const parts = conditions.map((condition) => compareBeside(sql, condition, scope)).join(' and ')
  switch (beside) {
    case 'supplier':
      return `exists (select from supplier_item s join supplier beside on beside.tenant_id = s.tenant_id and beside.id = s.supplier_id
        where s.tenant_id = i.tenant_id and s.item_id = i.id and ${parts})`
    case 'location':
      return `exists (select from balance b where b.tenant_id = i.tenant_id and b.item_id = ${stockHolders} and not b.is_virtual and b.on_hand > 0
        and b.location_id in (select location_and_below(beside.id) from location beside where not beside.is_virtual and ${parts}))`
    case 'line':
      return hasLine(sql, conditions, parts, scope)
    case undefined:
      throw new Error('Conditions on nothing beside an item.')
  }
}

const lineColumns: Readonly<Record<string, ItemColumn>> = {
  kind: { kind: 'text', expression: 'lower(m.kind)' },
  effectiveAt: { kind: 'instant', expression: 'beside.effective_at' },
}

function compareBeside(sql: SqlText, condition: Condition, scope: BesideScope): string {
  const field = fieldOf(condition, scope)
  if (field && !isFindable(field, scope))
    throw refuse(condition, sentence('filter.noField', { field: condition.field }))
  if (field) return compareAttribute(sql, condition, { field, row: 'beside' }, scope.now)
  const { beside, name = '' } = splitBeside(condition.field) ?? {}
  const column = beside === 'line' && Object.hasOwn(lineColumns, name) ? lineColumns[name] : undefined
  if (!column || condition.than) throw refuse(condition, sentence('filter.noField', { field: condition.field }))
  return condition.fromToday
    ? compareWithDay(sql, condition, column, scope.now, compare)
    : compare(sql, condition, column)
}

function fieldOf({ field }: Condition, { fieldsOf }: BesideScope) {
  const { beside, name } = splitBeside(field) ?? {}
  return beside && fieldsOf(besideEntities[beside]).find(({ key }) => name === `attributes.${key}`)
}

/** A formula that counts from today is stored with no supplier and no place: asked for there, it would be empty for all. */
function isFindable(field: MirroredField, { fieldsOf }: BesideScope): boolean {
  return (
    field.kind !== 'formula' || findableBeside(field.entity, fieldsOf(field.entity)).some(({ id }) => id === field.id)
  )
}

const denials: ReadonlySet<Operator> = new Set(['ne', 'nin', 'empty'])

/** One line of a movement that was not taken back; where a value is asked for, read from those lines on that have one in the field. */
function hasLine(sql: SqlText, conditions: readonly Condition[], parts: string, scope: BesideScope): string {
  const stands = `m.reverses_id is null and not exists (select from movement r where r.tenant_id = m.tenant_id and r.reverses_id = m.id)`
  const [valued] = conditions.flatMap((condition) =>
    denials.has(condition.op) ? [] : (fieldOf(condition, scope) ?? []),
  )
  if (!valued)
    return `exists (select from movement_line beside join movement m on m.tenant_id = beside.tenant_id and m.id = beside.movement_id
      where beside.tenant_id = i.tenant_id and beside.item_id = ${stockHolders} and ${parts} and ${stands})`
  return `i.id in (select own.id from (select distinct v.movement_id, v.line_no from line_value v where v.field_id = ${sql.bind(valued.id, 'uuid')}) v
    join movement_line beside on beside.movement_id = v.movement_id and beside.line_no = v.line_no
    join movement m on m.tenant_id = beside.tenant_id and m.id = beside.movement_id
    join item moved on moved.tenant_id = beside.tenant_id and moved.id = beside.item_id
    cross join lateral unnest(array[moved.id, moved.parent_id]) own (id)
    where own.id is not null and ${parts} and ${stands})`
}
