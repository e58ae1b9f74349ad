import type { CostMethod } from '#contract/cost-method.ts'
import { type Quantity, toDecimal, toQuantity } from '#core/number/quantity.ts'
import { type CostState, type PlaceState, quantityOf, valueOf } from '#core/valuation/cost-state.ts'
import type { ValueEntry } from '#core/valuation/value-events.ts'
import type { Tx } from '#server/db/transaction.ts'
import { costChanges, methodOf } from './take-changes.ts'
import { everyTransaction } from './value-sql.ts'

/** An item to be valued, and from where. */
export interface StaleItem {
  id: string
  method: CostMethod
  /** what happened from this moment on is applied; instant as the database writes it, or `-infinity` */
  from: string
  /** of the last event before that, as its first day; null: none, or all is applied anew */
  month: string | null
  /** where the state at that moment is kept */
  base: 'current' | 'checkpoint' | 'nothing'
  /** the item's own cost before each of its changes, and after the last */
  costs: (string | null)[]
  /** changes before `from` */
  changes_before: number
}

/**
 * The next items to be valued anew. What follows upon all that is valued goes on from the current state; what is dated back goes on
 * from the last month that began before it; another method begins at the beginning.
 */
export function pickStale(tx: Tx, limit: number): Promise<StaleItem[]> {
  return tx.query<StaleItem>({
    name: 'valuation-pick',
    text: `
      with picked as materialized (
        select v.item_id, v.method as before, v.stale_from, v.valued_to, ${methodOf('i', 't')} as method, i.cost, w.valued_to as known
        from item_value v join item i on i.id = v.item_id cross join tenant t cross join valuation w
        where v.stale_from is not null order by v.item_id limit $1),
      ${placePicked}`,
    values: [limit],
  })
}

/**
 * The same of some items as if valuation had come to all that this transaction sees.
 * Reads what it has not come to, and a few rows an item.
 */
export function pickForeseen(tx: Tx, itemIds: readonly string[]): Promise<StaleItem[]> {
  return tx.query<StaleItem>({
    name: 'valuation-pick-foreseen',
    text: `
      with known as materialized (select coalesce((select valued_to from valuation), '0'::xid8) as first),
      touched as (
        select l.item_id, l.effective_at as at
        from known k cross join lateral posted_between(k.first, null) m join movement_line l on l.movement_id = m.id where l.item_id = any($1::uuid[])
        union all
        ${costChanges} where c.item_id = any($1::uuid[]) and c.xact >= (select first from known)
        union all
        select v.item_id, v.stale_from from item_value v where v.item_id = any($1::uuid[]) and v.stale_from is not null),
      picked as materialized (
        select i.id as item_id, coalesce(v.method, '') as before, coalesce((select min(at) from touched o where o.item_id = i.id), 'infinity') as stale_from, v.valued_to,
          ${methodOf('i', 't')} as method, i.cost, ${everyTransaction} as known
        from item i cross join tenant t left join item_value v on v.item_id = i.id where i.id = any($1::uuid[])),
      ${placePicked}`,
    values: [itemIds],
  })
}

/** SQL of where the items of the CTE `picked` are valued on from. */
const placePicked = `based as (
        select p.*, c.starts_on, case
          when p.method <> p.before then 'nothing'
          when p.valued_to < p.stale_from then 'current'
          when c.starts_on is null then 'nothing' else 'checkpoint' end as base
        from picked p left join lateral (
          select max(k.starts_on) as starts_on from value_checkpoint k
          where k.item_id = p.item_id and k.starts_on <= (p.stale_from at time zone 'UTC')::date) c on true),
      placed as (
        select b.*, case base when 'nothing' then '-infinity' when 'current' then stale_from else starts_on::timestamp at time zone 'UTC' end as from_at
        from based b)
      select item_id as id, method, from_at::text as from, base,
        to_char(case base when 'current' then valued_to when 'checkpoint' then from_at end at time zone 'UTC', 'YYYY-MM-01') as month,
        array(select c.cost_before::text from item_cost_change c where c.item_id = p.item_id and c.xact < p.known order by c.changed_at, c.id)
          || coalesce((select array[c.cost_before::text] from item_cost_change c where c.item_id = p.item_id and c.xact >= p.known order by c.changed_at, c.id limit 1), array[p.cost::text]) as costs,
        (select count(*)::int from item_cost_change c where c.item_id = p.item_id and c.xact < p.known and c.changed_at < p.from_at) as changes_before
      from placed p order by item_id`

/** Takes back what is known of the items from their moments on. */
export async function forget(tx: Tx, items: readonly StaleItem[]): Promise<void> {
  const values = [items.map(({ id }) => id), items.map(({ from }) => from)]
  const given = 'unnest($1::uuid[], $2::timestamptz[]) as g (item_id, at)'
  await Promise.all([
    tx.query({
      name: 'valuation-forget-entries',
      text: `delete from value_entry e using ${given} where e.item_id = g.item_id and e.effective_at >= g.at`,
      values,
    }),
    tx.query({
      name: 'valuation-forget-checkpoints',
      text: `delete from value_checkpoint k using ${given} where k.item_id = g.item_id and k.starts_on::timestamp at time zone 'UTC' > g.at`,
      values,
    }),
  ])
}

interface PlaceRow {
  item_id: string
  location_id: string
  layers: [quantity: string, value: string][]
  last_cost: string | null
}

/** What the items' places held at their moments, by item. */
export async function readStates(tx: Tx, items: readonly StaleItem[]): Promise<Map<string, CostState>> {
  const ids = (base: StaleItem['base']) => items.filter((item) => item.base === base).map(({ id }) => id)
  const checkpoints = items.filter(({ base }) => base === 'checkpoint')
  const [current, kept] = await Promise.all([
    tx.query<PlaceRow>({
      name: 'valuation-places',
      text: 'select item_id, location_id, layers, last_cost::text from place_value where item_id = any($1) order by item_id, location_id',
      values: [ids('current')],
    }),
    tx.query<PlaceRow>({
      name: 'valuation-checkpoints',
      text: `select k.item_id, k.location_id, k.layers, k.last_cost::text
             from unnest($1::uuid[], $2::date[]) as g (item_id, starts_on) join value_checkpoint k on k.item_id = g.item_id and k.starts_on = g.starts_on
             order by k.item_id, k.location_id`,
      values: [checkpoints.map(({ id }) => id), checkpoints.map(({ month }) => month)],
    }),
  ])
  const states = new Map<string, CostState>(items.map(({ id }) => [id, new Map()]))
  for (const row of [...current, ...kept]) states.get(row.item_id)?.set(row.location_id, toPlace(row))
  return states
}

function toPlace({ layers, last_cost }: PlaceRow): PlaceState {
  return {
    layers: layers.map(([quantity, value]) => ({ quantity: toQuantity(quantity), value: toQuantity(value) })),
    lastUnitCost: last_cost === null ? undefined : toQuantity(last_cost),
  }
}

/** Places of items as columns, to be inserted. */
export interface Placed {
  itemId: string
  /** of a checkpoint */
  month?: string
  place: string
  state: PlaceState
}

const text = (value: Quantity) => toDecimal(value)
const layersOf = ({ layers }: PlaceState) =>
  JSON.stringify(layers.map(({ quantity, value }) => [text(quantity), text(value)]))

function placeColumns(rows: readonly Placed[]): unknown[] {
  return [
    rows.map(({ itemId }) => itemId),
    rows.map(({ place }) => place),
    rows.map(({ state }) => text(quantityOf(state))),
    rows.map(({ state }) => text(valueOf(state))),
    rows.map(({ state }) => layersOf(state)),
    rows.map(({ state }) => (state.lastUnitCost === undefined ? null : text(state.lastUnitCost))),
  ]
}

const placeTypes = '$2::uuid[], $3::uuid[], $4::numeric[], $5::numeric[], $6::jsonb[], $7::numeric[]'

/** Keeps what places held at the beginnings of months. */
export async function insertCheckpoints(tx: Tx, rows: readonly Placed[]): Promise<void> {
  if (rows.length === 0) return
  await tx.query({
    name: 'valuation-insert-checkpoints',
    text: `insert into value_checkpoint (tenant_id, item_id, location_id, quantity, value, layers, last_cost, starts_on)
           select $1, * from unnest(${placeTypes}, $8::date[])`,
    values: [tx.tenantId, ...placeColumns(rows), rows.map(({ month }) => month)],
  })
}

/** Keeps what entries changed. */
export async function insertEntries(tx: Tx, itemIds: readonly string[], entries: readonly ValueEntry[]): Promise<void> {
  if (entries.length === 0) return
  await tx.query({
    name: 'valuation-insert-entries',
    text: `insert into value_entry (tenant_id, item_id, effective_at, source_id, line_no, location_id, quantity, value, variance, assumed)
           select $1, * from unnest($2::uuid[], $3::timestamptz[], $4::uuid[], $5::int[], $6::uuid[], $7::numeric[], $8::numeric[], $9::numeric[], $10::boolean[])`,
    values: [
      tx.tenantId,
      itemIds,
      entries.map(({ event }) => event.at),
      entries.map(({ event }) => event.sourceId),
      entries.map(({ event }) => event.lineNo),
      entries.map(({ place }) => place),
      entries.map(({ quantity }) => text(quantity)),
      entries.map(({ value }) => text(value)),
      entries.map(({ variance }) => text(variance)),
      entries.map(({ assumed }) => assumed),
    ],
  })
}

/** An item that has been valued. */
export interface Valued {
  id: string
  method: CostMethod
  /** effect of the last event applied; undefined: there was none */
  to: string | undefined
  state: CostState
}

/** Writes what items are worth now; they are current then. */
export async function storeItems(tx: Tx, items: readonly Valued[]): Promise<void> {
  const places = items.flatMap(({ id, state }) =>
    [...state].map(([place, held]) => ({ itemId: id, place, state: held })),
  )
  const ids = items.map(({ id }) => id)
  await Promise.all([
    tx.query({ name: 'valuation-clear', text: 'delete from place_value where item_id = any($1)', values: [ids] }),
    tx.query({
      name: 'valuation-store-places',
      text: `insert into place_value (tenant_id, item_id, location_id, quantity, value, layers, last_cost) select $1, * from unnest(${placeTypes})`,
      values: [tx.tenantId, ...placeColumns(places)],
    }),
    tx.query({
      name: 'valuation-store-items',
      text: `update item_value v set stale_from = null, method = g.method, valued_to = coalesce(g.valued_to, v.valued_to)
             from unnest($1::uuid[], $2::text[], $3::timestamptz[]) as g (item_id, method, valued_to) where v.item_id = g.item_id`,
      values: [ids, items.map(({ method }) => method), items.map(({ to }) => to ?? null)],
    }),
  ])
}
