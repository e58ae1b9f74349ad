import type { NewPurchaseOrderLine } from '#contract/purchase-order.ts'
import type { SupplierItem } from '#contract/supplier-item.ts'
import { decimal } from '#contract/values.ts'
import { sentence } from '#contract/words/sentence.ts'
import { toDecimal, toQuantity } from '#core/number/quantity.ts'
import { priceAt } from '#core/purchasing/price-at.ts'
import { newId } from '#server/db/sequential-ids.ts'
import type { Tx } from '#server/db/transaction.ts'
import { refuseValue } from './refuse-value.ts'
import { listSupplierItems } from './supplier-item-queries.ts'

type FilledLine = Required<NewPurchaseOrderLine>

export interface FilledLines {
  currency: string
  lines: FilledLine[]
}

/**
 * Lines with what the supplier's items know of them: code, pack, and the price of the break. A price in another currency than the
 * order's is no price of it.
 * @param currency  undefined: of the first line's supplier item, else the organisation's
 * @throws AppError invalid_value  an item that is not there, archived, or has variants; an amount too fine to be kept
 */
export async function fillLines(
  tx: Tx,
  { supplierId, currency }: { supplierId: string; currency: string | undefined },
  lines: readonly NewPurchaseOrderLine[],
): Promise<FilledLines> {
  await assertItems(tx, lines)
  const itemIds = lines.map(({ itemId }) => itemId)
  const sold = itemIds.length > 0 ? await listSupplierItems(tx, { supplierId, itemIds }) : []
  const byItem = new Map(sold.map((one) => [one.itemId, one]))
  const own = currency ?? itemIds.map((id) => byItem.get(id)?.currency).find(Boolean) ?? (await tenantCurrency(tx))
  return { currency: own, lines: lines.map((line, index) => fillLine(line, index, byItem.get(line.itemId), own)) }
}

function fillLine(
  line: NewPurchaseOrderLine,
  index: number,
  sold: SupplierItem | undefined,
  currency: string,
): FilledLine {
  const packSize = line.packSize ?? sold?.packSize ?? '1'
  if (!decimal.safeParse(toDecimal(toQuantity(line.quantity).times(packSize))).success)
    throw refuseValue(`body.lines.${index}.quantity`, sentence('purchase.tooFine'))
  const known = sold?.currency === currency && sold.packSize === toDecimal(toQuantity(packSize)) ? sold.prices : []
  return {
    itemId: line.itemId,
    quantity: line.quantity,
    supplierCode: line.supplierCode ?? sold?.code ?? '',
    packUnit:
      line.packUnit !== undefined ? line.packUnit : line.packSize === undefined ? (sold?.packUnit ?? null) : null,
    packSize,
    unitPrice: line.unitPrice !== undefined ? line.unitPrice : priceAt(known, line.quantity),
    expectedOn: line.expectedOn ?? null,
  }
}

async function assertItems(tx: Tx, lines: readonly NewPurchaseOrderLine[]): Promise<void> {
  const rows = await tx.query<{ id: string }>({
    text: 'select id from item where id = any($1::uuid[]) and archived_at is null and variant_axes is null',
    values: [lines.map(({ itemId }) => itemId)],
  })
  const known = new Set(rows.map(({ id }) => id))
  const wrong = lines.findIndex(({ itemId }) => !known.has(itemId))
  if (wrong >= 0) throw refuseValue(`body.lines.${wrong}.itemId`, sentence('purchase.noItem'))
}

async function tenantCurrency(tx: Tx): Promise<string> {
  const [row] = await tx.query<{ currency: string }>({
    text: 'select currency from tenant where id = $1',
    values: [tx.tenantId],
  })
  if (!row) throw new Error('The tenant is not there.')
  return row.currency
}

/** Writes an order's lines in their order; those it had are gone. */
export async function replaceLines(tx: Tx, orderId: string, lines: readonly FilledLine[]): Promise<void> {
  await tx.query({ text: 'delete from purchase_order_line where order_id = $1', values: [orderId] })
  await tx.query({
    text: `insert into purchase_order_line (tenant_id, id, order_id, line_no, item_id, supplier_code, quantity, pack_unit, pack_size, unit_price, expected_on)
           select $1, l.id, $2, l.line_no, l.item_id, l.supplier_code, l.quantity, l.pack_unit, l.pack_size, l.unit_price, l.expected_on
           from unnest($3::uuid[], $4::int[], $5::uuid[], $6::text[], $7::numeric[], $8::text[], $9::numeric[], $10::numeric[], $11::date[])
             as l (id, line_no, item_id, supplier_code, quantity, pack_unit, pack_size, unit_price, expected_on)`,
    values: [
      tx.tenantId,
      orderId,
      lines.map(() => newId()),
      lines.map((_, index) => index + 1),
      lines.map((line) => line.itemId),
      lines.map((line) => line.supplierCode),
      lines.map((line) => line.quantity),
      lines.map((line) => line.packUnit),
      lines.map((line) => line.packSize),
      lines.map((line) => line.unitPrice),
      lines.map((line) => line.expectedOn),
    ],
  })
}
