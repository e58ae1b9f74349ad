import type { Condition } from '#contract/filter.ts'
import { sentence } from '#contract/words/sentence.ts'
import type { SqlText } from '#server/db/sql-text.ts'
import { refuse } from '#server/http/column-sql.ts'
import { compare } from './compare-sql.ts'
import { type ItemColumn, stockHolders } from './item-column.ts'

const lotColumns: Readonly<Record<string, ItemColumn>> = {
  'lot.code': { kind: 'text', expression: 'l.code_key' },
  'lot.expiresOn': { kind: 'day', expression: 'l.expires_on' },
}

export function isLotField(field: string): boolean {
  return Object.hasOwn(lotColumns, field)
}

/**
 * `item i` has one lot that meets all of these conditions: where a day of expiry or a place is asked for, with stock (there).
 * Reads the item's lots by index.
 */
export function holdsLot(sql: SqlText, conditions: readonly Condition[]): string {
  const parts = conditions.map((condition) => {
    const column = lotColumns[condition.field]
    if (!column || condition.than) throw refuse(condition, sentence('filter.otherKind'))
    return compare(sql, condition, column)
  })
  const places = new Set(conditions.flatMap(({ location }) => location ?? []))
  const inStock = conditions.some(({ field }) => field === 'lot.expiresOn')
  for (const place of places.size > 0 ? places : inStock ? [undefined] : []) {
    const there = place ? ` and b.location_id in (select location_and_below(${sql.bind(place, 'uuid')}))` : ''
    parts.push(
      `exists (select from balance b where b.tenant_id = l.tenant_id and b.item_id = l.item_id and b.lot_id = l.id and not b.is_virtual and b.on_hand > 0${there})`,
    )
  }
  return `exists (select from lot l where l.tenant_id = i.tenant_id and l.item_id = ${stockHolders} and ${parts.join(' and ')})`
}

/** Who sells `item i`: one of several suppliers. */
export function compareSuppliers(sql: SqlText, condition: Condition): string {
  const { op } = condition
  const sold = (which: string) =>
    `exists (select from supplier_item s where s.tenant_id = i.tenant_id and s.item_id = i.id${which})`
  if (op === 'empty') return `not ${sold('')}`
  if (op === 'notEmpty') return sold('')
  const isOne = op === 'eq' || op === 'in'
  if (!isOne && op !== 'ne' && op !== 'nin') throw refuse(condition, sentence('filter.doesNotApply', { operator: op }))
  const by = compare(
    sql,
    { ...condition, op: 'in', value: [condition.value ?? ''].flat() },
    { kind: 'id', expression: 's.supplier_id' },
  )
  return `${isOne ? '' : 'not '}${sold(` and ${by}`)}`
}

/** When an item was sold: any of its sales, where `lastSoldAt` is the last one. */
export function isSaleField(field: string): boolean {
  return field === 'soldAt'
}

const saleColumn: ItemColumn = { kind: 'instant', expression: 'l.effective_at' }

/**
 * `item i`, or a variant of it, was sold at a time that meets all of these conditions; a sale that was taken back is none.
 * Reads the item's movements within that time by index.
 */
export function wasSold(
  sql: SqlText,
  conditions: readonly Condition[],
  compareOne: (condition: Condition, column: ItemColumn) => string,
): string {
  const parts = conditions.map((condition) => {
    if (condition.than) throw refuse(condition, sentence('filter.otherKind'))
    return compareOne(condition, saleColumn)
  })
  return `exists (select from movement_line l join movement m on m.tenant_id = l.tenant_id and m.id = l.movement_id
    where l.tenant_id = i.tenant_id and l.item_id = ${stockHolders} and m.kind = 'sale' and m.reverses_id is null and ${parts.join(' and ')}
      and not exists (select from movement r where r.tenant_id = m.tenant_id and r.reverses_id = m.id))`
}
