import type { Tracking } from '#contract/item.ts'
import { type Sentence, sentence } from '#contract/words/sentence.ts'
import { toDecimal, toQuantity } from '#core/number/quantity.ts'
import type { Tx } from '#server/db/transaction.ts'
import { AppError } from '#server/http/app-error.ts'

export interface BillItem {
  id: string
  sku: string
  unit: string
  tracking: Tracking
}

export interface Bill {
  kit: BillItem
  /** with what of each is needed */
  parts: (BillItem & { needed: string })[]
}

/**
 * What so many of a kit are made of, and that they can be made or taken apart at a place.
 * @throws AppError not_found, not_a_kit, invalid_value (no such place)
 */
export async function readBill(
  tx: Tx,
  itemId: string,
  { locationId, quantity }: { locationId: string; quantity: string },
): Promise<Bill> {
  const [rows, [place]] = await Promise.all([
    tx.query<BillItem & { per: string | null }>({
      name: 'kit_bill',
      text: `select i.id, i.sku, i.unit, i.tracking, null as per from item i where i.id = $1
             union all
             (select i.id, i.sku, i.unit, i.tracking, p.quantity::text from kit_part p join item i on i.tenant_id = p.tenant_id and i.id = p.part_id
             where p.kit_id = $1 order by p.position)`,
      values: [itemId],
    }),
    tx.query({
      text: 'select from location where id = $1 and not is_virtual and archived_at is null for key share',
      values: [locationId],
    }),
  ])
  const [kit, ...parts] = rows
  if (!kit) throw new AppError('not_found')
  if (parts.length === 0) throw new AppError('not_a_kit', { detail: sentence('kit.noParts', { sku: kit.sku }) })
  if (!place) throw refuseValue('body.locationId', sentence('kit.noPlace'))
  return {
    kit,
    parts: parts.map(({ per, ...part }) => ({ ...part, needed: toDecimal(toQuantity(per ?? 0).times(quantity)) })),
  }
}

/** `invalid_value` for one part of a request. */
export function refuseValue(path: string, message: Sentence): AppError {
  return new AppError('invalid_value', { detail: message, errors: [{ path, message }] })
}

/**
 * What is named of goods is of the bill, and not more than is needed of each.
 * @throws AppError invalid_value
 */
export function assertNamed(
  bill: Bill,
  named: readonly { itemId: string; quantity: string }[],
  { path, kitNeeds }: { path: string; kitNeeds?: string },
): void {
  const wants = kitNeeds === undefined ? bill.parts : [{ ...bill.kit, needed: kitNeeds }]
  const left = new Map(wants.map(({ id, needed }) => [id, toQuantity(needed)]))
  for (const [index, { itemId, quantity }] of named.entries()) {
    const open = left.get(itemId)
    const at = `${path}.${index}`
    if (!open) throw refuseValue(`${at}.itemId`, sentence('kit.notAPart', { sku: bill.kit.sku }))
    const want = wants.find(({ id }) => id === itemId)
    if (open.lt(quantity))
      throw refuseValue(`${at}.quantity`, sentence('kit.tooMuch', { sku: want?.sku ?? '', needed: want?.needed ?? '' }))
    left.set(itemId, open.minus(quantity))
  }
}
