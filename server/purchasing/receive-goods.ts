import type { z } from 'zod'
import type {
  PurchaseOrder,
  PurchaseOrderLine,
  receivePurchaseOrder,
  returnPurchasedGoods,
} from '#contract/purchase-order.ts'
import { sentence } from '#contract/words/sentence.ts'
import { toDecimal, toQuantity } from '#core/number/quantity.ts'
import { takesReceipts, takesReturns } from '#core/purchasing/order-state.ts'
import { mostReceivable } from '#core/purchasing/over-receipt.ts'
import { packOrdered } from '#core/purchasing/pack-ordered.ts'
import { wholePacks, withOwnPack } from '#core/unit/own-pack.ts'
import type { Tx } from '#server/db/transaction.ts'
import type { Actor } from '#server/http/actor.ts'
import { AppError } from '#server/http/app-error.ts'
import { type BaseAmount, enterUnits } from '#server/stock/enter-units.ts'
import { type Posted, toPosted } from '#server/stock/post-goods.ts'
import { recordMovement } from '#server/stock/record-movement.ts'
import { getOrder, lockOrder } from './order-queries.ts'
import { refuseValue } from './refuse-value.ts'

/**
 * Receives goods of an order: a receipt in the ledger and what the order's lines have received, in one transaction. The ledger is
 * posted first, so that balances, order and lines are locked in the order in which a reversal locks them; what must hold of the order
 * is asked when it is locked, and takes the posting back where it does not.
 * @returns the order as it is afterwards
 * @throws AppError not_found, order_state, over_receipt, and whatever a movement is refused for
 */
export async function receiveGoods(
  tx: Tx,
  actor: Actor,
  orderId: string,
  input: z.output<typeof receivePurchaseOrder.body>,
): Promise<PurchaseOrder> {
  const order = await getOrder(tx, orderId)
  assertState(order, takesReceipts)
  const given = input.lines ?? order.lines.filter(({ open }) => open !== '0').map(allOf)
  if (given.length === 0)
    throw new AppError('order_state', { state: order.state, detail: sentence('purchase.nothingOpen') })
  const lines = await withOrderLines(tx, order, given)
  const isOwnCurrency = await isTenantCurrency(tx, order.currency)
  const posted = await post(tx, actor, {
    kind: 'receipt',
    reference: input.reference || order.number,
    reason: '',
    ...(input.effectiveAt ? { effectiveAt: input.effectiveAt } : {}),
    lines: lines.map(({ line, quantity, baseUnit, entered, unitPrice, attributes, lotCode, expiresOn }) => {
      const price = unitPrice ?? (isOwnCurrency ? unitPriceOf(line) : undefined)
      return {
        itemId: line.itemId,
        quantity,
        ...(entered ? { baseUnit, entered } : {}),
        toLocationId: input.locationId ?? order.locationId,
        ...(price === undefined ? {} : { unitPrice: price }),
        ...(attributes ? { attributes } : {}),
        ...(lotCode === undefined ? {} : { lotCode }),
        ...(expiresOn === undefined ? {} : { expiresOn }),
      }
    }),
  })
  return settle(tx, orderId, { posted, lines, isReturn: false })
}

/**
 * Sends goods of an order back: out of a location to the supplier. It leaves nothing open: what is to be replaced is ordered anew. Of a lot no more goes
 * back than came with the order; one that came otherwise is a movement of its own.
 * @throws AppError not_found, order_state, over_return, and whatever a movement is refused for
 */
export async function returnGoods(
  tx: Tx,
  actor: Actor,
  orderId: string,
  input: z.output<typeof returnPurchasedGoods.body>,
): Promise<PurchaseOrder> {
  const order = await getOrder(tx, orderId)
  assertState(order, takesReturns)
  const lines = await withOrderLines(tx, order, input.lines)
  const posted = await post(tx, actor, {
    kind: 'supplierReturn',
    reference: order.number,
    reason: input.reason,
    ...(input.effectiveAt ? { effectiveAt: input.effectiveAt } : {}),
    lines: lines.map(({ line, quantity, baseUnit, entered, lotCode }) => ({
      itemId: line.itemId,
      quantity,
      ...(entered ? { baseUnit, entered } : {}),
      fromLocationId: input.locationId ?? order.locationId,
      ...(lotCode === undefined ? {} : { lotCode }),
    })),
  })
  return settle(tx, orderId, { posted, lines, isReturn: true })
}

interface GivenLine extends BaseAmount {
  line: PurchaseOrderLine
  unitPrice?: string | undefined
  attributes?: NonNullable<z.output<typeof receivePurchaseOrder.body>['lines']>[number]['attributes']
  lotCode?: string | undefined
  expiresOn?: string | undefined
}

/** All that is open of a line, in the packs that were ordered where they are whole ones. */
function allOf(line: PurchaseOrderLine) {
  return { lineId: line.id, quantity: line.open, ...wholePacks(packOrdered(line), line.open) }
}

/** @throws AppError invalid_value  a line of another order, a unit that is none of its own */
async function withOrderLines(
  tx: Tx,
  order: PurchaseOrder,
  given: NonNullable<z.output<typeof receivePurchaseOrder.body>['lines']>,
): Promise<GivenLine[]> {
  const lines = given.map(({ lineId, ...rest }, index) => {
    const line = order.lines.find(({ id }) => id === lineId)
    if (!line) throw refuseValue(`body.lines.${index}.lineId`, sentence('purchase.noLine'))
    return { line, itemId: line.itemId, ...rest }
  })
  return enterUnits(tx, lines, ({ line }, item) => withOwnPack(item, packOrdered(line)))
}

/** What a base unit cost, rounded to the nine places that a price has. */
function unitPriceOf({ unitPrice, packSize }: PurchaseOrderLine): string | undefined {
  return unitPrice === null ? undefined : toDecimal(toQuantity(unitPrice).div(packSize).round(9))
}

async function isTenantCurrency(tx: Tx, currency: string): Promise<boolean> {
  const found = await tx.query({
    text: 'select 1 from tenant where id = $1 and currency = $2',
    values: [tx.tenantId, currency],
  })
  return found.length > 0
}

/** Posts the movement without ending the transaction. */
async function post(tx: Tx, actor: Actor, movement: Parameters<typeof recordMovement>[2]): Promise<Posted> {
  tx.hold()
  return toPosted(await recordMovement(tx, actor, movement))
}

interface Settled {
  posted: Posted
  lines: readonly GivenLine[]
  isReturn: boolean
}

async function settle(tx: Tx, orderId: string, { posted, lines, isReturn }: Settled): Promise<PurchaseOrder> {
  const order = await lockOrder(tx, orderId)
  assertState(order, isReturn ? takesReturns : takesReceipts)
  assertRoom(order, lines, isReturn)
  await tx.query({
    text: `with given as (
             select * from unnest($3::int[], $4::uuid[], $5::numeric[]) as g (line_no, order_line_id, quantity)
           ), linked as (
             insert into purchase_receipt_line (tenant_id, movement_id, line_no, order_line_id, is_return, quantity)
             select $1, $2, line_no, order_line_id, $6, quantity from given
           )
           update purchase_order_line l
           set received = l.received + case when $6 then 0 else s.quantity end, returned = l.returned + case when $6 then s.quantity else 0 end
           from (select order_line_id, sum(quantity) as quantity from given group by order_line_id) s
           where l.tenant_id = $1 and l.id = s.order_line_id`,
    values: [
      tx.tenantId,
      posted.id,
      lines.map((_, index) => index + 1),
      lines.map(({ line }) => line.id),
      lines.map(({ quantity }) => quantity),
      isReturn,
    ],
  })
  if (isReturn) await assertLots(tx, order, lines, posted.id)
  if (isReturn)
    await tx.query({
      text: 'update purchase_order set version = version + 1, updated_at = now() where id = $1',
      values: [orderId],
    })
  else await tx.query({ text: 'select settle_purchase_order($1)', values: [orderId] })
  return { ...(await getOrder(tx, orderId)), ...posted.told }
}

/**
 * Asked of the locked order and of what was posted: of a lot no more goes back than this order received, so that what a lot's way says is true.
 * @throws AppError over_return
 */
async function assertLots(
  tx: Tx,
  order: PurchaseOrder,
  given: readonly GivenLine[],
  movementId: string,
): Promise<void> {
  const [short] = await tx.query<{ lineId: string; lotId: string; lot: string; given: string; left: string }>({
    name: 'purchase_lots_short',
    text: `select s.order_line_id as "lineId", s.lot_id as "lotId", o.code as lot, trim_scale(g.quantity)::text as given, trim_scale(greatest(g.quantity - s.short, 0))::text as left
           from purchase_lots_short($1, true) s join lot o on o.id = s.lot_id
             cross join lateral (
               select sum(r.quantity) as quantity from purchase_receipt_line r
                 join movement_line l on l.tenant_id = r.tenant_id and l.movement_id = r.movement_id and l.line_no = r.line_no
               where r.movement_id = $1 and r.order_line_id = s.order_line_id and l.lot_id = s.lot_id) g
           order by o.code_key limit 1`,
    values: [movementId],
  })
  if (!short) return
  const sku = given.find(({ line }) => line.id === short.lineId)?.line.sku ?? ''
  const { lot, ...facts } = short
  throw new AppError('over_return', {
    ...facts,
    detail: sentence('purchase.moreOfLot', { sku, lot, left: facts.left, given: facts.given, number: order.number }),
  })
}

function assertState(order: PurchaseOrder, takes: (state: PurchaseOrder['state']) => boolean): void {
  if (takes(order.state)) return
  const state = sentence(`purchase.state.${order.state}`)
  throw new AppError('order_state', { state: order.state, detail: sentence('purchase.stateNow', { state }) })
}

/** Asked of the locked order, over all lines given, of which several may be of one line: two who receive at once never receive too much. */
function assertRoom(order: PurchaseOrder, given: readonly GivenLine[], isReturn: boolean): void {
  for (const line of order.lines) {
    const sum = given
      .filter((one) => one.line.id === line.id)
      .reduce((total, { quantity }) => total.plus(quantity), toQuantity(0))
    if (sum.eq(0)) continue
    const { id: lineId, sku } = line
    const most = isReturn ? line.received : mostReceivable(line.ordered, order.tolerancePercent)
    const left = toQuantity(most).minus(isReturn ? line.returned : line.received)
    if (sum.lte(left)) continue
    const rest = toDecimal(left.lt(0) ? toQuantity(0) : left)
    const facts = { lineId, left: rest, given: toDecimal(sum) }
    throw isReturn
      ? new AppError('over_return', {
          ...facts,
          detail: sentence('purchase.moreThanReceived', { sku, left: rest, given: facts.given }),
        })
      : new AppError('over_receipt', {
          ...facts,
          detail: sentence('purchase.moreThanOrdered', { sku, open: rest, given: facts.given }),
        })
  }
}
