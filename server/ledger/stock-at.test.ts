import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createItem } from '#contract/item.ts'
import { createLocation } from '#contract/location.ts'
import { recordMovement, reverseMovement } from '#contract/movement.ts'
import { getStockTimeline, listStock } from '#contract/stock.ts'
import { toDecimal, toQuantity } from '#core/number/quantity.ts'
import { startTestApp, type TestApp, type TestTenant } from '#server/testing/app.ts'
import { advanceProof } from './advance-proof.ts'
import { stockAt } from './stock-at.ts'

let testApp: TestApp
beforeAll(async () => {
  testApp = await startTestApp()
})
afterAll(() => testApp.close())

async function shop(settings?: Parameters<TestApp['createTenant']>[0]) {
  const tenant = await testApp.createTenant({ negativeStock: 'allow', ...settings })
  const items = await Promise.all(
    ['A', 'B'].map(async (sku) => (await tenant.admin.call(createItem, { body: { sku, name: sku } })).id),
  )
  const places = await Promise.all(
    ['X', 'Y'].map(async (code) => (await tenant.admin.call(createLocation, { body: { code, name: code } })).id),
  )
  return { tenant, items, places }
}

/** Pages of two rows, so that cursors are exercised too. */
async function readAt(tenant: TestTenant, at: string) {
  const found = new Map<string, string>()
  let cursor: string | undefined
  do {
    const page = await tenant.staff.call(listStock, { query: { at, limit: 2, cursor } })
    for (const row of page.data) found.set(`${row.itemId} ${row.locationId}`, toDecimal(toQuantity(row.onHand)))
    cursor = page.nextCursor ?? undefined
  } while (cursor)
  return found
}

const moment = fc
  .integer({ min: Date.UTC(2023, 10, 28), max: Date.UTC(2026, 2, 3) })
  // many at the edges of halves of months, and of years
  .chain((at) =>
    fc.constantFrom(
      at,
      Date.UTC(new Date(at).getUTCFullYear(), new Date(at).getUTCMonth(), 1),
      Date.UTC(new Date(at).getUTCFullYear(), new Date(at).getUTCMonth(), 16) - 1,
      Date.UTC(new Date(at).getUTCFullYear(), new Date(at).getUTCMonth(), 16),
      Date.UTC(new Date(at).getUTCFullYear(), 0),
    ),
  )
  .map((at) => new Date(at).toISOString())
const entry = fc.record({
  kind: fc.constantFrom('receipt', 'sale', 'transfer' as const),
  at: moment,
  item: fc.nat(1),
  place: fc.nat(1),
  quantity: fc.integer({ min: 1, max: 9_999 }).map((n) => toDecimal(toQuantity(n).div(1000))),
  reversed: fc.boolean(),
  provedAfter: fc.boolean(),
})

test('at any moment, stock is what a replay of the movements by their effect gives, back-dated ones and reversals too', {
  timeout: 60_000,
}, async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(entry, { minLength: 1, maxLength: 12 }),
      fc.array(moment, { minLength: 3, maxLength: 3 }),
      async (history, moments) => {
        const { tenant, items, places } = await shop()
        for (const { kind, at, item, place, quantity, reversed, provedAfter } of history) {
          const here = places[place] as string
          const ends = {
            receipt: { toLocationId: here },
            sale: { fromLocationId: here },
            transfer: { fromLocationId: here, toLocationId: places[1 - place] as string },
          }[kind as 'receipt' | 'sale' | 'transfer']
          const lines = [{ itemId: items[item] as string, quantity, ...ends }]
          const { id } = await tenant.admin.call(recordMovement, {
            body: { kind: kind as 'receipt', effectiveAt: at, lines },
          })
          if (reversed)
            await tenant.admin.call(reverseMovement, { params: { movementId: id }, body: { reason: 'Wrong' } })
          if (provedAfter) await testApp.database.tenant(tenant.id, advanceProof)
        }
        for (const at of [...moments, ...history.map((each) => each.at)]) {
          const replayed = new Map<string, ReturnType<typeof toQuantity>>()
          const add = (item: number, place: number, delta: string) => {
            const key = `${items[item]} ${places[place]}`
            replayed.set(key, (replayed.get(key) ?? toQuantity(0)).plus(delta))
          }
          for (const { kind, at: when, item, place, quantity, reversed } of history) {
            if (Date.parse(when) > Date.parse(at)) continue
            const sides: [number, string][] =
              kind === 'receipt'
                ? [[place, quantity]]
                : kind === 'sale'
                  ? [[place, `-${quantity}`]]
                  : [
                      [place, `-${quantity}`],
                      [1 - place, quantity],
                    ]
            for (const [side, delta] of sides) add(item, side, reversed ? '0' : delta)
          }
          const expected = new Map([...replayed].map(([key, value]) => [key, toDecimal(value)]))
          expect(await readAt(tenant, at)).toEqual(expected)
          const whole = await testApp.database.tenantRead(tenant.id, (tx) =>
            tx.query<{ key: string; on_hand: string }>({
              text: `select item_id || ' ' || location_id as key, on_hand from (${stockAt('$1::timestamptz')}) s where location_id = any($2)`,
              values: [at, places],
            }),
          )
          expect(new Map(whole.map((row) => [row.key, toDecimal(toQuantity(row.on_hand))]))).toEqual(expected)
        }
      },
    ),
    { numRuns: 12 },
  )
})

test('an item’s timeline begins with what was there and closes each day on which it changed, in the organisation’s zone', async () => {
  const { tenant, items, places } = await shop({ timeZone: 'Pacific/Auckland' })
  const [itemId = ''] = items
  const [toLocationId = '', other = ''] = places
  const receive = (effectiveAt: string, quantity: string) =>
    tenant.admin.call(recordMovement, {
      body: { kind: 'receipt', effectiveAt, lines: [{ itemId, toLocationId, quantity }] },
    })
  await receive('2025-02-10T00:00:00Z', '5')
  await receive('2025-03-01T10:59:00Z', '1')
  await receive('2025-03-01T11:01:00Z', '2')
  await receive('2025-03-05T00:00:00Z', '4')
  await tenant.admin.call(recordMovement, {
    body: {
      kind: 'transfer',
      effectiveAt: '2025-03-03T00:00:00Z',
      lines: [{ itemId, fromLocationId: toLocationId, toLocationId: other, quantity: '3' }],
    },
  })
  const timeline = () =>
    tenant.staff.call(getStockTimeline, {
      params: { itemId },
      query: { from: '2025-03-01T00:00:00Z', to: '2025-03-04T00:00:00Z' },
    })
  const expected = {
    opening: '5',
    days: [
      { day: '2025-03-01', onHand: '6' },
      { day: '2025-03-02', onHand: '8' },
    ],
  }
  expect(await timeline()).toMatchObject(expected)
  await testApp.database.tenant(tenant.id, advanceProof)
  expect(await timeline()).toMatchObject(expected)
})
