import type { Attributes } from '#contract/item.ts'
import type { MovementKind } from '#contract/movement.ts'
import { sentence } from '#contract/words/sentence.ts'
import type { Tx } from '#server/db/transaction.ts'
import type { Actor } from '#server/http/actor.ts'
import { AppError } from '#server/http/app-error.ts'
import { posted } from './announce-posted.ts'
import { changeBalances } from './change-balances.ts'
import { type EnteredAs, translatePosting } from './post-movement.ts'

/** A movement of a batch; its lines name it by its place in the list. */
export interface BatchMovement {
  /** UUID version 7, made by the caller */
  id: string
  kind: MovementKind
  /** instant, ISO 8601 */
  effectiveAt: string
  reference: string
  reason: string
  reversesId?: string
}

export interface BatchLine {
  /** index into the batch's movements */
  movement: number
  itemId: string
  fromLocationId: string
  toLocationId: string
  /** exact decimal above zero, in `unit` */
  quantity: string
  unit: string
  /** exact decimal, not negative; null when unknown */
  unitPrice: string | null
  /** checked by the caller; none when left out */
  attributes?: Attributes
  /** the lot or serial; left out where stock is not tracked, which the caller has looked up */
  lotId?: string | undefined
  /** what it was entered in, where that is not the base unit */
  entered?: EnteredAs | undefined
}

export interface Batch {
  movements: readonly BatchMovement[]
  /** any order; lines of one movement are numbered in the order they stand here */
  lines: readonly BatchLine[]
  source: 'web' | 'api' | 'import' | 'sample'
  importId?: string
}

export interface PostOptions {
  /**
   * `policy`: no real balance that this batch lowers may end below what is reserved, where the item's, the place's or the organisation's
   * policy is to block; other policies let it pass, for the batch has a reason;
   * `allow`: the caller has settled it otherwise.
   */
  negativeStock: 'policy' | 'allow'
}

/**
 * Posts many movements with their lines and carries both sides of every line into the balances, in the caller's
 * transaction and with three statements, whatever the size. Balances are locked and changed in key order, so two batches
 * never wait for each other in a circle. About 35,000 lines a second; 5,000 to 20,000 lines a call keep locks short.
 * Checks of single entries (the item is not archived, the unit is the item's) are the caller's.
 * @throws AppError period_locked; insufficient_stock  with `shortages`, the first 20 balances that would fall below zero
 */
export async function postBatch(tx: Tx, actor: Actor, batch: Batch, options: PostOptions): Promise<void> {
  if (batch.movements.length === 0) return
  posted.announce(tx)
  const inserted = insertMovements(tx, actor, batch)
  const shortages = insertLines(tx, batch, options)
  // Both are on the wire before the first is awaited: they travel together.
  const [, short] = await Promise.all([inserted, shortages]).catch(translatePosting)
  if (short.length > 0) throw await refuseShortages(tx, short)
}

async function insertMovements(tx: Tx, actor: Actor, { movements, source, importId }: Batch): Promise<void> {
  await tx.query({
    name: 'post-batch-movements',
    text: `
      insert into movement (tenant_id, id, kind, effective_at, reference, reason, actor_id, actor_name, source, reverses_id, import_id)
      select $1, m.id, m.kind, m.effective_at, m.reference, m.reason, $2, $3, $4, m.reverses_id, $5
      from unnest($6::uuid[], $7::text[], $8::timestamptz[], $9::text[], $10::text[], $11::uuid[])
        as m (id, kind, effective_at, reference, reason, reverses_id)`,
    values: [
      tx.tenantId,
      actor.kind === 'system' ? null : actor.id,
      actor.name,
      source,
      importId ?? null,
      plainArray(movements, (movement) => movement.id),
      plainArray(movements, (movement) => movement.kind),
      plainArray(movements, (movement) => movement.effectiveAt),
      movements.map((movement) => movement.reference),
      movements.map((movement) => movement.reason),
      plainArray(movements, (movement) => movement.reversesId ?? 'null'),
    ],
  })
}

interface Shortage {
  item_id: string
  location_id: string
  lot_id: string | null
  on_hand: string
  reserved: string
}

/**
 * Lines and balances in one statement, so that the lines are sent once. Items and locations travel as short lists of
 * distinct ids and the lines name them by index: a third of the bytes.
 */
async function insertLines(tx: Tx, { movements, lines }: Batch, options: PostOptions): Promise<Shortage[]> {
  const items = new Indexed()
  const locations = new Indexed()
  const units = new Indexed()
  const lineNumbers = new Int32Array(movements.length)
  return tx.query<Shortage>({
    name: 'post-batch-lines',
    text: `
      with l as materialized (
        select l.movement, l.line_no, ($2::uuid[])[l.item] as item_id, ($3::uuid[])[l.from_location] as from_location_id,
               ($3::uuid[])[l.to_location] as to_location_id, l.quantity, ($4::text[])[l.unit] as unit, l.unit_price, l.attributes, l.lot_id,
               l.entered_quantity, l.entered_unit, l.factor_numerator, l.factor_denominator
        from unnest($7::int[], $8::int[], $9::int[], $10::int[], $11::int[], $12::numeric[], $13::int[], $14::numeric[], $15::jsonb[], $16::uuid[],
                    $17::numeric[], $18::text[], $19::numeric[], $20::numeric[])
          as l (movement, line_no, item, from_location, to_location, quantity, unit, unit_price, attributes, lot_id,
                entered_quantity, entered_unit, factor_numerator, factor_denominator)
      ), posted as (
        insert into movement_line (tenant_id, movement_id, line_no, item_id, from_location_id, to_location_id, quantity, unit,
                                   unit_price, effective_at, attributes, lot_id, entered_quantity, entered_unit, factor_numerator, factor_denominator)
        select $1, ($5::uuid[])[l.movement], l.line_no, l.item_id, l.from_location_id, l.to_location_id, l.quantity, l.unit,
               l.unit_price, ($6::timestamptz[])[l.movement], coalesce(l.attributes, '{}'), l.lot_id,
               l.entered_quantity, l.entered_unit, l.factor_numerator, l.factor_denominator
        from l
      ), ${changeBalances('l')}
      select b.item_id, b.location_id, b.lot_id, b.on_hand, b.reserved
      from balanced b join change c on c.item_id = b.item_id and c.location_id = b.location_id and c.lot_id is not distinct from b.lot_id
      where case when not b.is_virtual and c.delta < 0 and b.on_hand < b.reserved and $21
        then b.on_hand < b.reserved - give_back_ended(b.item_id, b.location_id, b.lot_id) and negative_stock_policy(b.item_id, b.location_id) = 'block' end
      limit 20`,
    values: [
      tx.tenantId,
      // `values` are read in this order: the lists of distinct ids are filled by the columns before them.
      ...columnsOf(lines, movements, items, locations, units, lineNumbers),
      options.negativeStock === 'policy',
    ],
  })
}

function columnsOf(
  lines: readonly BatchLine[],
  movements: readonly BatchMovement[],
  items: Indexed,
  locations: Indexed,
  units: Indexed,
  lineNumbers: Int32Array,
): unknown[] {
  const columns = [
    plainArray(lines, (line) => String(line.movement + 1)),
    plainArray(lines, (line) => {
      const next = (lineNumbers[line.movement] ?? 0) + 1
      lineNumbers[line.movement] = next
      return String(next)
    }),
    plainArray(lines, (line) => items.indexOf(line.itemId)),
    plainArray(lines, (line) => locations.indexOf(line.fromLocationId)),
    plainArray(lines, (line) => locations.indexOf(line.toLocationId)),
    plainArray(lines, (line) => line.quantity),
    plainArray(lines, (line) => units.indexOf(line.unit)),
    plainArray(lines, (line) => line.unitPrice ?? 'null'),
    lines.some((line) => line.attributes) ? lines.map((line) => JSON.stringify(line.attributes ?? {})) : null,
    lines.some((line) => line.lotId) ? plainArray(lines, (line) => line.lotId ?? 'null') : null,
    ...enteredColumns(lines),
  ]
  return [
    plainArray(items.values, (id) => id),
    plainArray(locations.values, (id) => id),
    units.values,
    plainArray(movements, (movement) => movement.id),
    plainArray(movements, (movement) => movement.effectiveAt),
    ...columns,
  ]
}

function enteredColumns(lines: readonly BatchLine[]): unknown[] {
  if (lines.every(({ entered }) => entered === undefined)) return [null, null, null, null]
  return (['quantity', 'unit', 'numerator', 'denominator'] as const).map((part) =>
    lines.map(({ entered }) => entered?.[part] ?? null),
  )
}

/** Distinct texts and their place, counted from 1 as PostgreSQL's arrays are. */
class Indexed {
  readonly values: string[] = []
  readonly #places = new Map<string, string>()

  indexOf(value: string): string {
    let place = this.#places.get(value)
    if (place === undefined) {
      this.values.push(value)
      place = String(this.values.length)
      this.#places.set(value, place)
    }
    return place
  }
}

/** An array literal of values that need no quoting: ids, numbers, instants, words. A fifth of the driver's own time. */
function plainArray<T>(rows: readonly T[], valueOf: (row: T) => string): string {
  return `{${rows.map(valueOf).join(',')}}`
}

/** How many of what is missing are called by their names. */
const mostNamed = 3

async function refuseShortages(tx: Tx, shortages: Shortage[]): Promise<AppError> {
  const named = shortages.slice(0, mostNamed)
  const rows = await tx.query<{ sku: string; place: string; lot: string | null }>({
    name: 'post-batch-short',
    text: `select i.sku, p.name as place, t.code as lot
           from unnest($2::uuid[], $3::uuid[], $4::uuid[]) as s (item_id, location_id, lot_id)
             join item i on i.tenant_id = $1 and i.id = s.item_id join location p on p.tenant_id = $1 and p.id = s.location_id
             left join lot t on t.tenant_id = $1 and t.id = s.lot_id
           order by i.sku, p.name, t.code`,
    values: [
      tx.tenantId,
      named.map(({ item_id }) => item_id),
      named.map(({ location_id }) => location_id),
      named.map(({ lot_id }) => lot_id),
    ],
  })
  const which = rows.map(({ sku, place, lot }) => `${sku} (${lot === null ? place : `${lot}, ${place}`})`).join(', ')
  return new AppError('insufficient_stock', {
    detail: sentence('movement.balancesShort', { count: shortages.length, which }),
    shortages: shortages.map((shortage) => ({
      itemId: shortage.item_id,
      locationId: shortage.location_id,
      lotId: shortage.lot_id,
      onHand: shortage.on_hand,
      reserved: shortage.reserved,
    })),
  })
}
