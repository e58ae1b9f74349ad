import type { z } from 'zod'
import type { traceLot as endpoint, TraceStep } from '#contract/lot-trace.ts'
import { SqlText } from '#server/db/sql-text.ts'
import { statementName } from '#server/db/statement-name.ts'
import type { Tx } from '#server/db/transaction.ts'
import { parseCursor, toPage } from '#server/http/cursor.ts'

/** Productions that are followed from a lot; the rest of a longer chain is asked for from its last lot. */
const deepest = 20

/**
 * A page of a lot's way, the earliest first: back, where it and what it was made of came from outside; forward, where it and what was made
 * of it went outside. One query; a production ties the lots it used up to those it made. Reads the lines of these lots by their index.
 */
export async function traceLotPage(tx: Tx, lotId: string, query: z.output<typeof endpoint.query>) {
  const sql = new SqlText()
  const start = sql.bind(lotId, 'uuid')
  const isBack = query.direction === 'back'
  const [near, far] = isBack ? ['from', 'to'] : ['to', 'from']
  const after = parseCursor(query.cursor, 3)
  const beyond = after
    ? `and (p.effective_at, p.movement_id, p.line_no) > (${sql.bind(after[0], 'timestamptz')}, ${sql.bind(after[1], 'uuid')}, ${sql.bind(after[2], 'int')})`
    : ''
  const stands = (movement: string) =>
    `${movement}.reverses_id is null and not exists (select from movement r where r.tenant_id = ${movement}.tenant_id and r.reverses_id = ${movement}.id)`
  const text = `
    with recursive maker as materialized (select id from location where kind = 'production'),
    reached as (
      select ${start} as lot_id, 0 as depth
      union
      select o.lot_id, r.depth + 1
      from reached r
        join movement_line p on p.lot_id = r.lot_id and p.${near}_location_id = (select id from maker)
        join movement m on m.id = p.movement_id and ${stands('m')}
        join movement_line o on o.tenant_id = p.tenant_id and o.movement_id = p.movement_id and o.${far}_location_id = (select id from maker)
          and (m.kind <> 'merge' or o.line_no = p.line_no ${isBack ? '-' : '+'} 1)
      where o.lot_id is not null and r.depth < ${deepest}),
    lots as materialized (select lot_id, min(depth) as depth from reached group by lot_id),
    -- by the index alone; what is shown of a line is looked up for those that stand, one after the other, until there are enough
    step as (
      select s.depth, p.tenant_id, p.movement_id, p.line_no, p.effective_at
      from lots s join movement_line p on p.lot_id = s.lot_id
      where p.${near}_location_id = any(array(select id from location where is_virtual)) ${beyond}
      order by p.effective_at, p.movement_id, p.line_no offset 0),
    shown as (
      select s.*, m.kind, m.reference
      from step s cross join lateral (
        select m.kind, m.reference from movement m where m.tenant_id = s.tenant_id and m.id = s.movement_id and ${stands('m')} offset 0) m
      limit ${query.limit + 1})
    select s.depth, p.lot_id as "lotId", o.code as "lotCode", p.item_id as "itemId", i.sku, i.name as "itemName", s.movement_id as "movementId",
      s.line_no as "lineNo", s.kind, to_json(s.effective_at)#>>'{}' as "effectiveAt", s.reference, p.from_location_id as "fromLocationId", f.name as "fromName",
      p.to_location_id as "toLocationId", t.name as "toName", trim_scale(p.quantity)::text as quantity, p.unit
    from shown s
      join movement_line p on p.tenant_id = s.tenant_id and p.movement_id = s.movement_id and p.line_no = s.line_no
      join location f on f.id = p.from_location_id join location t on t.id = p.to_location_id
      join lot o on o.id = p.lot_id join item i on i.id = p.item_id
    order by s.effective_at, s.movement_id, s.line_no`
  const rows = await tx.query<TraceStep>({ name: statementName(text), text, values: sql.values })
  return toPage(rows, query.limit, (row) => [row.effectiveAt, row.movementId, row.lineNo])
}
