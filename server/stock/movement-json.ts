import { factorOf } from '#server/item/factor-sql.ts'

/**
 * SQL of a movement's wire form.
 * @param lines     what holds its lines with their lot's code and expiry: a CTE, or `linesWithLots`
 * @param reversed  SQL of the id of the movement that reverses it
 * @param more      further members, as arguments of `json_build_object`
 */
export function movementJson(lines: string, reversed: string, more = ''): string {
  return `json_build_object(
    'id', m.id, 'kind', m.kind, 'effectiveAt', m.effective_at, 'recordedAt', m.recorded_at, 'reference', m.reference, 'reason', m.reason,
    'actorId', m.actor_id, 'actorName', m.actor_name, 'source', m.source, 'reversesId', m.reverses_id, 'reversedById', ${reversed}, 'importId', m.import_id,
    'lines', (select coalesce(json_agg(json_build_object(
        'lineNo', p.line_no, 'itemId', p.item_id, 'lotId', p.lot_id, 'lotCode', p.lot_code, 'expiresOn', p.expires_on, 'fromLocationId', p.from_location_id, 'toLocationId', p.to_location_id,
        'quantity', trim_scale(p.quantity)::text, 'unit', p.unit, 'entered', ${enteredJson('p')}, 'unitPrice', trim_scale(p.unit_price)::text, 'reasonId', p.reason_id, 'attributes', p.attributes) order by p.line_no), '[]')
      from ${lines} p where p.tenant_id = m.tenant_id and p.movement_id = m.id)${more})`
}

/** Of a movement in a list, what `overLines` tells of all its lines. */
export const linesInBrief = `, 'lineCount', c.lines, 'itemId', c.item, 'fromLocationId', c.origin, 'toLocationId', c.target`

/** SQL: the lines of `m` as a whole, as `c`. */
export const overLines = `lateral (
  select count(*) as lines, ${inCommon('item_id')} as item, ${inCommon('from_location_id')} as origin, ${inCommon('to_location_id')} as target
  from movement_line l where l.tenant_id = m.tenant_id and l.movement_id = m.id) c`

/** As text: the database knows no least identifier. */
function inCommon(column: string): string {
  return `case when min(l.${column}::text) = max(l.${column}::text) then min(l.${column}::text) end`
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

/** Of those of `m` the first, or the first of an item. @param itemId  SQL of it */
export function firstLines(most: number, itemId?: string): string {
  return `(
    select l.*, o.code as lot_code, o.expires_on from movement_line l left join lot o on o.tenant_id = l.tenant_id and o.id = l.lot_id
    where l.tenant_id = m.tenant_id and l.movement_id = m.id${itemId ? ` and l.item_id = ${itemId}` : ''} order by l.line_no limit ${most})`
}
