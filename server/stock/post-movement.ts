import type { ErrorCode } from '#contract/errors.ts'
import type { Attributes } from '#contract/item.ts'
import { sentence } from '#contract/words/sentence.ts'
import { forgetSchema, schemaStands } from '#server/attribute/schema-cache.ts'
import type { Tx } from '#server/db/transaction.ts'
import { violates } from '#server/db/violation.ts'
import type { Actor } from '#server/http/actor.ts'
import { AppError, type ErrorFacts } from '#server/http/app-error.ts'
import { movementJson } from './movement-json.ts'

export interface PostedLine {
  itemId: string
  fromLocationId: string
  toLocationId: string
  /** whether that end must be virtual; a caller's own location must not be */
  fromVirtual: boolean
  toVirtual: boolean
  /** exact, above zero, in the item's base unit */
  quantity: string
  /** null: the item's; a reversal counts in the unit of what it reverses, whatever the item's has become */
  unit: string | null
  unitPrice: string | null
  /** compare-and-set on the real end the caller looked at */
  expectedOnHand: string | null
  attributes: Attributes | null
}

export interface PostedMovement {
  kind: string
  effectiveAt: string | null
  reference: string
  reason: string
  reversesId: string | null
  /** of the schema that the lines' attributes were checked by; null: they were not checked */
  schemaVersion: number | null
  lines: readonly PostedLine[]
}

/**
 * One statement posts a movement: it locks and changes the balances in key order (so two movements never wait for each
 * other in a circle), writes document, lines and audit entry, and refuses by raising, which takes everything back.
 * Every line changes two balances, so all locations of an item always sum to zero. Places are locked as the foreign keys
 * lock them anyway, but before they are looked at: one that is being archived is read as it then is.
 */
const post = `
with line as (
  select n.*, i.id is null as item_missing, i.archived_at is not null as item_archived, i.variant_axes is not null as has_variants, coalesce(n.own_unit, i.unit) as unit, i.sku
  from unnest($7::int[], $8::uuid[], $9::uuid[], $10::uuid[], $11::boolean[], $12::boolean[], $13::numeric[], $14::numeric[], $15::numeric[], $20::text[], $22::jsonb[])
    as n (line_no, item_id, from_id, to_id, from_virtual, to_virtual, quantity, unit_price, expected, own_unit, attributes)
  left join item i on i.id = n.item_id),
leg as (
  select item_id, from_id as location_id, from_virtual as virtual, -quantity as delta from line
  union all
  select item_id, to_id, to_virtual, quantity from line),
place as (
  select id, is_virtual, archived_at from location where id = any($9::uuid[] || $10::uuid[]) for key share),
net as (
  select g.item_id, g.location_id, sum(g.delta) as delta, l.is_virtual,
    bool_or(l.id is null or l.is_virtual <> g.virtual) as location_missing, bool_or(l.archived_at is not null) as location_archived
  from leg g left join place l on l.id = g.location_id
  group by g.item_id, g.location_id, l.is_virtual),
changed as (
  insert into balance as b (tenant_id, item_id, location_id, is_virtual, on_hand)
  select $1::uuid, item_id, location_id, is_virtual, delta from net where not location_missing order by item_id, location_id
  on conflict (tenant_id, item_id, location_id) do update set on_hand = b.on_hand + excluded.on_hand, updated_at = now()
  returning item_id, location_id, is_virtual, coalesce(old.on_hand, 0) as before, new.on_hand as after, new.reserved),
refusal as (
  select refuse('invalid_value', json_build_object('line', line_no, 'part', 'itemId')::jsonb) from line where item_missing
  union all
  select refuse('item_archived', json_build_object('line', line_no, 'sku', sku)::jsonb) from line where item_archived and $16::uuid is null
  union all
  select refuse('item_has_variants', json_build_object('line', line_no, 'sku', sku)::jsonb) from line where has_variants and $16::uuid is null
  union all
  select null::json from tenant t where $21::bigint is not null and not ${schemaStands('$21')}
  union all
  select refuse('invalid_value', json_build_object('part', 'location', 'locationId', location_id)::jsonb) from net where location_missing or location_archived
  union all
  select refuse('quantity_changed', json_build_object('line', l.line_no, 'itemId', l.item_id, 'onHand', c.before::text)::jsonb)
  from line l join changed c on c.item_id = l.item_id and c.location_id = case when l.from_virtual then l.to_id else l.from_id end
  where l.expected is not null and l.expected <> c.before
  union all
  select refuse('insufficient_stock', json_build_object('itemId', item_id, 'locationId', location_id, 'available', (before - reserved)::text, 'requested', (before - after)::text)::jsonb)
  from changed where not is_virtual and after < before and after < reserved and (select negative_stock from tenant) = 'block'),
document as (
  insert into movement (tenant_id, kind, effective_at, reference, reason, actor_id, actor_name, source, reverses_id)
  select $1, $2, coalesce($3, now()), $4, $5, $6, $17, $18, $16
  returning *),
posted as (
  insert into movement_line (tenant_id, movement_id, line_no, item_id, from_location_id, to_location_id, quantity, unit, unit_price, effective_at, attributes)
  select $1, d.id, l.line_no, l.item_id, l.from_id, l.to_id, l.quantity, l.unit, l.unit_price, d.effective_at, coalesce(l.attributes, '{}')
  from line l cross join document d where not l.item_missing and l.from_id <> l.to_id
  returning *),
wire as (select m.id, ${movementJson('posted', 'null::uuid')} as json from document m),
logged as (
  insert into audit_log (tenant_id, actor_kind, actor_id, actor_name, action, entity, entity_id, after)
  select $1, $19, $6, $17, case when $16 is null then 'record' else 'reverse' end, 'movement', id::text, json from wire)
select json::text as json, (select count(*) from refusal) as refused from wire`

/**
 * Posts a movement and ends the transaction.
 * @returns the movement as JSON text
 * @throws AppError insufficient_stock, quantity_changed, item_archived, item_has_variants, invalid_value, already_reversed
 */
export async function postMovement(tx: Tx, actor: Actor, movement: PostedMovement): Promise<string> {
  const { lines } = movement
  const [row] = await tx
    .finish<{ json: string }>({
      name: 'post_movement',
      text: post,
      values: [
        actor.tenantId,
        movement.kind,
        movement.effectiveAt,
        movement.reference,
        movement.reason,
        actor.id,
        lines.map((_, index) => index + 1),
        lines.map((line) => line.itemId),
        lines.map((line) => line.fromLocationId),
        lines.map((line) => line.toLocationId),
        lines.map((line) => line.fromVirtual),
        lines.map((line) => line.toVirtual),
        lines.map((line) => line.quantity),
        lines.map((line) => line.unitPrice),
        lines.map((line) => line.expectedOnHand),
        movement.reversesId,
        actor.name,
        actor.source,
        actor.kind,
        lines.map((line) => line.unit),
        movement.schemaVersion,
        lines.some((line) => line.attributes !== null)
          ? lines.map((line) => JSON.stringify(line.attributes ?? {}))
          : null,
      ],
    })
    .catch((error) => {
      if (movement.schemaVersion !== null) forgetSchema(tx)
      translate(error)
    })
  if (!row) throw new Error('posting returned no row')
  return row.json
}

/** What `refuse` raised becomes the error it names. */
function translate(error: unknown): never {
  if (violates(error, 'movement_reverses')) throw new AppError('already_reversed', {}, { cause: error })
  const { code, message, detail } = error as { code?: string; message: string; detail?: string }
  if (code !== 'IP001') throw error
  // raised by `refuse` in the statement above, with codes written there
  throw new AppError(message as ErrorCode, describe(message as ErrorCode, JSON.parse(detail ?? '{}') as ErrorFacts), {
    cause: error,
  })
}

function describe(code: ErrorCode, facts: ErrorFacts): ErrorFacts {
  if (code === 'insufficient_stock')
    return {
      ...facts,
      detail: sentence('movement.short', { available: String(facts.available), requested: String(facts.requested) }),
    }
  if (code === 'quantity_changed')
    return { ...facts, detail: sentence('movement.onHandNow', { onHand: String(facts.onHand) }) }
  if (code !== 'invalid_value') return facts
  const message = facts.part === 'itemId' ? sentence('movement.noItem') : sentence('location.notUsable')
  const path = facts.part === 'itemId' ? `body.lines.${Number(facts.line) - 1}.itemId` : 'body.lines'
  return { detail: message, errors: [{ path, message }] }
}
