import { expect, vi } from 'vitest'
import { createItem } from '#contract/item.ts'
import { createLocation } from '#contract/location.ts'
import { type NewMovement, recordMovement } from '#contract/movement.ts'
import type { TestApp, TestTenant } from '#server/testing/app.ts'
import { valueStock } from './value-stock.ts'

/**
 * Brings a tenant's value up to its ledger, as the job does every minute; again where transactions of other databases of the cluster
 * hold that back a moment.
 * @returns items valued
 */
export async function valueNow({ database }: TestApp, tenant: TestTenant): Promise<number> {
  let items = 0
  const pending = () =>
    database.tenantRead(tenant.id, (tx) =>
      tx.query({
        text: `select from movement m, valuation v where m.xact >= v.valued_to
               union all select from item_cost_change c, valuation v where c.xact >= v.valued_to`,
      }),
    )
  await vi.waitFor(
    async () => {
      items += await valueStock(database, tenant.id, { signal: new AbortController().signal })
      expect(await pending()).toEqual([])
    },
    { timeout: 30_000, interval: 20 },
  )
  return items
}

/** Two items, and two places for them. */
export async function goods({ admin }: TestTenant, name = '') {
  const items = await Promise.all(
    ['A', 'B'].map(async (sku) => admin.call(createItem, { body: { sku: sku + name, name: `Item ${sku}` } })),
  )
  const places = await Promise.all(
    ['X', 'Y'].map(async (code) => admin.call(createLocation, { body: { code: code + name, name: code } })),
  )
  const [itemId = '', otherId = ''] = items.map(({ id }) => id)
  const [x = '', y = ''] = places.map(({ id }) => id)
  return { itemId, otherId, x, y }
}

/** Records a movement of one line. */
export function moveOne(
  { admin }: TestTenant,
  kind: NewMovement['kind'],
  line: Partial<NewMovement['lines'][number]> & { itemId: string },
  effectiveAt?: string,
) {
  return admin.call(recordMovement, {
    body: { kind, ...(effectiveAt ? { effectiveAt } : {}), lines: [{ quantity: '1', ...line }] },
  })
}

/** An organisation with goods that may fall below zero, and a short way to move them. */
export async function valuedShop(testApp: TestApp) {
  const tenant = await testApp.createTenant({ negativeStock: 'allow' })
  const own = await goods(tenant)
  const move = (kind: NewMovement['kind'], line: Partial<NewMovement['lines'][number]>, effectiveAt?: string) =>
    moveOne(tenant, kind, { itemId: own.itemId, ...line }, effectiveAt)
  return { tenant, ...own, move, valueNow: () => valueNow(testApp, tenant) }
}
