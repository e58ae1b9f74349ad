import type { z } from 'zod'
import type {
  createSalesOrder,
  NewSalesOrderLine,
  SalesOrder,
  SalesOrderLine,
  updateSalesOrder,
} from '#contract/sales-order.ts'
import { sentence } from '#contract/words/sentence.ts'
import { packEntered, withOwnPack } from '#core/unit/own-pack.ts'
import { audit } from '#server/audit/audit.ts'
import { newId } from '#server/db/sequential-ids.ts'
import type { Tx } from '#server/db/transaction.ts'
import type { Actor } from '#server/http/actor.ts'
import { AppError } from '#server/http/app-error.ts'
import { type BaseAmount, enterUnits } from '#server/stock/enter-units.ts'
import { getOrder, lockOrder } from './order-queries.ts'
import { refuseState, refuseValue } from './refuse.ts'

/** A line, in base units or in what it was entered in. */
type Line = NewSalesOrderLine & Partial<Omit<BaseAmount, 'quantity'>>

/**
 * Takes an order under the next number. Two that are taken at once wait for each other's number.
 * @throws AppError invalid_value  a place or item that is not there or not in use, a unit that is none of its item's
 */
export async function makeOrder(
  tx: Tx,
  actor: Actor,
  input: Omit<z.output<typeof createSalesOrder.body>, 'lines'> & { lines: readonly Line[] },
): Promise<SalesOrder> {
  await assertPlace(tx, input.locationId)
  const id = newId()
  await tx.query({
    text: `insert into sales_order (tenant_id, id, number, customer_name, location_id, currency, reference, note, due_on, created_by_name)
           values ($1, $2, $3, $4, $5, (select currency from tenant where id = $1), $6, $7, $8, $9)`,
    values: [
      tx.tenantId,
      id,
      await nextNumber(tx),
      input.customerName ?? '',
      input.locationId,
      input.reference ?? '',
      input.note ?? '',
      input.dueOn ?? null,
      actor.name,
    ],
  })
  await replaceLines(tx, id, input.lines, [])
  const after = await getOrder(tx, id)
  await audit(tx, actor, { action: 'create', entity: 'salesOrder', entityId: id, after })
  return after
}

/**
 * Changes an order, if it still has the version the caller read.
 * @throws AppError not_found, version_mismatch, order_state, invalid_value
 */
export async function alterOrder(
  tx: Tx,
  actor: Actor,
  { id, version, change }: { id: string; version: number; change: z.output<typeof updateSalesOrder.body> },
): Promise<SalesOrder> {
  const before = await lockOrder(tx, id)
  if (before.version !== version) throw new AppError('version_mismatch', { currentVersion: before.version })
  if (before.state === 'closed' || before.state === 'cancelled') throw refuseState(before.state)
  const { locationId, lines } = change
  if ((locationId || lines) && (before.picks.length > 0 || before.shipments.length > 0))
    throw new AppError('order_state', { state: before.state, detail: sentence('sales.begun') })
  if (locationId) await assertPlace(tx, locationId)
  await tx.query({
    text: `update sales_order set customer_name = coalesce($2, customer_name), location_id = coalesce($3, location_id), reference = coalesce($4, reference),
             note = coalesce($5, note), due_on = case when $6 then $7::date else due_on end, version = version + 1, updated_at = now() where id = $1`,
    values: [
      id,
      change.customerName ?? null,
      locationId ?? null,
      change.reference ?? null,
      change.note ?? null,
      change.dueOn !== undefined,
      change.dueOn ?? null,
    ],
  })
  if (lines) await replaceLines(tx, id, lines, before.lines)
  const after = await getOrder(tx, id)
  await audit(tx, actor, { action: 'update', entity: 'salesOrder', entityId: id, before, after })
  return after
}

async function assertPlace(tx: Tx, id: string): Promise<void> {
  const found = await tx.query({
    text: 'select 1 from location where id = $1 and not is_virtual and archived_at is null',
    values: [id],
  })
  if (found.length === 0) throw refuseValue('body.locationId', sentence('sales.noPlace'))
}

/** What items cost, by id. @throws AppError invalid_value  an item that is not there, archived, or has variants */
async function readPrices(tx: Tx, lines: readonly NewSalesOrderLine[]): Promise<Map<string, string | null>> {
  const rows = await tx.query<{ id: string; price: string | null }>({
    text: 'select id, price::text from item where id = any($1::uuid[]) and archived_at is null and variant_axes is null',
    values: [lines.map(({ itemId }) => itemId)],
  })
  const prices = new Map(rows.map(({ id, price }) => [id, price]))
  const wrong = lines.findIndex(({ itemId }) => !prices.has(itemId))
  if (wrong >= 0) throw refuseValue(`body.lines.${wrong}.itemId`, sentence('sales.noItem'))
  return prices
}

/** Writes an order's lines in their order; those it had are gone. A box of the order stays the box that was ordered, whatever a box is by now. */
async function replaceLines(
  tx: Tx,
  orderId: string,
  given: readonly Line[],
  had: readonly SalesOrderLine[],
): Promise<void> {
  const prices = await readPrices(tx, given)
  const packs = new Map(had.map((line) => [line.itemId, packEntered(line.entered)]))
  const lines = await enterUnits(tx, given, ({ itemId }, item) => withOwnPack(item, packs.get(itemId)))
  await tx.query({ text: 'delete from sales_order_line where order_id = $1', values: [orderId] })
  await tx.query({
    text: `insert into sales_order_line (tenant_id, id, order_id, line_no, item_id, quantity, unit_price, entered_quantity, entered_unit, factor_numerator, factor_denominator)
           select $1, l.id, $2, l.line_no, l.item_id, l.quantity, l.unit_price, l.entered_quantity, l.entered_unit, l.numerator, l.denominator
           from unnest($3::uuid[], $4::int[], $5::uuid[], $6::numeric[], $7::numeric[], $8::numeric[], $9::text[], $10::numeric[], $11::numeric[])
             as l (id, line_no, item_id, quantity, unit_price, entered_quantity, entered_unit, numerator, denominator)`,
    values: [
      tx.tenantId,
      orderId,
      lines.map(() => newId()),
      lines.map((_, index) => index + 1),
      lines.map(({ itemId }) => itemId),
      lines.map(({ quantity }) => quantity),
      lines.map(({ itemId, unitPrice }) => (unitPrice === undefined ? (prices.get(itemId) ?? null) : unitPrice)),
      ...(['quantity', 'unit', 'numerator', 'denominator'] as const).map((part) =>
        lines.map(({ entered }) => entered?.[part] ?? null),
      ),
    ],
  })
}

/** Rolled back with its order, so none is skipped; two at once wait for each other, so none is given twice. */
async function nextNumber(tx: Tx): Promise<string> {
  const [row] = await tx.query<{ last: string }>({
    name: 'next_sales_number',
    text: `insert into sales_counter as s (tenant_id, last_number) values ($1, 1)
           on conflict (tenant_id) do update set last_number = s.last_number + 1 returning last_number::text as last`,
    values: [tx.tenantId],
  })
  if (!row) throw new Error('The counter returned no number.')
  return `SO-${row.last.padStart(4, '0')}`
}
