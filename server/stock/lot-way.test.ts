import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createItem, type Item } from '#contract/item.ts'
import { createLocation, listLocations } from '#contract/location.ts'
import { proposePicks } from '#contract/lot.ts'
import { traceLot } from '#contract/lot-trace.ts'
import { type NewMovement, recordMovement, reverseMovement } from '#contract/movement.ts'
import type { Actor } from '#server/http/actor.ts'
import { startTestApp, type TestApp, type TestTenant } from '#server/testing/app.ts'
import { type BatchLine, postBatch } from './post-batch.ts'

let app: TestApp
let tenant: TestTenant
let shop: string
let shelf: string
let bin: string
let production: string

beforeAll(async () => {
  app = await startTestApp()
  tenant = await app.createTenant()
  const make = async (code: string, parentId: string | null) =>
    (await tenant.admin.call(createLocation, { body: { code, name: code, parentId } })).id
  shop = await make('SHOP', null)
  shelf = await make('SHELF', shop)
  bin = await make('BIN', shop)
  const { data } = await tenant.admin.call(listLocations, { query: { virtual: 'include' } })
  production = data.find(({ kind }) => kind === 'production')?.id ?? ''
})
afterAll(() => app.close())

let made = 0
const makeItem = (tracking: Item['tracking']) =>
  tenant.admin.call(createItem, { body: { sku: `W-${++made}`, name: 'Way', tracking } })

const record = (
  kind: NewMovement['kind'],
  item: Item,
  lines: Partial<NewMovement['lines'][number]>[],
  reference = '',
) =>
  tenant.admin.call(recordMovement, {
    body: { kind, reference, lines: lines.map((line) => ({ itemId: item.id, quantity: '1', ...line })) },
  })

test('what expires first is picked first, over places and lots, and what has expired is not', async () => {
  const item = await makeItem('lot')
  await record('receipt', item, [
    { toLocationId: shelf, quantity: '4', lotCode: 'LATE', expiresOn: '2999-01-01' },
    { toLocationId: bin, quantity: '2.5', lotCode: 'EARLY', expiresOn: '2998-01-01' },
    { toLocationId: shelf, quantity: '1', lotCode: 'EARLY', expiresOn: '2998-01-01' },
    { toLocationId: shelf, quantity: '9', lotCode: 'GONE', expiresOn: '2001-01-01' },
    { toLocationId: shelf, quantity: '3', lotCode: 'NEVER' },
  ])
  const propose = (query: { quantity: string; locationId?: string; expired?: 'take' }) =>
    tenant.staff.call(proposePicks, { query: { itemId: item.id, ...query } })
  const shown = ({ picks, missing }: Awaited<ReturnType<typeof propose>>) => [
    picks.map((pick) => `${pick.locationCode} ${pick.lotCode} ${pick.quantity}`),
    missing,
  ]
  expect(shown(await propose({ quantity: '5', locationId: shop }))).toEqual([
    ['BIN EARLY 2.5', 'SHELF EARLY 1', 'SHELF LATE 1.5'],
    '0',
  ])
  expect(shown(await propose({ quantity: '2', locationId: shelf }))).toEqual([['SHELF EARLY 1', 'SHELF LATE 1'], '0'])
  expect(shown(await propose({ quantity: '11' }))).toEqual([
    ['BIN EARLY 2.5', 'SHELF EARLY 1', 'SHELF LATE 4', 'SHELF NEVER 3'],
    '0.5',
  ])
  expect(shown(await propose({ quantity: '1', expired: 'take' }))).toEqual([['SHELF GONE 1'], '0'])
  const plain = await makeItem('none')
  await record('receipt', plain, [{ toLocationId: bin, quantity: '2' }])
  const { picks } = await tenant.staff.call(proposePicks, { query: { itemId: plain.id, quantity: '1' } })
  expect(picks).toMatchObject([{ locationCode: 'BIN', lotId: null, quantity: '1' }])
})

test('a lot is recalled back to its deliveries and forward to its buyers, through what was made of it, without what was reversed', async () => {
  const [flour, bread] = [await makeItem('lot'), await makeItem('lot')]
  const received = await record('receipt', flour, [{ toLocationId: shelf, quantity: '10', lotCode: 'F1' }], 'DN 7')
  await record('transfer', flour, [{ fromLocationId: shelf, toLocationId: bin, quantity: '10', lotCode: 'F1' }])
  await record('sale', flour, [{ fromLocationId: bin, quantity: '1', lotCode: 'F1' }], 'INV 1')
  const mistake = await record('sale', flour, [{ fromLocationId: bin, quantity: '2', lotCode: 'F1' }], 'INV 2')
  await tenant.manager.call(reverseMovement, { params: { movementId: mistake.id }, body: { reason: 'x' } })
  const flourLot = received.lines[0]?.lotId ?? ''
  // bread of two bakings of one lot; a document of its own posts them
  const breadLot =
    (await record('opening', bread, [{ toLocationId: bin, quantity: '1', lotCode: 'B1' }])).lines[0]?.lotId ?? ''
  const bake = (lines: Omit<BatchLine, 'movement' | 'unit' | 'unitPrice'>[]) => {
    const actor: Actor = {
      kind: 'person',
      id: tenant.userId,
      name: 'Owner',
      tenantId: tenant.id,
      role: 'admin',
      source: 'api',
    }
    const movement = {
      id: randomUUID(),
      kind: 'assembly' as const,
      effectiveAt: new Date().toISOString(),
      reference: 'BAKE',
      reason: '',
    }
    return app.database.tenant(tenant.id, (tx) =>
      postBatch(
        tx,
        actor,
        {
          movements: [movement],
          lines: lines.map((line) => ({ ...line, movement: 0, unit: 'pcs', unitPrice: null })),
          source: 'api',
        },
        { negativeStock: 'policy' },
      ),
    )
  }
  await bake([
    { itemId: flour.id, fromLocationId: bin, toLocationId: production, quantity: '5', lotId: flourLot },
    { itemId: bread.id, fromLocationId: production, toLocationId: bin, quantity: '20', lotId: breadLot },
  ])
  await record('sale', bread, [{ fromLocationId: bin, quantity: '4', lotCode: 'B1' }], 'INV 3')
  const trace = async (lotId: string, direction: 'back' | 'forward', limit = 50) => {
    const steps = []
    let cursor: string | undefined
    do {
      const page = await tenant.staff.call(traceLot, { params: { lotId }, query: { direction, limit, cursor } })
      steps.push(...page.data)
      cursor = page.nextCursor ?? undefined
    } while (cursor)
    return steps.map((step) => `${step.depth} ${step.lotCode} ${step.kind} ${step.reference} ${Number(step.quantity)}`)
  }
  const forward = ['0 F1 sale INV 1 1', '0 F1 assembly BAKE 5', '1 B1 sale INV 3 4']
  expect(await trace(flourLot, 'forward')).toEqual(forward)
  expect(await trace(flourLot, 'forward', 1)).toEqual(forward)
  expect(await trace(flourLot, 'back')).toEqual(['0 F1 receipt DN 7 10'])
  expect(await trace(breadLot, 'back')).toEqual(['1 F1 receipt DN 7 10', '0 B1 opening  1', '0 B1 assembly BAKE 20'])
})
