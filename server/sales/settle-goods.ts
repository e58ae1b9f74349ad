import type { Disposition, SalesOrder, SalesOrderLine } from '#contract/sales-order.ts'
import { sentence } from '#contract/words/sentence.ts'
import { toDecimal, toQuantity } from '#core/number/quantity.ts'
import { toFraction } from '#core/unit/entered-unit.ts'
import { packEntered, withOwnPack } from '#core/unit/own-pack.ts'
import { toRatio } from '#core/unit/ratio.ts'
import type { Tx } from '#server/db/transaction.ts'
import type { Actor } from '#server/http/actor.ts'
import { AppError } from '#server/http/app-error.ts'
import { type BaseAmount, enterUnits } from '#server/stock/enter-units.ts'
import { type Posted, toPosted } from '#server/stock/post-goods.ts'
import { recordMovement } from '#server/stock/record-movement.ts'
import { getOrder } from './order-queries.ts'
import { refuseValue } from './refuse.ts'

/** Something of an order's line that went out or came back. */
export interface Goods {
  line: SalesOrderLine
  quantity: string
}

/** @throws AppError invalid_value  a line of another order */
export function lineOf(order: SalesOrder, lineId: string, index: number): SalesOrderLine {
  const line = order.lines.find(({ id }) => id === lineId)
  if (!line) throw refuseValue(`body.lines.${index}.lineId`, sentence('sales.noLine'))
  return line
}

/** Goods of lines in base units, with what they were entered in. @throws AppError invalid_value */
export function enterGoods<Given extends Goods & { unit: string | undefined }>(tx: Tx, goods: readonly Given[]) {
  return enterUnits(
    tx,
    goods.map((one) => ({ ...one, itemId: one.line.itemId })),
    ({ line }, item) => withOwnPack(item, packEntered(line.entered)),
  )
}

/** What a whole line was entered in, as goods that are all of it are; nothing of a part, which may be of loose ones. */
export function asOrdered({ quantity: whole, unit, entered }: SalesOrderLine, quantity: string): Partial<BaseAmount> {
  if (!entered || !toQuantity(whole).eq(quantity)) return {}
  const { factor, ...amount } = entered
  return { baseUnit: unit, entered: { ...amount, ...toFraction(toRatio(factor)) } }
}

/** Posts a movement without ending the transaction. */
export async function post(tx: Tx, actor: Actor, movement: Parameters<typeof recordMovement>[2]): Promise<Posted> {
  tx.hold()
  return toPosted(await recordMovement(tx, actor, movement))
}

/**
 * Asked of the locked order, over all lines given, of which several may be of one line: two who ship at once never ship too much.
 * @throws AppError over_shipment, over_customer_return
 */
export function assertRoom(order: SalesOrder, goods: readonly Goods[], isReturn: boolean): void {
  for (const { id: lineId, sku, quantity, shipped, returned } of order.lines) {
    const sum = goods
      .filter(({ line }) => line.id === lineId)
      .reduce((total, one) => total.plus(one.quantity), toQuantity(0))
    const left = isReturn ? toQuantity(shipped).minus(returned) : toQuantity(quantity).minus(shipped)
    if (sum.lte(left)) continue
    const facts = { lineId, left: toDecimal(left), given: toDecimal(sum) }
    throw isReturn
      ? new AppError('over_customer_return', {
          ...facts,
          detail: sentence('sales.moreThanShipped', { sku, left: facts.left, given: facts.given }),
        })
      : new AppError('over_shipment', {
          ...facts,
          detail: sentence('sales.moreThanOrdered', { sku, left: facts.left, given: facts.given }),
        })
  }
}

/**
 * Asked of the locked order besides: of a lot no more comes back than went out, so that what a lot's way says is true. Where a line went out without lots, as
 * before its item was tracked, none is asked for.
 * @throws AppError over_customer_return
 */
export function assertLots(
  { lines, shipments }: SalesOrder,
  goods: readonly (Goods & { lotId: string | null })[],
): void {
  const stands = shipments.filter(({ reversedById }) => reversedById === null)
  for (const { id: lineId, sku } of lines) {
    const given = Map.groupBy(
      goods.filter(({ line }) => line.id === lineId),
      ({ lotId }) => lotId,
    )
    const parts = stands.flatMap((one) =>
      one.lines.flatMap((part) => (part.lineId === lineId ? [{ ...part, disposition: one.disposition }] : [])),
    )
    if (parts.some(({ lotId, disposition }) => disposition === null && lotId === null)) continue
    for (const [lotId, own] of given) {
      const left = parts
        .filter((part) => part.lotId === lotId)
        .reduce(
          (sum, { quantity, disposition }) => (disposition === null ? sum.plus(quantity) : sum.minus(quantity)),
          toQuantity(0),
        )
      const sum = own.reduce((total, { quantity }) => total.plus(quantity), toQuantity(0))
      if (sum.lte(left)) continue
      const facts = { lineId, lotId, left: toDecimal(left.lt(0) ? toQuantity(0) : left), given: toDecimal(sum) }
      throw new AppError('over_customer_return', {
        ...facts,
        detail: sentence('sales.moreOfLot', { sku, left: facts.left, given: facts.given }),
      })
    }
  }
}

/** Notes on the locked order what a movement shipped or took back, line by line. @returns the order as it is then, with what is to be told of the movement */
export async function settleGoods(
  tx: Tx,
  order: SalesOrder,
  { posted, goods, disposition }: { posted: Posted; goods: readonly Goods[]; disposition: Disposition | null },
): Promise<SalesOrder> {
  await tx.query({
    text: `with given as (
             select * from unnest($3::int[], $4::uuid[], $5::numeric[]) as g (line_no, order_line_id, quantity)
           ), linked as (
             insert into sales_shipment_line (tenant_id, movement_id, line_no, order_line_id, quantity, disposition)
             select $1, $2, line_no, order_line_id, quantity, $6 from given
           )
           update sales_order_line l
           set shipped = l.shipped + case when $6::text is null then s.quantity else 0 end, returned = l.returned + case when $6::text is null then 0 else s.quantity end
           from (select order_line_id, sum(quantity) as quantity from given group by order_line_id) s
           where l.tenant_id = $1 and l.id = s.order_line_id`,
    values: [
      tx.tenantId,
      posted.id,
      goods.map((_, index) => index + 1),
      goods.map(({ line }) => line.id),
      goods.map(({ quantity }) => quantity),
      disposition,
    ],
  })
  if (disposition === null) await tx.query({ text: 'select settle_sales_order($1)', values: [order.id] })
  else
    await tx.query({
      text: 'update sales_order set version = version + 1, updated_at = now() where id = $1',
      values: [order.id],
    })
  return { ...(await getOrder(tx, order.id)), ...posted.told }
}
