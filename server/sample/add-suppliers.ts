import { toDecimal, toQuantity } from '#core/number/quantity.ts'
import type { Tx } from '#server/db/transaction.ts'
import type { Actor } from '#server/http/actor.ts'
import { makeSupplierItem } from '#server/purchasing/write-supplier-item.ts'
import { makeSupplier } from '#server/supplier/write-supplier.ts'
import { type SampleItem, suppliers } from './catalogue.ts'

/** From so many packs on a supplier takes a tenth less. */
const breakAt = '10'

/** Who sells what, in which packs, at what price and how soon. Nothing where suppliers are there already. */
export async function addSuppliers(tx: Tx, actor: Actor, items: readonly SampleItem[]): Promise<void> {
  const existing = await tx.query({ text: 'select from supplier limit 1' })
  if (existing.length > 0) return
  const ids = new Map(
    (await tx.query<{ sku: string; id: string }>({ text: 'select sku, id from item' })).map(({ sku, id }) => [sku, id]),
  )
  for (const { sells, pack, name, email, phone, note } of suppliers) {
    const supplier = await makeSupplier(tx, actor, { name, email, phone, note })
    for (const { sku, cost, leadTimeDays } of items.filter(({ type }) => type === sells)) {
      const itemId = ids.get(sku)
      if (!itemId) continue
      const perPack = toQuantity(cost).times(String(pack))
      await makeSupplierItem(tx, actor, {
        supplierId: supplier.id,
        itemId,
        code: `${name.slice(0, 2).toUpperCase()}-${sku.replace('-', '')}`,
        packUnit: pack === 1 ? null : 'box',
        packSize: String(pack),
        prices: [
          { from: '1', price: toDecimal(perPack.round(2)) },
          { from: breakAt, price: toDecimal(perPack.times('0.9').round(2)) },
        ],
        leadTimeDays,
        isPreferred: true,
      })
    }
  }
}
