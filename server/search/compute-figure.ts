import type { Filter } from '#contract/filter.ts'
import { mostGroups } from '#contract/item-summary.ts'
import type { Aggregate } from '#core/search/reading.ts'
import type { MirroredField } from '#server/attribute/queries.ts'
import { SqlText } from '#server/db/sql-text.ts'
import { statementName } from '#server/db/statement-name.ts'
import type { Tx } from '#server/db/transaction.ts'
import { compileFilter } from '#server/item/filter-sql.ts'
import type { ItemView } from '#server/item/item-selection.ts'
import { findField, measured } from '#server/item/measured-column.ts'

type Selection = { filter: Filter | undefined; archived: 'exclude' | 'include' | 'only' }

/** One of the groups a figure is told for. */
export interface FigureGroup {
  /** the value its items have in common: text, option key, identifier, `true` or `false`; null: they have none */
  value: string | null
  /** what it is called; null where the value says it itself, or there is none */
  label: string | null
  figure: string
}

/**
 * A figure over the items of a selection, as a decimal; '0' over none. Value is quantity times cost (or price), items
 * without one counting nothing; averages are means of the items that have a number; a sum counts each piece on hand.
 */
export async function computeFigure(
  tx: Tx,
  aggregate: Aggregate,
  selection: Selection,
  view: ItemView,
): Promise<string> {
  const sql = new SqlText()
  const { figure, from } = partsOf(tx, sql, aggregate, selection, view, false)
  const text = `select trim_scale(round(coalesce(${figure}, 0), 6))::text as figure ${from}`
  const [row] = await tx.query<{ figure: string }>({ name: statementName(text), text, values: sql.values })
  return row?.figure ?? '0'
}

/** How many items a selection holds, to the last of them however many there are; `countItems` estimates, and stops where a text search does. */
export async function countSelected(tx: Tx, selection: Selection, view: ItemView): Promise<number> {
  return Number(await computeFigure(tx, { of: 'count', basis: 'cost', locations: [] }, selection, view))
}

/**
 * The same figure for each group, the largest first, and how many more groups there are. An item with several suppliers or several values of a
 * list is in the group of each; by location, what lies in a place itself, and not in those below it.
 */
export async function computeGroups(
  tx: Tx,
  aggregate: Aggregate & { by: string },
  selection: Selection,
  view: ItemView,
): Promise<{ groups: FigureGroup[]; more: number }> {
  const sql = new SqlText()
  const group = groupKey(aggregate.by, view.fields)
  const { figure, from } = partsOf(tx, sql, aggregate, selection, view, aggregate.by === 'location', group.join)
  // named when they are few: beside the names of places the planner takes the items for as few
  const text = `with g as materialized (
      select ${group.value} as value, coalesce(${figure}, 0) as figure ${from} group by 1)
    select g.value, ${group.table ? 'r.name' : 'null::text'} as label, trim_scale(round(g.figure, 6))::text as figure, count(*) over ()::int as groups
    from g ${group.table ? `left join ${group.table} r on r.id::text = g.value` : ''}
    order by g.figure desc, label nulls last, g.value nulls last limit ${mostGroups}`
  const rows = await tx.query<FigureGroup & { groups: number }>({ name: statementName(text), text, values: sql.values })
  return {
    groups: rows.map(({ value, label, figure: told }) => ({ value, label, figure: told })),
    more: Math.max(0, (rows[0]?.groups ?? 0) - mostGroups),
  }
}

/** The expression of a figure, and where it is read. */
function partsOf(
  tx: Tx,
  sql: SqlText,
  aggregate: Aggregate,
  { filter, archived }: Selection,
  view: ItemView,
  needsStock: boolean,
  join = '',
): { figure: string; from: string } {
  const parts = ['true']
  if (archived !== 'include') parts.push(`i.archived_at is ${archived === 'only' ? 'not ' : ''}null`)
  if (filter) parts.push(compileFilter(sql, filter, { tenantId: tx.tenantId, ...view }))
  const { of, basis, locations, fields = [] } = aggregate
  const number = fields.map((name) => measured(sql, name, view.fields)).join(', ')
  const places = locations.map((id) => `select location_and_below(${sql.bind(id, 'uuid')})`)
  const place = places.length > 0 ? ` and b.location_id in (${places.join(' union all ')})` : ''
  const figures = {
    quantity: 'sum(b.on_hand)',
    value: `sum(b.on_hand * i.${basis})`,
    count: needsStock ? 'count(distinct i.id)' : 'count(*)',
    average_price: 'avg(i.price)',
    average: `avg(coalesce(${number}))`,
    sum: `sum(b.on_hand * coalesce(${number}))`,
  } as const
  const ofStock = needsStock || of === 'quantity' || of === 'value' || of === 'sum'
  const stock = ofStock
    ? `join balance b on b.tenant_id = i.tenant_id and b.item_id = i.id and not b.is_virtual${place}${needsStock ? ' and b.on_hand > 0' : ''}`
    : ''
  return { figure: figures[of], from: `from item i ${stock} ${join} where ${parts.join(' and ')}` }
}

/** Tables that references point to. */
const referred: Readonly<Record<string, string>> = { item: 'item', location: 'location', supplier: 'supplier' }

/** What groups are made of: SQL of the value, of the rows that tell it, and the table in which it is an identifier, if it is one. */
function groupKey(by: string, fields: readonly MirroredField[]): { value: string; join: string; table?: string } {
  switch (by) {
    case 'itemType':
      return { value: 'i.item_type_id::text', join: '', table: 'item_type' }
    case 'category':
      return { value: 'i.category_id::text', join: '', table: 'category' }
    case 'supplier':
      return {
        value: 's.supplier_id::text',
        join: 'left join supplier_item s on s.tenant_id = i.tenant_id and s.item_id = i.id',
        table: 'supplier',
      }
    case 'location':
      return { value: 'b.location_id::text', join: '', table: 'location' }
  }
  const field = findField(by, fields)
  // it was read from the reader's own fields
  if (!field) throw new Error(`Not a field to group by: ${by}`)
  const isList = field.kind === 'multiSelect' || field.multiple
  const value = isList ? 'e.entry' : `i.attributes ->> '${field.key}'`
  const entries = isList
    ? `left join lateral jsonb_array_elements_text(i.attributes -> '${field.key}') as e (entry) on true`
    : ''
  const target = field.kind === 'reference' ? referred[field.referenceTo ?? ''] : undefined
  return { value, join: entries, ...(target ? { table: target } : {}) }
}
