import { isCoreName, isStockName } from '#core/attribute/formula-fields.ts'
import { compileFormula } from '#core/formula/compile-formula.ts'
import type { FormulaType } from '#core/formula/expression.ts'
import type { MirroredField } from '#server/attribute/queries.ts'
import { todayIn } from '#server/http/today.ts'
import type { SqlText } from '#server/db/sql-text.ts'
import type { ColumnKind } from '#server/http/column-sql.ts'
import { availableOf, heldOf } from './held-stock.ts'
import { type ItemColumn, stockHolders } from './item-column.ts'

/** Columns of `item i` by their names in formulas; an empty text is a missing one. */
const coreColumns: Readonly<Record<string, string>> = {
  sku: 'i.sku',
  name: 'i.name',
  description: `nullif(i.description, '')`,
  barcode: 'i.barcode',
  unit: 'i.unit',
  price: 'i.price',
  cost: 'i.cost',
  reorder_point: 'i.reorder_point',
}
const figures: Readonly<Record<string, string>> = {
  on_hand: 'b.on_hand',
  reserved: heldOf('b'),
  available: availableOf('b'),
}
const casts: Readonly<Record<FormulaType, string>> = {
  number: '::numeric',
  text: '',
  boolean: '::boolean',
  date: '::date',
  dateTime: '::timestamptz',
}
const kinds: Readonly<Record<FormulaType, ColumnKind>> = {
  number: 'number',
  text: 'text',
  boolean: 'boolean',
  date: 'day',
  dateTime: 'instant',
}

/**
 * A formula that is computed when read, as a column of `item i` for filters and orders: nothing of it is stored, so every item the rest of a
 * statement leaves is computed, at some 50 microseconds with stock figures in it. Undefined for other fields.
 * @param fields  with all that the formula reads
 */
export function liveColumn(
  sql: SqlText,
  field: MirroredField,
  fields: readonly MirroredField[],
): ItemColumn | undefined {
  if (!field.live) return undefined
  const kind = kinds[field.live.formula.type]
  const expression = liveSql(sql, field, fields)
  return { kind, expression: kind === 'text' ? `lower(${expression})` : expression }
}

function liveSql(sql: SqlText, field: MirroredField, fields: readonly MirroredField[]): string {
  const { live } = field
  if (!live) throw new Error(`Not computed when read: ${field.key}`)
  const compiled = compileFormula(live.formula, {
    bind: (value) => sql.bind(value, 'text'),
    today: todayIn(live.timeZone),
    timeZone: live.timeZone,
    column(name, type) {
      if (isStockName(name)) return stockSql(name)
      if (isCoreName('item', name)) return coreColumns[name] ?? 'null'
      const read = fields.find((other) => other.key === name)
      if (!read) throw new Error(`A formula reads ${name}, which is not among the fields`)
      if (read.live) return liveSql(sql, read, fields)
      // keys are letters, digits and underscores by the contract and by this test
      if (!/^[a-z0-9_]+$/.test(name)) throw new Error(`Not a field key: ${name}`)
      return `(i.attributes ->> '${name}')${casts[type]}`
    },
  })
  const conditions = field.entity === 'variant' ? ['i.parent_id is not null'] : []
  if (field.scope) {
    const types = sql.bind(field.scope.itemTypeIds, 'uuid[]')
    conditions.push(`(i.item_type_id = any(${types}) or i.category_id = any(${sql.bind(live.categoryIds, 'uuid[]')}))`)
  }
  return conditions.length === 0 ? `(${compiled})` : `(case when ${conditions.join(' and ')} then ${compiled} end)`
}

function stockSql(name: string): string {
  return `(select coalesce(sum(${figures[name]}), 0) from balance b where b.tenant_id = i.tenant_id and b.item_id = ${stockHolders} and not b.is_virtual)`
}
