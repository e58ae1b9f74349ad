import type { Filter } from '#contract/filter.ts'
import { mostGroups } from '#contract/item-summary.ts'
import type { Aggregate } from '#core/search/reading.ts'
import type { MirroredField } from '#server/attribute/queries.ts'
import { SqlText } from '#server/db/sql-text.ts'
import { statementName } from '#server/db/statement-name.ts'
import type { Tx } from '#server/db/transaction.ts'
import { type ItemView, selectionSql } from '#server/item/item-selection.ts'
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

/** SQL of each figure, of rows `r`. */
const figures: Readonly<Record<Aggregate['of'], string>> = {
  quantity: 'sum(r.on_hand)',
  value: 'sum(r.on_hand * r.number)',
  sum: 'sum(r.on_hand * r.number)',
  count: 'count(*)',
  average_price: 'avg(r.number)',
  average: 'avg(r.number)',
}

/** What a question asks for about the items of a selection. */
export interface Figures {
  /** how many items there are, to the last of them however many; a list's count may be an estimate, and stops where a text search does */
  count: number
  /** a decimal; '0' over none */
  figure: string
  /** how many of them have no number to count with; of those on hand where the figure is one of stock */
  lacking: number
  /** where it is asked for each of several: the largest first */
  groups: FigureGroup[]
  /** how many more groups there are */
  moreGroups: number
}

/**
 * A figure over the items of a selection. Value is quantity times cost (or price), items without one counting nothing; averages are means of the
 * items that have a number; a sum counts each piece on hand. For each of several: an item with several suppliers or several values of a
 * list is in the group of each; by location, what lies in a place itself, and not in those below it. One statement, which looks once at each item and its stock.
 */
export async function computeFigures(
  tx: Tx,
  { of, basis, locations, fields = [], by }: Aggregate,
  { filter, archived }: Selection,
  view: ItemView,
): Promise<Figures> {
  const sql = new SqlText()
  const where = selectionSql(sql, { filter, archived }, { tenantId: tx.tenantId, ...view })
  const group = by === undefined ? undefined : groupKey(sql, tx.tenantId, by, view.fields)
  const measure = fields.map((name) => measured(sql, name, view.fields)).join(', ')
  const number = {
    value: `i.${basis}`,
    average_price: 'i.price',
    average: `coalesce(${measure})`,
    sum: `coalesce(${measure})`,
  }
  const each = of === 'quantity' || of === 'count' ? undefined : number[of]
  const figure = figures[of]
  const ofStock = figure.includes('on_hand')
  const rows = ofStock ? 'held' : 'picked'
  const lacking =
    each === undefined ? '0' : ofStock ? lackingHeld : '(select count(*) from picked r where r.number is null)'
  const grouped =
    group &&
    `grouped as materialized (
      select ${group.value} as value, coalesce(${figure}, 0) as figure
      from ${group.ofPlaces ? 'held' : rows} r ${group.join} ${group.ofPlaces ? 'where r.on_hand > 0' : ''} group by 1)`
  const text = `
    with ${[
      ...pickedItems(where, each, group?.key, filter !== undefined),
      ...(ofStock || group?.ofPlaces ? [heldIn(sql, tx.tenantId, locations)] : []),
      ...(grouped ? [grouped] : []),
    ].join(', ')}
    select (select count(*) from picked)::int as count,
      (select trim_scale(round(coalesce(${figure}, 0), 6))::text from ${rows} r) as figure,
      ${lacking}::int as lacking,
      ${grouped ? '(select count(*) from grouped)::int' : '0'} as group_count,
      ${grouped ? `(${largestGroups(group.table)})` : 'null::json'} as groups`
  const planEachTime = filter !== undefined
  const [row] = await tx.query<{
    count: number
    figure: string
    lacking: number
    group_count: number
    groups: FigureGroup[] | null
  }>({
    name: statementName(text),
    planEachTime,
    text,
    values: sql.values,
  })
  if (!row) throw new Error('the figures returned no row')
  return {
    count: row.count,
    figure: row.figure,
    lacking: row.lacking,
    groups: row.groups ?? [],
    moreGroups: Math.max(0, row.group_count - mostGroups),
  }
}

const lackingHeld = '(select count(distinct r.id) from held r where r.number is null and r.on_hand <> 0)'

/**
 * SQL: the items, each with the number and the value that are asked for. Where there are conditions the items are found first: an index may hold all of
 * these, and is passed over item by item for what it does not hold, of those too that are none of them. In the order of keys, so that what is
 * looked up for each lies close to what was looked up before.
 */
function pickedItems(
  where: string,
  number: string | undefined,
  key: string | undefined,
  isFiltered: boolean,
): string[] {
  const columns = `i.id, ${number ?? 'null::numeric'} as number, ${key ?? 'null::text'} as key`
  if (!isFiltered) return [`picked as materialized (select ${columns} from item i where ${where})`]
  if (number === undefined && key === undefined)
    return [`picked as materialized (select ${columns} from item i where ${where} order by i.id)`]
  return [
    `found as materialized (select i.id from item i where ${where} order by i.id)`,
    `picked as materialized (select ${columns} from found f join item i on i.id = f.id)`,
  ]
}

/** SQL: what of each picked item lies in each place, of these places and all below them where some are told. */
function heldIn(sql: SqlText, tenantId: string, locations: readonly string[]): string {
  const places = locations.map((id) => `select location_and_below(${sql.bind(id, 'uuid')})`)
  const place = places.length > 0 ? ` and b.location_id in (${places.join(' union all ')})` : ''
  return `held as materialized (
      select p.id, p.number, p.key, b.location_id, sum(b.on_hand) as on_hand
      from picked p join balance b on b.tenant_id = ${sql.bind(tenantId, 'uuid')} and b.item_id = p.id and not b.is_virtual${place}
      group by p.id, p.number, p.key, b.location_id)`
}

/** SQL of the array of the largest of `grouped`. Named when they are few: beside the names of places the planner takes the items for as few. */
function largestGroups(table: string | undefined): string {
  return `select json_agg(json_build_object('value', g.value, 'label', g.label, 'figure', trim_scale(round(g.figure, 6))::text)
        order by g.figure desc, g.label nulls last, g.value nulls last)
      from (
        select g.value, ${table ? 'r.name' : 'null::text'} as label, g.figure
        from grouped g ${table ? `left join ${table} r on r.id::text = g.value` : ''}
        order by g.figure desc, label nulls last, g.value nulls last limit ${mostGroups}) g`
}

/** How many items a selection holds, to the last of them however many there are. */
export async function countSelected(tx: Tx, { filter, archived }: Selection, view: ItemView): Promise<number> {
  const sql = new SqlText()
  const text = `select count(*)::int as count from item i where ${selectionSql(sql, { filter, archived }, { tenantId: tx.tenantId, ...view })}`
  const planEachTime = filter !== undefined
  const [row] = await tx.query<{ count: number }>({ name: statementName(text), planEachTime, text, values: sql.values })
  return row?.count ?? 0
}

/** Tables that references point to. */
const referred: Readonly<Record<string, string>> = { item: 'item', location: 'location', supplier: 'supplier' }

/** What groups are made of. */
interface GroupKey {
  /** SQL of `item i` that is kept of an item, if anything */
  key?: string
  /** SQL of the value of a row `r`, and what is joined to tell it */
  value: string
  join: string
  /** the table in which the value is an identifier, if it is one */
  table?: string
  /** of each place an item lies in */
  ofPlaces?: true
}

function groupKey(sql: SqlText, tenantId: string, by: string, fields: readonly MirroredField[]): GroupKey {
  switch (by) {
    case 'itemType':
      return { key: 'i.item_type_id::text', value: 'r.key', join: '', table: 'item_type' }
    case 'category':
      return { key: 'i.category_id::text', value: 'r.key', join: '', table: 'category' }
    case 'supplier':
      return {
        value: 's.supplier_id::text',
        join: `left join supplier_item s on s.tenant_id = ${sql.bind(tenantId, 'uuid')} and s.item_id = r.id`,
        table: 'supplier',
      }
    case 'location':
      return { value: 'r.location_id::text', join: '', table: 'location', ofPlaces: true }
  }
  const field = findField(by, fields)
  // it was read from the reader's own fields
  if (!field) throw new Error(`Not a field to group by: ${by}`)
  if (field.kind === 'multiSelect' || field.multiple)
    return {
      key: `i.attributes -> '${field.key}'`,
      value: 'e.entry',
      join: 'left join lateral jsonb_array_elements_text(r.key) as e (entry) on true',
      ...referredBy(field),
    }
  return { key: `i.attributes ->> '${field.key}'`, value: 'r.key', join: '', ...referredBy(field) }
}

function referredBy({ kind, referenceTo }: MirroredField): { table?: string } {
  const table = kind === 'reference' ? referred[referenceTo ?? ''] : undefined
  return table ? { table } : {}
}
