import { randomUUID } from 'node:crypto'
import { createApiKey } from '#contract/api-key.ts'
import { type Count, createCount } from '#contract/count.ts'
import { approveCount, reviewCount } from '#contract/count-review.ts'
import { handInCount, listCountLines, recordCount } from '#contract/count-sheet.ts'
import type { BodyOf } from '#contract/endpoint.ts'
import { createItem } from '#contract/item.ts'
import { createLocation } from '#contract/location.ts'
import { recordMovement } from '#contract/movement.ts'
import { listStock } from '#contract/stock.ts'
import { canonicalDecimal } from '#core/number/quantity.ts'
import type { Caller, TestApp } from '#server/testing/app.ts'

/** A tenant with stock to count, and what tests do with it. */
export async function prepareStock(app: TestApp, settings?: Parameters<TestApp['createTenant']>[0]) {
  const tenant = await app.createTenant(settings)
  const { admin, manager, staff } = tenant
  const shop = await admin.call(createLocation, { body: { code: 'SHOP', name: 'Shop', kind: 'store' } })
  const bin = await admin.call(createLocation, {
    body: { code: 'SHOP-1', name: 'Bin 1', kind: 'bin', parentId: shop.id },
  })

  const makeItem = (sku: string, more: Partial<BodyOf<typeof createItem>> = {}) =>
    admin.call(createItem, { body: { sku, name: `Item ${sku}`, cost: '2', ...more } })
  const move = (
    kind: BodyOf<typeof recordMovement>['kind'],
    itemId: string,
    quantity: string,
    ends: { from?: string; to?: string; effectiveAt?: string },
    by: Caller = admin,
  ) =>
    by.call(recordMovement, {
      body: {
        kind,
        ...(ends.effectiveAt ? { effectiveAt: ends.effectiveAt } : {}),
        lines: [
          {
            itemId,
            quantity,
            ...(ends.from ? { fromLocationId: ends.from } : {}),
            ...(ends.to ? { toLocationId: ends.to } : {}),
          },
        ],
      } as never,
    })
  const onHand = async (itemId: string, locationId = bin.id) => {
    const { data } = await admin.call(listStock, { query: { itemId } })
    return canonicalDecimal(data.find((row) => row.locationId === locationId)?.onHand ?? '0')
  }

  const plan = (body: Partial<BodyOf<typeof createCount>> = {}) =>
    manager.call(createCount, { body: { name: 'Count', selection: {}, ...body } as never })
  const sheet = async (count: Count, by: Caller = staff) =>
    (await by.call(listCountLines, { params: { countId: count.id } })).data
  /** Counts by SKU. */
  const enter = async (count: Count, figures: Record<string, string>, by: Caller = staff) => {
    const lines = await sheet(count, by)
    const entries = Object.entries(figures).map(([sku, quantity]) => ({
      id: randomUUID(),
      lineId: lines.find((line) => line.sku === sku)?.id ?? '',
      quantity,
    }))
    return (await by.call(recordCount, { params: { countId: count.id }, body: { entries } })).data
  }
  const handIn = (count: Count, uncounted: 'refuse' | 'leave' | 'zero' = 'refuse', by: Caller = staff) =>
    by.call(handInCount, { params: { countId: count.id }, body: { uncounted } })
  const review = (count: Count) => manager.call(reviewCount, { params: { countId: count.id } })
  const approve = (count: Count) =>
    manager.call(approveCount, { params: { countId: count.id }, ifMatch: count.version, body: { reason: 'counted' } })
  const secondCounter = async (name = 'Second counter') => {
    const key = await admin.call(createApiKey, { body: { name, role: 'staff' } })
    return app.caller(key.secret)
  }
  return {
    tenant,
    admin,
    manager,
    staff,
    shop: shop.id,
    bin: bin.id,
    makeItem,
    move,
    onHand,
    plan,
    sheet,
    enter,
    handIn,
    review,
    approve,
    secondCounter,
  }
}
