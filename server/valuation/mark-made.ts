import type { Tx } from '#server/db/transaction.ts'
import type { StaleItem } from './value-queries.ts'

/**
 * After items were valued that productions used up: marks what was made of them and does not cost what was used, from the first such moment on. A
 * production's goods cost what happened before it, so each round sets right one moment more, and there is an end to them. Reads the lines
 * of the items from where they were valued.
 */
export async function markMade(tx: Tx, used: readonly StaleItem[], production: string): Promise<void> {
  await tx.query({
    name: 'valuation-mark-made',
    text: `
      with changed as (
        select distinct m.id
        from unnest($1::uuid[], $2::timestamptz[]) as g (item_id, at)
          join movement_line l on l.item_id = g.item_id and l.effective_at >= g.at and l.to_location_id = $3
          join movement m on m.id = l.movement_id and m.kind in ('assembly', 'disassembly', 'merge') and m.reverses_id is null),
      wrong as (
        select e.item_id, min(e.effective_at) as at
        from changed c join movement_line o on o.movement_id = c.id and o.from_location_id = $3
          join value_entry e on e.item_id = o.item_id and e.effective_at = o.effective_at and e.source_id = o.movement_id and e.line_no = o.line_no
            and e.location_id = o.to_location_id
        where e.value + e.variance <> production_cost(c.id, o.line_no)
        group by e.item_id)
      update item_value v set stale_from = least(v.stale_from, w.at) from wrong w where v.item_id = w.item_id`,
    values: [used.map(({ id }) => id), used.map(({ from }) => from), production],
  })
}
