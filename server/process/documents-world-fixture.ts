import { expect } from 'vitest'
import type { CallInput } from '#contract/client.ts'
import type { Endpoint, ResponseOf } from '#contract/endpoint.ts'
import { createItem, type Tracking } from '#contract/item.ts'
import { createLocation, listLocations } from '#contract/location.ts'
import { getMovement } from '#contract/movement.ts'
import { createPurchaseOrder, type PurchaseOrder, transitionPurchaseOrder } from '#contract/purchase-order.ts'
import type { SalesPick } from '#contract/sales-order.ts'
import { createSupplier } from '#contract/supplier.ts'
import type { ImportRun } from '#server/import/import-run.ts'
import type { Reply, TestApp, TestTenant } from '#server/testing/app.ts'

/** What the simplest model of a company knows: tables of numbers, and of each document how much of it has happened. */
export interface World {
  app: TestApp
  tenant: TestTenant
  items: Record<Tracking, string>
  /** two shelves in a warehouse, the warehouse itself, and a place of quarantine in it */
  shelves: readonly [string, string]
  warehouse: string
  quarantine: string
  /** places whose stock is the company's: real ones, the road, and what is with somebody */
  ours: ReadonlySet<string>
  real: ReadonlySet<string>
  /** on hand by `item place lot` */
  stock: Map<string, number>
  /** units of a serial that are the company's, wherever they are */
  units: Map<string, number>
  /** ids of lots by `item code` */
  lots: Map<string, string>
  purchases: Purchase[]
  sales: Sale[]
  transfers: Sent[]
  loans: Loan[]
  promises: { id: string; key: string; quantity: number }[]
  imports: { run: ImportRun; movements: readonly Done[]; isTakenBack: boolean }[]
  /** the newest last */
  movements: Done[]
}

export interface Purchase {
  id: string
  lines: {
    id: string
    itemId: string
    ordered: number
    received: number
    returned: number
    /** that came and has not gone back, by the code of its lot */
    here: Map<string, number>
  }[]
}

export interface Sale {
  id: string
  lines: {
    id: string
    itemId: string
    quantity: number
    shipped: number
    returned: number
    /** that went out and have not come back, by the code of their lot */
    away: Map<string, number>
  }[]
  picks: readonly SalesPick[]
}

/** A transfer of one line. */
export interface Sent {
  id: string
  itemId: string
  lot: string
  quantity: number
  received: number
  missing: number
  cancelled: boolean
}

export interface Loan {
  id: string
  lot: string
  state: 'out' | 'returned' | 'cancelled'
}

/** A movement that was posted: what it changed, whether its document lets it be reversed, and what that does to the document. */
export interface Done {
  id: string
  deltas: Map<string, number>
  units: Map<string, number>
  reversed: boolean
  mayReverse?: () => boolean
  onReverse?: () => void
}

export const keyOf = (itemId: string, place: string, lot: string) => `${itemId} ${place} ${lot}`
export const openOf = ({ quantity, received, missing, cancelled }: Sent) =>
  cancelled ? 0 : quantity - received - missing

/** What is reserved of a balance: picks of orders and promises that stand. */
export function heldAt({ sales, promises }: World, key: string): number {
  const picks = sales.flatMap(({ lines, picks: own }) =>
    own.filter(
      ({ lineId, locationId, lotCode }) =>
        keyOf(lines.find(({ id }) => id === lineId)?.itemId ?? '', locationId, lotCode ?? '') === key,
    ),
  )
  return [...picks, ...promises.filter((one) => one.key === key)].reduce(
    (sum, { quantity }) => sum + Number(quantity),
    0,
  )
}

export const freeAt = (world: World, key: string) => (world.stock.get(key) ?? 0) - heldAt(world, key)

/** What of an item can be picked in the warehouse, quarantine left aside. */
export function pickable(world: World, itemId: string): number {
  return [...world.stock.keys()]
    .filter((key) => key.startsWith(itemId) && !key.includes(world.quarantine))
    .reduce((sum, key) => sum + Math.max(0, freeAt(world, key)), 0)
}

/** Sends a write under a key, where told twice at once: one effect, one answer. Holds the answer to what the model says. */
export async function write<E extends Endpoint>(
  world: World,
  endpoint: E,
  input: CallInput<E>,
  { allowed, twice = false }: { allowed: boolean; twice?: boolean },
): Promise<Reply<E>['body'] | undefined> {
  const request = { ...input, idempotencyKey: crypto.randomUUID() }
  const send = () => world.tenant.admin.send(endpoint, request)
  const [first, again] = await Promise.all([send(), twice ? send() : undefined])
  const told = `${endpoint.name} ${JSON.stringify(input)}: ${JSON.stringify(first.problem)}`
  expect(first.status < 300, told).toBe(allowed)
  if (!allowed) {
    expect(first.status, told).toBeLessThan(500)
    return undefined
  }
  if (again) expect(again.body).toEqual(first.body)
  return first.body
}

/** Takes a posted movement into the model, and holds what it changed in real places to what is expected. */
export async function book(
  world: World,
  movementId: string | undefined,
  expected: ReadonlyMap<string, number> | undefined,
  reversal: Pick<Done, 'mayReverse' | 'onReverse'> = {},
): Promise<Done> {
  const done = {
    ...effectOf(world, await world.tenant.admin.call(getMovement, { params: { movementId: movementId ?? '' } })),
    reversed: false,
    ...reversal,
  }
  if (expected) expect(shown(done.deltas)).toEqual(shown(expected))
  for (const [key, delta] of done.deltas) world.stock.set(key, (world.stock.get(key) ?? 0) + delta)
  for (const [lot, delta] of done.units) world.units.set(lot, (world.units.get(lot) ?? 0) + delta)
  world.movements.push(done)
  return done
}

function effectOf(world: World, { id, lines }: ResponseOf<typeof getMovement>): Pick<Done, 'id' | 'deltas' | 'units'> {
  const deltas = new Map<string, number>()
  const units = new Map<string, number>()
  for (const { itemId, lotId, lotCode, fromLocationId, toLocationId, quantity } of lines) {
    if (lotId && lotCode) world.lots.set(`${itemId} ${lotCode}`, lotId)
    for (const [place, sign] of [
      [fromLocationId, -1],
      [toLocationId, 1],
    ] as const) {
      const key = keyOf(itemId, place, lotCode ?? '')
      if (world.real.has(place)) deltas.set(key, (deltas.get(key) ?? 0) + sign * Number(quantity))
      if (itemId === world.items.serial && lotCode && world.ours.has(place))
        units.set(lotCode, (units.get(lotCode) ?? 0) + sign)
    }
  }
  return { id, deltas, units }
}

/** What is not nothing, in one order. */
export const shown = (amounts: ReadonlyMap<string, number>) =>
  Object.fromEntries([...amounts].filter(([, amount]) => amount !== 0).sort())

export async function foundWorld(app: TestApp): Promise<World> {
  const tenant = await app.createTenant()
  const { admin } = tenant
  const item = async (tracking: Tracking) =>
    (await admin.call(createItem, { body: { sku: tracking, name: tracking, tracking, price: '2' } })).id
  const items = { none: await item('none'), lot: await item('lot'), serial: await item('serial') }
  const place = async (code: string, more: { parentId?: string; kind?: 'quarantine' } = {}) =>
    (await admin.call(createLocation, { body: { code, name: code, ...more } })).id
  const warehouse = await place('W')
  const shelves = [await place('A', { parentId: warehouse }), await place('B', { parentId: warehouse })] as const
  const quarantine = await place('Q', { parentId: warehouse, kind: 'quarantine' })
  const { data } = await admin.call(listLocations, { query: { virtual: 'include', limit: 200 } })
  const real = new Set([warehouse, ...shelves, quarantine])
  const aside = data.filter(({ kind }) => kind === 'transit' || kind === 'holder').map(({ id }) => id)
  const supplier = await admin.call(createSupplier, { body: { name: 'Supplier' } })
  const order = async (): Promise<Purchase> => {
    const made = await admin.call(createPurchaseOrder, {
      body: {
        supplierId: supplier.id,
        locationId: warehouse,
        overReceiptPercent: '25',
        lines: Object.values(items).map((itemId) => ({ itemId, quantity: '8' })),
      },
    })
    return send(tenant, made)
  }
  return {
    app,
    tenant,
    items,
    shelves,
    warehouse,
    quarantine,
    real,
    ours: new Set([...real, ...aside]),
    stock: new Map(),
    units: new Map(),
    lots: new Map(),
    purchases: [await order(), await order()],
    sales: [],
    transfers: [],
    loans: [],
    promises: [],
    imports: [],
    movements: [],
  }
}

async function send({ admin }: TestTenant, { id, version }: PurchaseOrder): Promise<Purchase> {
  const params = { orderId: id }
  const approved = await admin.call(transitionPurchaseOrder, { params, ifMatch: version, body: { action: 'approve' } })
  const { lines } = await admin.call(transitionPurchaseOrder, {
    params,
    ifMatch: approved.version,
    body: { action: 'send', mail: false },
  })
  return {
    id,
    lines: lines.map((line) => ({
      id: line.id,
      itemId: line.itemId,
      ordered: 8,
      received: 0,
      returned: 0,
      here: new Map<string, number>(),
    })),
  }
}
