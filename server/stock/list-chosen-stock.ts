import type { z } from 'zod'
import { balanceColumns, type listStock } from '#contract/stock.ts'
import { SqlText } from '#server/db/sql-text.ts'
import type { Tx } from '#server/db/transaction.ts'
import { type Position, toPage } from '#server/http/cursor.ts'
import { availableOf, heldOf } from '#server/item/held-stock.ts'
import { listFilter, listOrder, readToday, toSqlColumns } from '#server/http/list-sql.ts'

/** A balance `b` with what is held and available of it, of `item i` in `location l`, of `lot o` if any, as JSON. */
export const balanceJson = `json_build_object(
        'itemId', b.item_id, 'sku', i.sku, 'itemName', i.name, 'unit', i.unit, 'locationId', b.location_id, 'locationCode', l.code, 'locationName', l.name,
        'lotId', b.lot_id, 'lotCode', o.code, 'expiresOn', o.expires_on,
        'onHand', trim_scale(b.on_hand)::text, 'reserved', trim_scale(b.reserved)::text, 'available', trim_scale(b.available)::text, 'updatedAt', b.updated_at)`

const listed: Readonly<Record<keyof typeof balanceColumns, string>> = {
  itemId: 'b.item_id',
  sku: 'i.sku_key',
  itemName: 'i.name_key',
  unit: 'lower(i.unit)',
  locationId: 'b.location_id',
  locationCode: 'lower(l.code)',
  locationName: 'lower(l.name)',
  lotId: 'b.lot_id',
  lotCode: 'lower(o.code)',
  expiresOn: 'o.expires_on',
  onHand: 'b.on_hand',
  reserved: 'b.reserved',
  available: 'b.available',
  updatedAt: 'b.updated_at',
}

/**
 * SQL of a balance's columns in lists, or of those of all lots of an item at a place.
 * @param held       SQL of what is held of it
 * @param available  SQL of what is available of it
 */
export function listedFigures(
  balance: string,
  lots: 'each' | 'sum',
  held = heldOf(balance),
  available = availableOf(balance),
): string {
  const key = `${balance}.item_id, ${balance}.location_id`
  return lots === 'each'
    ? `${key}, ${balance}.lot_id, ${balance}.on_hand, ${held} as reserved, ${available} as available, ${balance}.updated_at`
    : `${key}, null::uuid as lot_id, sum(${balance}.on_hand) as on_hand, sum(${held}) as reserved, sum(${available}) as available,
        max(${balance}.updated_at) as updated_at`
}

/** What stock is listed of. */
export interface Balances {
  /** SQL of rows with item_id, location_id, lot_id, on_hand and updated_at */
  source: string
  /** SQL of what is held of a row of `source` as `s`, and of what is available */
  held: string
  available: string
}

const balancesNow: Balances = { source: 'balance', held: heldOf('s'), available: availableOf('s') }

/** Stands for no lot in the order of a page. */
const noLot = `'00000000-0000-0000-0000-000000000000'`

/**
 * A page of stock as it is filtered and ordered by its columns, as JSON text. All balances of the organisation are read for it, or all that the query
 * names an item, a place or a lot of: about a microsecond each.
 * @param balancesOf  the balances, or what they were
 * @throws AppError invalid_value  a column there is not, or an operator or value it does not take
 */
export async function listChosenStock(
  tx: Tx,
  query: z.output<typeof listStock.query>,
  balancesOf: (sql: SqlText) => Balances = () => balancesNow,
): Promise<string> {
  const { limit, cursor, sort = 'itemId', filter } = query
  const sql = new SqlText()
  const columns = toSqlColumns(balanceColumns, listed)
  const { source, held, available } = balancesOf(sql)
  const of = [`(s.lot_id is null or s.on_hand <> 0 or ${held} <> 0)`]
  const where = ['true']
  if (query.virtual === 'exclude') where.push('not l.is_virtual')
  if (query.itemId) of.push(`s.item_id = ${sql.bind(query.itemId, 'uuid')}`)
  if (query.lotId) of.push(`s.lot_id = ${sql.bind(query.lotId, 'uuid')}`)
  if (query.locationId) of.push(`s.location_id in (select location_and_below(${sql.bind(query.locationId, 'uuid')}))`)
  const figures = listedFigures('s', query.lots, held, available)
  const group = query.lots === 'each' ? '' : 'group by s.item_id, s.location_id'
  const balances = `(select ${figures} from ${source} s where ${of.join(' and ')} ${group})`
  if (filter) where.push(listFilter(sql, filter, columns, await readToday(tx)))
  const key = ['b.item_id', 'b.location_id', `coalesce(b.lot_id, ${noLot})`]
  const { orderBy, beyond, position } = listOrder(sql, { sort, cursor }, columns, key)
  if (beyond) where.push(beyond)
  const rows = await tx.query<{ json: string; position: Position }>({
    text: `
      select ${balanceJson}::text as json, ${position} as position
      from ${balances} b join item i on i.id = b.item_id join location l on l.id = b.location_id left join lot o on o.id = b.lot_id
      where ${where.join(' and ')} order by ${orderBy} limit ${limit + 1}`,
    values: sql.values,
    planEachTime: true,
  })
  const { data, nextCursor } = toPage(rows, limit, (row) => row.position)
  return `{"data":[${data.map(({ json }) => json).join()}],"nextCursor":${JSON.stringify(nextCursor)}}`
}
