import fc from 'fast-check'
import { expect } from 'vitest'
import { createItem, type Item } from '#contract/item.ts'
import { assembleKit, takeKitApart, updateKit } from '#contract/kit.ts'
import type { TestTenant } from '#server/testing/app.ts'

/** Kits in the histories of the ledger's model: two of the item that is not tracked and one of the item with lots make a kit. */
export interface KitAct {
  apart: boolean
  quantity: number
}

export const kitActs: fc.Arbitrary<KitAct> = fc.record({
  apart: fc.boolean(),
  quantity: fc.integer({ min: 1, max: 2 }),
})

const perKit = { none: 2, lot: 1 }

export async function makeKit({ admin }: TestTenant, items: readonly Item[]): Promise<Item> {
  const kit = await admin.call(createItem, { body: { sku: 'kit', name: 'kit' } })
  const parts = Object.entries(perKit).map(([tracking, quantity]) => ({
    itemId: items.find((item) => item.tracking === tracking)?.id ?? '',
    quantity: String(quantity),
  }))
  await admin.call(updateKit, { params: { itemId: kit.id }, ifMatch: 0, body: { parts } })
  return kit
}

interface World {
  kit: Item
  items: readonly Item[]
  stock: ReadonlyMap<string, number>
  reserved: ReadonlyMap<string, number>
}

/**
 * Puts kits together or takes them apart, as far as the model has parts or kits at the place. Which lots go in is the ledger's choice, which the
 * model takes over; how much of each does not.
 * @returns the movement and what it changed; undefined where it was refused
 */
export async function playKit(
  { admin }: TestTenant,
  { apart, quantity }: KitAct,
  place: string,
  { kit, items, stock, reserved }: World,
): Promise<{ id: string; deltas: Map<string, number> } | undefined> {
  const available = (itemId: string) =>
    [...stock]
      .filter(([key]) => key.startsWith(`${itemId} ${place} `))
      .reduce((sum, [key, amount]) => sum + Math.max(0, amount - (reserved.get(key) ?? 0)), 0)
  const parts = items.flatMap(({ id, tracking }) => (tracking === 'serial' ? [] : [{ id, per: perKit[tracking] }]))
  const isThere = apart ? available(kit.id) >= quantity : parts.every(({ id, per }) => available(id) >= per * quantity)
  const { status, body, problem } = await admin.send(apart ? takeKitApart : assembleKit, {
    params: { itemId: kit.id },
    body: { locationId: place, quantity: String(quantity) },
  })
  expect(isThere ? status : problem.code).toBe(isThere ? 201 : apart ? 'insufficient_stock' : 'insufficient_parts')
  if (!isThere) return undefined
  const deltas = new Map<string, number>()
  const sums = new Map<string, number>()
  for (const { itemId, fromLocationId, toLocationId, lotCode, quantity: amount } of body.lines) {
    const sign = toLocationId === place ? 1 : fromLocationId === place ? -1 : 0
    const key = `${itemId} ${place} ${lotCode ?? ''}`
    deltas.set(key, (deltas.get(key) ?? 0) + sign * Number(amount))
    sums.set(itemId, (sums.get(itemId) ?? 0) + sign * Number(amount))
  }
  const into = apart ? quantity : -quantity
  expect(sums).toEqual(new Map([[kit.id, -into], ...parts.map(({ id, per }) => [id, into * per] as const)]))
  return { id: body.id, deltas }
}
