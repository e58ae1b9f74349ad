import { factorOf } from '#server/item/factor-sql.ts'

/**
 * SQL of a movement's wire form.
 * @param lines     what holds its lines with their lot's code and expiry: a CTE, or `linesWithLots`
 * @param reversed  SQL of the id of the movement that reverses it
 */
export function movementJson(lines: string, reversed: string): string {
  return `json_build_object(
    'id', m.id, 'kind', m.kind, 'effectiveAt', m.effective_at, 'recordedAt', m.recorded_at, 'reference', m.reference, 'reason', m.reason,
    'actorId', m.actor_id, 'actorName', m.actor_name, 'source', m.source, 'reversesId', m.reverses_id, 'reversedById', ${reversed}, 'importId', m.import_id,
    'lines', (select coalesce(json_agg(json_build_object(
        'lineNo', p.line_no, 'itemId', p.item_id, 'lotId', p.lot_id, 'lotCode', p.lot_code, 'expiresOn', p.expires_on, 'fromLocationId', p.from_location_id, 'toLocationId', p.to_location_id,
        'quantity', trim_scale(p.quantity)::text, 'unit', p.unit, 'entered', ${enteredJson('p')}, 'unitPrice', trim_scale(p.unit_price)::text, 'reasonId', p.reason_id, 'attributes', p.attributes) order by p.line_no), '[]')
      from ${lines} p where p.tenant_id = m.tenant_id and p.movement_id = m.id))`
}

/** SQL: the id of the movement that reverses `m`. */
export const reversedBy = '(select r.id from movement r where r.tenant_id = m.tenant_id and r.reverses_id = m.id)'

/** What a line was entered in; null: in its base unit. @param line  alias of one of the ledger, or of a document that keeps it alike */
export function enteredJson(line: string): string {
  return `case when ${line}.entered_unit is not null then json_build_object('quantity', trim_scale(${line}.entered_quantity)::text, 'unit', ${line}.entered_unit, 'factor', ${factorOf(line)}) end`
}

/** Posted lines with the code and expiry of their lots. */
export const linesWithLots = `(
  select l.*, o.code as lot_code, o.expires_on from movement_line l left join lot o on o.tenant_id = l.tenant_id and o.id = l.lot_id)`
