import { createItem, type Tracking } from '#contract/item.ts'
import { assembleKit, getKit, takeKitApart, updateKit } from '#contract/kit.ts'
import { createLocation } from '#contract/location.ts'
import { recordMovement } from '#contract/movement.ts'
import { listStock } from '#contract/stock.ts'
import { toQuantity } from '#core/number/quantity.ts'
import type { TestTenant } from '#server/testing/app.ts'

/** A hamper of two jars and half a kilo of nuts, none of it in stock yet, and two places with a bin below the first. */
export async function workshop({ admin, staff }: TestTenant, trackings: { kit?: Tracking; jar?: Tracking } = {}) {
  const make = (sku: string, tracking: Tracking = 'none', unit = 'pcs') =>
    admin.call(createItem, { body: { sku, name: sku, tracking, unit } })
  const [hamper, jar, nuts] = [
    await make('HAMPER', trackings.kit),
    await make('JAR', trackings.jar),
    await make('NUTS', 'none', 'kg'),
  ]
  const place = (code: string, parentId: string | null = null) =>
    admin.call(createLocation, { body: { code, name: code, parentId } })
  const shop = await place('SHOP')
  const bin = await place('BIN', shop.id)
  const depot = await place('DEPOT')
  const kit = await admin.call(updateKit, {
    params: { itemId: hamper.id },
    ifMatch: 0,
    body: {
      parts: [
        { itemId: jar.id, quantity: '2' },
        { itemId: nuts.id, quantity: '0.5' },
      ],
    },
  })
  const params = { params: { itemId: hamper.id } }
  const bring = (itemId: string, toLocationId: string, quantity: string, rest: object = {}) =>
    admin.call(recordMovement, { body: { kind: 'receipt', lines: [{ itemId, toLocationId, quantity, ...rest }] } })
  return {
    hamper,
    jar,
    nuts,
    shop,
    bin,
    depot,
    kit,
    bring,
    read: (locationId?: string) => staff.call(getKit, { ...params, query: locationId ? { locationId } : {} }),
    assemble: (quantity: string, rest: object = {}) =>
      staff.send(assembleKit, { ...params, body: { locationId: shop.id, quantity, ...rest } }),
    takeApart: (quantity: string, rest: object = {}) =>
      staff.send(takeKitApart, { ...params, body: { locationId: shop.id, quantity, ...rest } }),
    /** on hand by SKU, of tracked items by SKU and lot */
    onHand: async () => {
      const { data } = await staff.call(listStock, { query: { limit: 200 } })
      const sums = new Map<string, string>()
      for (const { sku, lotCode, onHand } of data) {
        const key = lotCode === null ? sku : `${sku} ${lotCode}`
        sums.set(
          key,
          toQuantity(sums.get(key) ?? 0)
            .plus(onHand)
            .toFixed(),
        )
      }
      return Object.fromEntries(sums)
    },
  }
}
