import type { Tx } from '#server/db/transaction.ts'
import { everyTransaction } from './value-sql.ts'

/** An event of an item's history, as it is read. */
export interface EventRow {
  item_id: string
  source_id: string
  line_no: number
  at: string
  month: string
  from_location_id: string | null
  to_location_id: string | null
  quantity: string
  unit_cost: string | null
  /** of the whole line: what a production used up for it */
  cost: string | null
  undoes: string | null
  /** of the line that is undone, where it was valued before */
  undone_value: string | null
  undone_quantity: string | null
}

/** Where an item's history is read on: after this event. */
export interface ReadPosition {
  itemId: string
  at: string
  sourceId: string
  lineNo: number
}

/**
 * Reads the next events of items, in the order of effect: lines of the ledger and changes of the item's own cost. A movement that was
 * undone with effect of the moment it happened is left out with what undid it: it reads as if neither had been. One that was undone at
 * a later moment, because the books were closed by then, stays; what it took out comes back at the cost it left with. The price of a line is a
 * cost where goods were bought or opened with; that of a return is what the customer had paid. What a
 * production brings in costs what it used up, as far as that has been valued.
 * @param limit  most events of one item
 * @param production  the place that productions go through
 * @param foresees  reads what valuation has not come to as well, from the positions on as if nothing had been valued there
 */
export function readEvents(
  tx: Tx,
  positions: readonly ReadPosition[],
  { limit, production, foresees = false }: { limit: number; production: string; foresees?: boolean },
): Promise<EventRow[]> {
  return tx.query<EventRow>({
    name: foresees ? 'valuation-events-foreseen' : 'valuation-events',
    text: `
      select s.item_id, e.source_id, e.line_no, e.effective_at::text as at, to_char(e.effective_at at time zone 'UTC', 'YYYY-MM-01') as month,
        e.from_location_id, e.to_location_id, e.quantity::text, e.unit_cost::text, e.cost::text, e.undoes, u.value::text as undone_value, u.quantity::text as undone_quantity
      from unnest($1::uuid[], $2::timestamptz[], $3::uuid[], $4::int[]) with ordinality as s (item_id, at, source_id, line_no, place)
      cross join (${foresees ? `select ${everyTransaction} as valued_to` : 'select valued_to from valuation'}) known
      cross join lateral (
        (select l.effective_at, l.movement_id as source_id, l.line_no, l.from_location_id, l.to_location_id, l.quantity,
          case when m.kind in ('receipt', 'opening') and m.reverses_id is null then l.unit_price end as unit_cost,
          case when m.kind in ('assembly', 'disassembly', 'merge') and m.reverses_id is null and l.from_location_id = $6 then production_cost(m.id, l.line_no) end as cost,
          o.id || ' ' || l.line_no as undoes, o.id as undone_id, o.effective_at as undone_at
        from movement_line l join movement m on m.tenant_id = l.tenant_id and m.id = l.movement_id
          left join movement r on r.tenant_id = m.tenant_id and r.reverses_id = m.id and r.xact < known.valued_to
          left join movement o on o.tenant_id = m.tenant_id and o.id = m.reverses_id
        where l.item_id = s.item_id and (l.effective_at, l.movement_id) >= (s.at, s.source_id)
          and (l.effective_at, l.movement_id, l.line_no) > (s.at, s.source_id, s.line_no) and m.xact < known.valued_to
          and (r.id is null or r.effective_at <> m.effective_at) and (o.id is null or o.effective_at <> m.effective_at)
        order by l.effective_at, l.movement_id, l.line_no limit $5)
        union all
        (select c.changed_at, c.id, 0, null, null, 0, null, null, null, null, null from item_cost_change c
        where c.item_id = s.item_id and c.xact < known.valued_to and (c.changed_at, c.id, 0) > (s.at, s.source_id, s.line_no)
        order by c.changed_at, c.id limit $5)
        order by effective_at, source_id, line_no limit $5) e
      left join value_entry u on u.item_id = s.item_id and u.effective_at = e.undone_at and u.source_id = e.undone_id and u.line_no = e.line_no and u.quantity < 0${foresees ? ' and u.effective_at < s.at' : ''}
      order by s.place, e.effective_at, e.source_id, e.line_no`,
    values: [
      positions.map(({ itemId }) => itemId),
      positions.map(({ at }) => at),
      positions.map(({ sourceId }) => sourceId),
      positions.map(({ lineNo }) => lineNo),
      limit,
      production,
    ],
  })
}
