import type { z } from 'zod'
import type { listMovements } from '#contract/movement.ts'
import type { listStock, summary } from '#contract/stock.ts'
import type { FieldView } from '#server/attribute/field-view.ts'
import { assertCurrent, type Schema } from '#server/attribute/schema-cache.ts'
import { joinWhole } from '#server/db/join-whole.ts'
import { SqlText } from '#server/db/sql-text.ts'
import { statementName } from '#server/db/statement-name.ts'
import type { Tx } from '#server/db/transaction.ts'
import { withinTime } from '#server/db/within-time.ts'
import { type Position, parseCursor, toCursor } from '#server/http/cursor.ts'
import { placeWorth } from '#server/item/stock-worth.ts'
import { hasLine } from './line-filter.ts'
import { type LineIndexCondition, lineIndexConditions } from './line-index.ts'
import { balanceJson } from './list-chosen-stock.ts'
import { linesWithLots, movementJson } from './movement-json.ts'
import { showMovement, showMovements } from './show-movements.ts'

const reversedBy = '(select r.id from movement r where r.tenant_id = m.tenant_id and r.reverses_id = m.id)'

/**
 * One movement as JSON text, as its reader sees it; undefined when the tenant has none by this id.
 * @throws SchemaChangedError  the view is of an older schema: the transaction is to be run again
 */
export async function findMovementJson(tx: Tx, id: string, view: FieldView): Promise<string | undefined> {
  const [row] = await tx.query<{ json: string | null; version: number }>({
    name: 'movement_by_id',
    text: `select (select ${movementJson(linesWithLots, reversedBy)}::text from movement m where m.id = $1) as json,
      t.schema_version as version from tenant t`,
    values: [id],
  })
  assertCurrent(tx, view.schema, row?.version)
  return row?.json ? showMovement(row.json, view) : undefined
}

const latestFirst = '-effectiveAt'

/** How many lines may meet a condition for them to be read at once; of more, the latest movements are tried first, for so long. */
const fewLines = 5_000
const latestMs = 200

/**
 * A page of movements, latest effect first unless told, as JSON text, as its reader sees them. A filter by fields of lines is answered from their index where a
 * condition is met by few lines; where it is met by many, the latest movements are tried first, and then the lines that meet it are read in order.
 * @throws SchemaChangedError  the view is of an older schema: the transaction is to be run again
 */
export async function listMovementsJson(
  tx: Tx,
  query: z.output<typeof listMovements.query>,
  view: FieldView,
): Promise<string> {
  const { filter, sort = latestFirst, itemId, locationId } = query
  const isByLine = filter !== undefined && sort === latestFirst && !itemId && !locationId
  // what the filter may not say is refused here
  const latest = pageOf(query, view)
  const indexed = isByLine ? await bestOf(tx, lineIndexConditions(filter, view)) : undefined
  const read = ({ sql, text }: ReturnType<typeof pageOf>) => readPage(tx, sql, text, query.limit, view.schema)
  if (!indexed) return showMovements(await read(latest), view)
  const early = indexed.isFew ? undefined : await withinTime(tx, latestMs, () => read(latest))
  return showMovements(early ?? (await read(pageOf(query, view, indexed.condition))), view)
}

function pageOf(query: z.output<typeof listMovements.query>, view: FieldView, indexed?: LineIndexCondition) {
  const sql = new SqlText()
  const wanted = wantedMovements(sql, query, view)
  const { where } = wanted
  const after = parseCursor(query.cursor, 2)
  const beyond = after && `(${sql.bind(after[0], 'timestamptz')}, ${sql.bind(after[1], 'uuid')})`
  const sort = query.sort ?? latestFirst
  const column = sort.endsWith('recordedAt') ? 'recorded_at' : 'effective_at'
  const direction = sort.startsWith('-') ? 'desc' : 'asc'
  const { source, key } = indexed
    ? // sorted here, so that movements are looked at in the order of the page, and no more than it holds
      {
        source: `(select distinct v.effective_at, v.movement_id from line_value v where ${indexed(sql)}
          ${beyond ? `and (v.effective_at, v.movement_id) < ${beyond}` : ''}
          order by v.effective_at desc, v.movement_id desc offset 0) t
          cross join lateral (select * from movement m where m.id = t.movement_id offset 0) m`,
        key: ['t.effective_at', 't.movement_id'],
      }
    : { source: wanted.source, key: [`m.${column}`, 'm.id'] }
  if (beyond) where.push(`(${key.join(', ')}) ${direction === 'desc' ? '<' : '>'} ${beyond}`)
  const order = key.map((part) => `${part} ${direction}`).join(', ')
  const text = `
    with picked as (
      select m.id, m.${column} as at from ${source} where ${where.join(' and ')}
      order by ${order} limit ${query.limit + 1}),
    numbered as (select id, at, row_number() over (order by at ${direction}, id ${direction}) as n from picked)
    select json_agg(${movementJson(linesWithLots, reversedBy)} order by p.n) filter (where p.n <= ${query.limit})::text as data, count(*) as size,
      (select json_build_array(at, id) from numbered where n = ${query.limit}) as last,
      (select schema_version from tenant) as version
    from numbered p join movement m on m.id = p.id`
  return { sql, text }
}

/** The condition that the fewest lines meet; undefined: there is none. Counts to 5,000, a millisecond for each. */
async function bestOf(
  tx: Tx,
  conditions: readonly LineIndexCondition[],
): Promise<{ condition: LineIndexCondition; isFew: boolean } | undefined> {
  if (conditions.length === 0) return undefined
  const sql = new SqlText()
  const counts = conditions.map(
    (condition) =>
      `(select count(*) from (select from line_value v where ${condition(sql)} limit ${fewLines + 1}) v)::int`,
  )
  const [row] = await tx.query<{ counts: number[] }>({
    text: `select array[${counts.join(', ')}] as counts`,
    values: sql.values,
    planEachTime: true,
  })
  const least = Math.min(...(row?.counts ?? []))
  const condition = conditions[row?.counts.indexOf(least) ?? 0]
  return condition && { condition, isFew: least <= fewLines }
}

/** Which movements are asked for. */
export type Wanted = Omit<z.output<typeof listMovements.query>, 'limit' | 'cursor' | 'sort'>

/** How many lines the wanted movements have; of an item or a location that is asked for, its own. */
export async function countMovementLines(tx: Tx, query: Wanted, view: FieldView): Promise<number> {
  const sql = new SqlText()
  const { source, where } = wantedMovements(sql, query, view)
  where.push(...askedLines(sql, query, 'c'))
  const text = `select count(*)::int as n from ${source} join movement_line c on c.movement_id = m.id where ${where.join(' and ')}`
  const [row] = await tx.query<{ n: number }>({ text, values: sql.values })
  return row?.n ?? 0
}

function wantedMovements(sql: SqlText, query: Wanted, view: FieldView) {
  const where = ['true']
  if (query.kind) where.push(`m.kind = ${sql.bind(query.kind)}`)
  if (query.importId) where.push(`m.import_id = ${sql.bind(query.importId, 'uuid')}`)
  if (query.from) where.push(`m.effective_at >= ${sql.bind(query.from, 'timestamptz')}`)
  if (query.to) where.push(`m.effective_at < ${sql.bind(query.to, 'timestamptz')}`)
  if (query.filter) where.push(hasLine(sql, query.filter, view))
  return { source: movementsOf(sql, query), where }
}

/** The movements to page through: all, or those with a line of the item or at the location. */
function movementsOf(sql: SqlText, query: Wanted): string {
  if (!query.itemId && !query.locationId) return 'movement m'
  const lines = askedLines(sql, query, 'l')
  return `(select distinct l.effective_at, l.movement_id from movement_line l where ${lines.join(' and ')}) t join movement m on m.id = t.movement_id`
}

/** The conditions on a line to be of the item, and from or to the location or a place below it, that are asked for. */
function askedLines(sql: SqlText, { itemId, locationId }: Wanted, line: string): string[] {
  const conditions: string[] = []
  if (itemId) conditions.push(`${line}.item_id = ${sql.bind(itemId, 'uuid')}`)
  if (locationId) {
    const places = `(select location_and_below(${sql.bind(locationId, 'uuid')}))`
    conditions.push(`(${line}.from_location_id in ${places} or ${line}.to_location_id in ${places})`)
  }
  return conditions
}

/** Before all lots, in the order of a page. */
const noLot = '00000000-0000-0000-0000-000000000000'

/**
 * A page of balances by item, location and lot, as JSON text. Of a location, the first of each place there and below it are read in the
 * order of its own index, then put together: a page of 50 in one place reads 51 balances, however many it holds.
 */
export async function listStockJson(tx: Tx, query: z.output<typeof listStock.query>): Promise<string> {
  const sql = new SqlText()
  const where = ['true']
  if (query.virtual === 'exclude') where.push('not b.is_virtual')
  if (query.itemId) where.push(`b.item_id = ${sql.bind(query.itemId, 'uuid')}`)
  const places = query.locationId
    ? `(select location_and_below(${sql.bind(query.locationId, 'uuid')}) as id)`
    : undefined
  if (places) where.push('b.location_id = place.id')
  if (query.lotId) where.push(`b.lot_id = ${sql.bind(query.lotId, 'uuid')}`)
  // a lot that is used up is no stock; an item's own row stays, as it always did
  where.push('(b.lot_id is null or b.on_hand <> 0 or b.reserved <> 0)')
  const after = parseCursor(query.cursor, 3)
  if (after) {
    const position = after.map((id) => sql.bind(id, 'uuid'))
    where.push(
      `b.item_id >= ${position[0]} and (b.item_id, b.location_id, coalesce(b.lot_id, '${noLot}')) > (${position.join(', ')})`,
    )
  }
  const columns =
    query.lots === 'each'
      ? 'b.item_id, b.location_id, b.lot_id, b.on_hand, b.reserved, b.updated_at'
      : 'b.item_id, b.location_id, null::uuid as lot_id, sum(b.on_hand) as on_hand, sum(b.reserved) as reserved, max(b.updated_at) as updated_at'
  const order = `b.item_id, b.location_id, coalesce(${query.lots === 'each' ? 'b.lot_id' : 'null::uuid'}, '${noLot}')`
  const first = `
      select ${columns} from balance b where ${where.join(' and ')}
      ${query.lots === 'sum' ? 'group by b.item_id, b.location_id' : ''}
      order by ${order} limit ${query.limit + 1}`
  const picked = places
    ? `select b.* from ${places} place cross join lateral (${first}) b order by b.item_id, b.location_id, coalesce(b.lot_id, '${noLot}') limit ${query.limit + 1}`
    : first
  const text = `
    with picked as (${picked}),
    numbered as (select *, row_number() over (order by item_id, location_id, coalesce(lot_id, '${noLot}')) as n from picked)
    select json_agg(${balanceJson} order by b.n)
        filter (where b.n <= ${query.limit})::text as data,
      count(*) as size, (select json_build_array(item_id, location_id, coalesce(lot_id, '${noLot}')) from numbered where n = ${query.limit}) as last
    from numbered b join item i on i.id = b.item_id join location l on l.id = b.location_id
      left join lot o on o.id = b.lot_id`
  return readPage(tx, sql, text, query.limit)
}

/** @param schema  what the page was read by: its statement returns the version that stands */
async function readPage(tx: Tx, sql: SqlText, text: string, limit: number, schema?: Schema): Promise<string> {
  const [row] = await tx.query<{ data: string | null; size: number; last: Position | null; version?: number }>({
    name: statementName(text),
    text,
    values: sql.values,
  })
  if (schema) assertCurrent(tx, schema, row?.version)
  const nextCursor = row && row.size > limit && row.last ? JSON.stringify(toCursor(row.last)) : 'null'
  return `{"data":${row?.data ?? '[]'},"nextCursor":${nextCursor}}`
}

/**
 * The dashboard's figures. Reads all balances of the tenant and 90 days of sales: about 100 ms for 4,000 items and 200,000 lines sold, also while
 * an import brings them and the planner knows of none.
 */
export async function getSummary(tx: Tx): Promise<z.output<typeof summary>> {
  await joinWhole(tx)
  const [row] = await tx.query<{ summary: z.output<typeof summary> }>({
    name: 'stock_summary',
    text: `
      with stocked as (
        select i.id, i.reorder_point, coalesce(sum(b.on_hand), 0) as on_hand, bool_or(b.on_hand < 0) as negative
        from item i left join balance b on b.tenant_id = i.tenant_id and b.item_id = i.id and not b.is_virtual
        where i.archived_at is null and i.variant_axes is null group by i.tenant_id, i.id),
      latest as (select effective_at as at from movement where kind = 'sale' order by effective_at desc limit 1),
      zone as (select time_zone from tenant),
      -- summed up by document first: lines are many more, and so the rest is done for documents only
      line_sums as materialized (
        select l.movement_id, l.to_location_id, sum(l.quantity) as quantity
        from movement_line l where l.effective_at > (select at from latest) - interval '90 days' group by 1, 2),
      sold as (
        select (m.effective_at at time zone z.time_zone)::date as day, sum(case when t.kind = 'customer' then l.quantity else -l.quantity end) as quantity
        from zone z, movement m join line_sums l on l.movement_id = m.id join location t on t.id = l.to_location_id
        -- a line has its movement's date: said of both, either can be looked for by it
        where m.kind = 'sale' and m.effective_at > (select at from latest) - interval '90 days'
        group by 1)
      select json_build_object(
        'items', (select count(*) from stocked),
        'locations', (select count(*) from location where not is_virtual and archived_at is null),
        'movements30Days', (select count(*) from movement where effective_at > now() - interval '30 days'),
        'stockValue', (select trim_scale(coalesce(round(sum(value), 2), 0))::text from (${placeWorth}) w),
        'outOfStock', (select count(*) from stocked where on_hand <= 0),
        'belowReorderPoint', (select count(*) from stocked where on_hand < reorder_point),
        'negative', (select count(*) from stocked where negative),
        'salesByDay', (select coalesce(json_agg(json_build_object('day', day, 'quantity', trim_scale(quantity)::text) order by day), '[]') from sold)) as summary`,
  })
  if (!row) throw new Error('the summary returned no row')
  return row.summary
}
