import type { z } from 'zod'
import type { listStock, summary } from '#contract/stock.ts'
import type { FieldView } from '#server/attribute/field-view.ts'
import { assertCurrent } from '#server/attribute/schema-cache.ts'
import { joinWhole } from '#server/db/join-whole.ts'
import { SqlText } from '#server/db/sql-text.ts'
import type { Tx } from '#server/db/transaction.ts'
import { parseCursor } from '#server/http/cursor.ts'
import { holdsStock } from '#server/item/held-stock.ts'
import { placeWorth } from '#server/item/stock-worth.ts'
import { balanceJson, listedFigures } from './list-chosen-stock.ts'
import { linesWithLots, movementJson, reversedBy } from './movement-json.ts'
import { readPage } from './read-page.ts'
import { showMovement } from './show-movements.ts'

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
  where.push(`(b.lot_id is null or ${holdsStock('b')})`)
  const after = parseCursor(query.cursor, 3)
  if (after) {
    const position = after.map((id) => sql.bind(id, 'uuid'))
    where.push(
      `b.item_id >= ${position[0]} and (b.item_id, b.location_id, coalesce(b.lot_id, '${noLot}')) > (${position.join(', ')})`,
    )
  }
  const order = `b.item_id, b.location_id, coalesce(${query.lots === 'each' ? 'b.lot_id' : 'null::uuid'}, '${noLot}')`
  const first = `
      select ${listedFigures('b', query.lots)} from balance b where ${where.join(' and ')}
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
