import { schemaStands } from '#server/attribute/schema-cache.ts'
import { movementJson } from './movement-json.ts'

/** Lines that name neither lot nor reason, in base units: none is looked up. Half of the statement's nodes, so it is kept apart. */
const withoutLots = {
  columns: { parameters: '', names: '' },
  lotted: `
lotted as (select line.*, null::uuid as lot_id, null::uuid as reason_id from line),`,
  refusals: '',
  keptLot: { id: 'lot_id', code: 'null::text' },
  entered: { columns: '', values: '' },
  shown: 'select p.*, null::text as lot_code, null::date as expires_on from posted p',
}

const enteredColumns = ', entered_quantity, entered_unit, factor_numerator, factor_denominator'

/** A place `v` whose stock is ours: a real one, the road between two, or whoever has what is checked out. */
const isOurs = `(not v.is_virtual or v.kind in ('transit', 'holder'))`

/**
 * Lines that may name a lot and a reason, and what they were entered in. A lot that is not there yet is made where stock enters the books, with its expiry. Serials are locked
 * in the order of their ids before balances are, so that two movements of the same serials never wait for each other in a circle.
 */
const withLots = {
  columns: {
    parameters:
      ', $26::uuid[], $27::text[], $28::date[], $29::uuid[], $31::numeric[], $32::text[], $33::numeric[], $34::numeric[]',
    names: `, own_lot_id, own_lot_code, own_expiry, reason_id${enteredColumns}`,
  },
  lotted: `
named as (
  select line.*, coalesce(a.id, b.id) as known_id, coalesce(a.code, b.code) as known_code, coalesce(a.expires_on, b.expires_on) as known_expiry
  from line
    left join lot a on a.tenant_id = $1 and a.id = line.own_lot_id and a.item_id = line.item_id
    left join lot b on b.tenant_id = $1 and b.code_key = lower(line.own_lot_code) and b.item_id = line.item_id),
made as (
  insert into lot as l (tenant_id, item_id, code, expires_on)
  select distinct on (item_id, lower(own_lot_code)) $1::uuid, item_id, own_lot_code, own_expiry
  from named
  where known_id is null and own_lot_code is not null and from_virtual and kind <> 'arrival' and tracking <> 'none'
  order by item_id, lower(own_lot_code), own_expiry
  -- another movement makes it this very moment
  on conflict (tenant_id, code_key, item_id) do update set code = l.code
  returning id, item_id, code, code_key, expires_on),
serial as materialized (
  select l.id from lot l
  where l.tenant_id = $1 and l.id in (select known_id from named where tracking = 'serial') order by l.id for no key update),
lotted as (
  select n.*, coalesce(n.known_id, m.id) as lot_id, coalesce(n.known_code, m.code) as lot_code, case when n.known_id is null then m.expires_on else n.known_expiry end as expires_on
  from named n
    left join made m on m.item_id = n.item_id and m.code_key = lower(n.own_lot_code)
    left join serial s on s.id = n.known_id),
serial_leg as (
  select e.item_id, e.location_id, e.lot_id, case when v.is_virtual then v.kind end as aside, sum(e.delta) as delta
  from (
    select item_id, lot_id, from_id as location_id, -quantity as delta from lotted where tracking = 'serial'
    union all
    select item_id, lot_id, to_id, quantity from lotted where tracking = 'serial') e
    join location v on v.tenant_id = $1 and v.id = e.location_id and ${isOurs}
  where e.lot_id is not null group by e.item_id, e.location_id, e.lot_id, v.is_virtual, v.kind),
-- where serials are and how many of each will be there; one or none, in one place or none, on the road or with its holder
serial_place as (
  select lot_id, sum(greatest(amount, 0)) as places, min(amount) filter (where aside is null) as least, min(aside) filter (where amount > 0) as aside
  from (
    select lot_id, sum(amount) as amount, aside
    from (
      select lot_id, location_id, delta as amount, aside from serial_leg
      union all
      select b.lot_id, b.location_id, b.on_hand, case when v.is_virtual then v.kind end
      from balance b join location v on v.tenant_id = $1 and v.id = b.location_id and ${isOurs}
      where b.tenant_id = $1 and b.lot_id in (select lot_id from serial_leg)) one
    group by lot_id, location_id, aside) place
  group by lot_id having sum(greatest(amount, 0)) > 1 or min(amount) filter (where aside is null) < 0),`,
  refusals: `
  union all
  select refuse('invalid_value', json_build_object('line', line_no, 'part', 'reasonId')::jsonb) from lotted l
  where reason_id is not null and not exists (
    select from reason r where r.id = l.reason_id and r.archived_at is null and r.meaning = any(string_to_array(($30::text[])[l.doc_no], ',')) or r.id = l.reason_id and l.reverses_id is not null)
  union all
  select refuse('lot_not_tracked', json_build_object('line', line_no, 'sku', sku)::jsonb) from lotted
  where tracking = 'none' and (own_lot_id is not null or own_lot_code is not null)
  union all
  select refuse('lot_unknown', json_build_object('line', line_no, 'sku', sku, 'lot', coalesce(own_lot_code, own_lot_id::text))::jsonb) from lotted
  where lot_id is null and (own_lot_id is not null or own_lot_code is not null)
  union all
  select refuse('lot_differs', json_build_object('line', line_no, 'lot', lot_code, 'expiresOn', expires_on)::jsonb) from lotted
  where own_expiry is distinct from expires_on and own_expiry is not null
  union all
  select refuse('serial_quantity', json_build_object('line', line_no, 'lot', lot_code)::jsonb) from lotted where tracking = 'serial' and quantity <> 1
  union all
  select refuse('serial_in_stock', json_build_object('itemId', l.item_id, 'line', l.line_no, 'lotId', l.known_id, 'lot', l.lot_code, 'aside', p.aside)::jsonb)
  from serial_place p join lotted l using (lot_id) where p.places > 1
  union all
  select refuse('insufficient_stock', json_build_object('itemId', l.item_id, 'locationId', l.from_id, 'lotId', l.known_id, 'lot', l.lot_code, 'available', '0', 'requested', '1')::jsonb)
  from serial_place p join lotted l using (lot_id) where p.least < 0`,
  // a lot made by this statement goes with its refusal, and is not to be named: the statement itself does not see it yet
  keptLot: {
    id: '(select o.id from lot o where o.id = lot_id)',
    code: '(select o.code from lot o where o.id = lot_id)',
  },
  entered: { columns: enteredColumns, values: enteredColumns.replaceAll(', ', ', l.') },
  shown: 'select p.*, l.lot_code, l.expires_on from posted p join lotted l using (movement_id, line_no)',
}

/**
 * One statement posts movements: it locks and changes the balances, real ones first, each in key order (so two of them never wait for each
 * other in a circle), writes documents, lines and audit entries, and refuses by raising, which takes everything back.
 * Every line changes two balances, so all locations of an item always sum to zero. Places are locked as the foreign keys
 * lock them anyway, but before they are looked at: one that is being archived is read as it then is. So are goods: one that is given
 * variants at this moment is refused.
 * Movements that share a statement must be such as would be posted in any order: what they take of a balance is there without what others bring.
 */
function postStatement(lots: typeof withLots): string {
  return `
with doc as materialized (
  select * from unnest($2::int[], $3::uuid[], $4::text[], $5::timestamptz[], $6::text[], $7::text[], $8::text[], $9::uuid[], $10::text[], $11::text[], $12::uuid[])
    as d (doc_no, id, kind, effective_at, reference, reason, actor_kind, actor_id, actor_name, source, reverses_id)),
good as (
  select id, sku, unit, tracking, archived_at, variant_axes from item where id = any($15::uuid[]) order by id for key share),
line as (
  select n.*, d.id as movement_id, d.kind, d.reverses_id, i.id is null as item_missing, i.archived_at is not null as item_archived, i.variant_axes is not null as has_variants, coalesce(n.own_unit, i.unit) as unit, i.sku, i.tracking
  from unnest($13::int[], $14::int[], $15::uuid[], $16::uuid[], $17::uuid[], $18::boolean[], $19::boolean[], $20::numeric[], $21::numeric[], $22::numeric[], $23::text[], $25::jsonb[]${lots.columns.parameters})
    as n (doc_no, line_no, item_id, from_id, to_id, from_virtual, to_virtual, quantity, unit_price, expected, own_unit, attributes${lots.columns.names})
  join doc d using (doc_no)
  left join good i on i.id = n.item_id),${lots.lotted}
leg as (
  select item_id, from_id as location_id, lot_id, tracking, from_virtual as virtual, -quantity as delta from lotted
  union all
  select item_id, to_id, lot_id, tracking, to_virtual, quantity from lotted),
place as (
  select id, is_virtual, archived_at from location where id = any($16::uuid[] || $17::uuid[]) for key share),
net as (
  select g.item_id, g.location_id, g.lot_id, g.tracking, sum(g.delta) as delta, l.is_virtual,
    bool_or(l.id is null or l.is_virtual <> g.virtual) as location_missing, bool_or(l.archived_at is not null) as location_archived
  from leg g left join place l on l.id = g.location_id
  group by g.item_id, g.location_id, g.lot_id, g.tracking, l.is_virtual),
changed as (
  insert into balance as b (tenant_id, item_id, location_id, lot_id, tracking, is_virtual, on_hand)
  select $1::uuid, item_id, location_id, lot_id, tracking, is_virtual, delta from net where not location_missing order by is_virtual, item_id, location_id, lot_id
  on conflict (tenant_id, item_id, location_id, lot_id) do update set on_hand = b.on_hand + excluded.on_hand, updated_at = now()
  returning item_id, location_id, lot_id, is_virtual, coalesce(old.on_hand, 0) as before, new.on_hand as after, new.reserved),
-- balances brought below what is reserved; what has ended holds nothing, and is given back
low as materialized (
  select item_id, location_id, lot_id, before, after, reserved - give_back_ended(item_id, location_id, lot_id) as reserved
  from changed where not is_virtual and after < before and after < reserved),
-- judged by their policy
short as (
  select c.*, negative_stock_policy(c.item_id, c.location_id) as policy,
    (select bool_and(reason <> '' or reverses_id is not null) from doc) or not exists (select from lotted l where l.item_id = c.item_id and l.from_id = c.location_id and l.reason_id is null) as reasoned
  from low c where after < reserved),
refusal as (
  select refuse('invalid_value', json_build_object('line', line_no, 'part', 'itemId')::jsonb) from line where item_missing
  union all
  select refuse('item_archived', json_build_object('line', line_no, 'sku', sku)::jsonb) from line where item_archived and reverses_id is null
  union all
  select refuse('item_has_variants', json_build_object('line', line_no, 'sku', sku)::jsonb) from line where has_variants and reverses_id is null
  union all
  select null::json from tenant t where $24::bigint is not null and not ${schemaStands('$24')}
  union all
  select refuse('invalid_value', json_build_object('part', 'location', 'locationId', location_id)::jsonb) from net where location_missing or location_archived
  union all
  select refuse('lot_required', json_build_object('line', line_no, 'sku', sku, 'tracking', tracking)::jsonb) from line
  where tracking <> 'none'${lots === withLots ? ' and own_lot_id is null and own_lot_code is null' : ''}${lots.refusals}
  union all
  select refuse('quantity_changed', json_build_object('line', l.line_no, 'itemId', l.item_id, 'onHand', trim_scale(c.before)::text)::jsonb)
  from lotted l join changed c on c.item_id = l.item_id and c.location_id = case when l.from_virtual then l.to_id else l.from_id end and c.lot_id is not distinct from l.lot_id
  where l.expected is not null and l.expected <> c.before
  union all
  -- one of many that takes more than is there without the others has an answer of its own
  select refuse('insufficient_stock', '{}'::jsonb)
  from changed c join (select item_id, location_id, lot_id, sum(delta) as taken from leg where delta < 0 and not virtual group by item_id, location_id, lot_id) t
    on t.item_id = c.item_id and t.location_id = c.location_id and t.lot_id is not distinct from c.lot_id
  where cardinality($2::int[]) > 1 and c.before + t.taken < c.reserved
  union all
  select refuse(case policy when 'block' then 'insufficient_stock' else 'reason_required' end,
    json_build_object('itemId', item_id, 'locationId', location_id, 'lotId', ${lots.keptLot.id}, 'lot', ${lots.keptLot.code}, 'available', trim_scale(before - reserved)::text, 'requested', trim_scale(before - after)::text)::jsonb)
  from short where policy = 'block' or policy = 'reason' and not reasoned),
document as (
  insert into movement (tenant_id, id, kind, effective_at, reference, reason, actor_id, actor_name, source, reverses_id)
  select $1, id, kind, coalesce(effective_at, now()), reference, reason, actor_id, actor_name, source, reverses_id from doc order by doc_no
  returning *),
posted as (
  insert into movement_line (tenant_id, movement_id, line_no, item_id, lot_id, from_location_id, to_location_id, quantity, unit, unit_price, effective_at, attributes, reason_id${lots.entered.columns})
  select $1, d.id, l.line_no, l.item_id, l.lot_id, l.from_id, l.to_id, l.quantity, l.unit, l.unit_price, d.effective_at, coalesce(l.attributes, '{}'), l.reason_id${lots.entered.values}
  from lotted l join document d on d.id = l.movement_id where not l.item_missing and l.from_id <> l.to_id
  returning *),
shown as (${lots.shown}),
wire as (select m.id, ${movementJson('shown', 'null::uuid')} as json from document m),
logged as (
  insert into audit_log (tenant_id, actor_kind, actor_id, actor_name, action, entity, entity_id, after)
  select $1, d.actor_kind, d.actor_id, d.actor_name, case when d.reverses_id is null then 'record' else 'reverse' end, 'movement', w.id::text, w.json
  from wire w join doc d using (id) order by d.doc_no)
select wire.id, json::text as json, (select count(*) from refusal) as refused,
  (select json_agg(json_build_object('itemId', item_id, 'locationId', location_id, 'lotId', lot_id, 'onHand', trim_scale(after)::text, 'reserved', trim_scale(reserved)::text) order by item_id, location_id, lot_id)::text
    from short where policy = 'warn') as warnings
from wire`
}

/** Statements that post movements, with the same parameters: one for lines in base units without lots and reasons, one for others. */
export const postStatements = {
  plain: { name: 'post_movements', text: postStatement(withoutLots) },
  lots: { name: 'post_movements_lots', text: postStatement(withLots) },
} as const
