import type { z } from 'zod'
import type { listReorderRows, ReorderRow } from '#contract/reorder.ts'
import type { SupplierItem } from '#contract/supplier-item.ts'
import type { Language } from '#contract/words/languages.ts'
import { type Sentence, sentence } from '#contract/words/sentence.ts'
import { toDecimal, toQuantity } from '#core/number/quantity.ts'
import { chooseSupplier } from '#core/purchasing/choose-supplier.ts'
import { orderQuantity } from '#core/purchasing/order-quantity.ts'
import { nextBreak, priceAt } from '#core/purchasing/price-at.ts'
import { reorderNeed } from '#core/purchasing/reorder-need.ts'
import { say } from '#core/words/say.ts'
import type { Tx } from '#server/db/transaction.ts'
import { toPage } from '#server/http/cursor.ts'
import { listReached, type Watched } from './reorder-queries.ts'
import { listSupplierItems } from './supplier-item-queries.ts'

/** A page of what is to be ordered, each with its reason in the reader's language and whom to order it from. */
export async function listReorders(tx: Tx, query: z.output<typeof listReorderRows.query>, language: Language) {
  const reached = toPage(await listReached(tx, query), query.limit, ({ key }) => key)
  const sold = await listSupplierItems(tx, { itemIds: [...new Set(reached.data.map(({ itemId }) => itemId))] })
  return { ...reached, data: reached.data.map((row) => toRow(row, suppliersOf(row, sold, query.supplierId), language)) }
}

function suppliersOf({ itemId }: Watched, sold: readonly SupplierItem[], asked: string | undefined): SupplierItem[] {
  return sold.filter((one) => one.itemId === itemId && (asked === undefined || one.supplierId === asked))
}

function toRow(row: Watched, sold: readonly SupplierItem[], language: Language): ReorderRow {
  const need = reorderNeed(row.rule, row.position)
  if (need === null) throw new Error('A rule that is reached asks for something.')
  const missing = toQuantity(need).minus(row.drafted)
  const supplier = chooseSupplier(sold)
  return {
    itemId: row.itemId,
    sku: row.sku,
    itemName: row.itemName,
    unit: row.unit,
    locationId: row.locationId,
    locationName: row.locationName,
    rule: row.rule,
    source: row.source,
    onHand: row.onHand,
    reserved: row.reserved,
    incoming: row.incoming,
    drafted: row.drafted,
    position: row.position,
    need,
    reason: say(reasonOf(row, need), language),
    hasSupplier: sold.length > 0,
    proposal: supplier && missing.gt(0) ? propose(supplier, toDecimal(missing)) : null,
  }
}

function propose(supplier: SupplierItem, need: string): ReorderRow['proposal'] {
  const { quantity, raisedBy } = orderQuantity(need, supplier)
  return {
    supplierId: supplier.supplierId,
    supplierName: supplier.supplierName,
    quantity,
    packUnit: supplier.packUnit,
    packSize: supplier.packSize,
    ordered: toDecimal(toQuantity(quantity).times(supplier.packSize)),
    raisedBy,
    unitPrice: priceAt(supplier.prices, quantity),
    currency: supplier.currency,
    nextBreak: nextBreak(supplier.prices, quantity),
    leadTimeDays: supplier.leadTimeDays,
  }
}

function reasonOf({ rule, position, drafted, unit }: Watched, need: string): Sentence[] {
  const of = (quantity: string) => `${quantity} ${unit}`
  const facts = { position: of(position), need: of(need) }
  const why =
    rule.kind === 'minMax'
      ? sentence('purchase.reason.minMax', { ...facts, point: of(rule.minimum), maximum: of(rule.maximum) })
      : rule.kind === 'reorderPoint'
        ? rule.orderQuantity === null
          ? sentence('purchase.reason.upToPoint', { ...facts, point: of(rule.reorderPoint) })
          : sentence('purchase.reason.reorderPoint', { ...facts, point: of(rule.reorderPoint) })
        : undefined
  const cover = toQuantity(drafted).lte(0)
    ? undefined
    : toQuantity(drafted).gte(need)
      ? sentence('purchase.reason.covered', { drafted: of(drafted) })
      : sentence('purchase.reason.partlyCovered', { drafted: of(drafted) })
  return [why, cover].filter((each) => each !== undefined)
}
