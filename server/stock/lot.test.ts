import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createItem, getItem, type Item, type Tracking, updateItem } from '#contract/item.ts'
import { createLocation, type Location } from '#contract/location.ts'
import { getLot, listLots, updateLot } from '#contract/lot.ts'
import { getMovement, type NewMovement, recordMovement, reverseMovement } from '#contract/movement.ts'
import { listStock, proveLedger } from '#contract/stock.ts'
import { startTestApp, type TestApp, type TestTenant } from '#server/testing/app.ts'

let app: TestApp
let tenant: TestTenant
let shelf: Location
let bin: Location

beforeAll(async () => {
  app = await startTestApp()
  tenant = await app.createTenant()
  shelf = await tenant.admin.call(createLocation, { body: { code: 'SHELF', name: 'Shelf' } })
  bin = await tenant.admin.call(createLocation, { body: { code: 'BIN', name: 'Bin' } })
})
afterAll(async () => {
  const proof = await tenant.admin.call(proveLedger)
  expect(proof.differences).toEqual([])
  await app.close()
})

let made = 0
function makeItem(tracking: Tracking): Promise<Item> {
  return tenant.admin.call(createItem, { body: { sku: `T-${++made}`, name: 'Thing', tracking } })
}

type Line = Partial<NewMovement['lines'][number]>

function send(kind: NewMovement['kind'], item: Item, lines: Line[]) {
  return tenant.staff.send(recordMovement, {
    body: { kind, lines: lines.map((line) => ({ itemId: item.id, quantity: '1', ...line })) },
  })
}

async function record(kind: NewMovement['kind'], item: Item, lines: Line[]) {
  const { status, body, problem } = await send(kind, item, lines)
  expect(status, JSON.stringify(problem)).toBe(201)
  return body
}

async function stockOf(item: Item) {
  const { data } = await tenant.admin.call(listStock, { query: { itemId: item.id } })
  return data.map((one) => `${one.locationCode} ${one.lotCode} ${Number(one.onHand)}`).sort()
}

describe('lots', () => {
  test('a receipt makes the lot it names, with its expiry; later lines find it by code or by id', async () => {
    const item = await makeItem('lot')
    const received = await record('receipt', item, [
      { toLocationId: shelf.id, quantity: '10', lotCode: 'L1', expiresOn: '2031-05-01' },
      { toLocationId: shelf.id, quantity: '4', lotCode: 'l2' },
    ])
    expect(received.lines).toMatchObject([
      { lotCode: 'L1', expiresOn: '2031-05-01' },
      { lotCode: 'l2', expiresOn: null },
    ])
    await record('receipt', item, [{ toLocationId: shelf.id, quantity: '1', lotCode: 'l1', expiresOn: '2031-05-01' }])
    await record('sale', item, [{ fromLocationId: shelf.id, quantity: '2.5', lotCode: 'L2' }])
    const lotId = received.lines[0]?.lotId ?? ''
    await record('transfer', item, [{ fromLocationId: shelf.id, toLocationId: bin.id, quantity: '3', lotId }])
    expect(await stockOf(item)).toEqual(['BIN L1 3', 'SHELF L1 8', 'SHELF l2 1.5'])
    const summed = await tenant.admin.call(listStock, { query: { itemId: item.id, lots: 'sum' } })
    expect(summed.data.map((one) => Number(one.onHand)).sort()).toEqual([3, 9.5])
    const { data: lots } = await tenant.admin.call(listLots, { query: { itemId: item.id } })
    expect(lots.map((lot) => [lot.code, lot.expiresOn, Number(lot.onHand)])).toEqual([
      ['L1', '2031-05-01', 11],
      ['l2', null, 1.5],
    ])
    expect(await tenant.admin.call(getMovement, { params: { movementId: received.id } })).toEqual(received)
  })

  test('a refusal names the lot it speaks of, but none that was made by what is refused', async () => {
    const item = await makeItem('lot')
    const both = (lotCode: string) => [
      { toLocationId: shelf.id, lotCode },
      { fromLocationId: shelf.id, quantity: '2', lotCode },
    ]
    const first = await send('adjustment', item, both('NEW'))
    expect(first.problem).toMatchObject({ code: 'insufficient_stock', lotId: null })
    expect((await tenant.admin.call(listLots, { query: { itemId: item.id } })).data).toEqual([])
    const { lines } = await record('receipt', item, [{ toLocationId: shelf.id, lotCode: 'KEPT' }])
    const second = await send('adjustment', item, [...both('KEPT'), { fromLocationId: shelf.id, lotCode: 'KEPT' }])
    expect(second.problem).toMatchObject({ code: 'insufficient_stock', lotId: lines[0]?.lotId, lot: 'KEPT' })
    expect(second.problem.detail).toBe('Only 1 of KEPT available, 2 requested.')
  })

  test('stock of one lot never covers what is taken of another', async () => {
    const item = await makeItem('lot')
    await record('opening', item, [
      { toLocationId: shelf.id, quantity: '5', lotCode: 'A' },
      { toLocationId: shelf.id, quantity: '1', lotCode: 'B' },
    ])
    const { problem } = await send('sale', item, [{ fromLocationId: shelf.id, quantity: '2', lotCode: 'B' }])
    expect(problem).toMatchObject({ code: 'insufficient_stock', available: '1', requested: '2' })
    const { problem: changed } = await send('sale', item, [
      { fromLocationId: shelf.id, lotCode: 'B', expectedOnHand: '5' },
    ])
    expect(changed).toMatchObject({ code: 'quantity_changed', onHand: '1' })
  })

  test.each([
    ['a tracked item names a lot', 'lot', {}, 'lot_required'],
    ['an untracked item names none', 'none', { lotCode: 'A' }, 'lot_not_tracked'],
    ['what leaves is of a lot that is known', 'lot', { lotCode: 'nobody knows it' }, 'lot_unknown'],
    ['so is a serial', 'serial', { lotCode: 'nobody knows it' }, 'lot_unknown'],
    ['a lot is one of the item', 'lot', { lotId: '0199f3a2-7c1e-7d4b-9a55-3f0f6f6f2b11' }, 'lot_unknown'],
  ] as const)('%s', async (_rule, tracking, line, code) => {
    const item = await makeItem(tracking)
    const { problem, status } = await send('sale', item, [{ fromLocationId: shelf.id, ...line }])
    expect([status, problem.code]).toEqual([409, code])
    expect(problem.errors?.[0]?.path).toBe('body.lines.0.lotCode')
  })

  test('a lot of another item is unknown here, and one that is known keeps its expiry', async () => {
    const [item, other] = [await makeItem('lot'), await makeItem('lot')]
    const { lines } = await record('receipt', other, [
      { toLocationId: shelf.id, lotCode: 'X', expiresOn: '2030-01-31' },
    ])
    const foreign = await send('receipt', item, [{ toLocationId: shelf.id, lotId: lines[0]?.lotId ?? '' }])
    expect(foreign.problem.code).toBe('lot_unknown')
    const differs = await send('receipt', other, [{ toLocationId: shelf.id, lotCode: 'X', expiresOn: '2030-02-01' }])
    expect(differs.problem).toMatchObject({ code: 'lot_differs', detail: 'Lot X is known to expire on 2030-01-31.' })
    const twice = await send('receipt', item, [
      { toLocationId: shelf.id, lotCode: 'Y', expiresOn: '2030-01-31' },
      { toLocationId: shelf.id, lotCode: 'y', expiresOn: '2030-02-01' },
    ])
    expect(twice.problem.code).toBe('lot_differs')
    expect(await stockOf(item)).toEqual([])
  })

  test('its code and expiry can be corrected, not to the code of another', async () => {
    const item = await makeItem('lot')
    const { lines } = await record('receipt', item, [
      { toLocationId: shelf.id, lotCode: 'ONE' },
      { toLocationId: shelf.id, lotCode: 'TWO' },
    ])
    const lotId = lines[0]?.lotId ?? ''
    const params = { lotId }
    const { version } = await tenant.manager.call(getLot, { params })
    const changed = await tenant.manager.call(updateLot, {
      params,
      ifMatch: version,
      body: { expiresOn: '2032-02-29' },
    })
    expect(changed).toMatchObject({ code: 'ONE', expiresOn: '2032-02-29', version: version + 1 })
    const stale = await tenant.manager.send(updateLot, { params, ifMatch: version, body: { note: 'late' } })
    expect(stale.problem.code).toBe('version_mismatch')
    const taken = await tenant.manager.send(updateLot, { params, ifMatch: version + 1, body: { code: 'two' } })
    expect(taken.problem.code).toBe('code_taken')
    const staff = await tenant.staff.send(updateLot, { params, ifMatch: version + 1, body: { note: 'x' } })
    expect(staff.status).toBe(403)
  })

  test('lots come in pages, first to expire first, by item, by day and by what is in stock', async () => {
    const item = await makeItem('lot')
    await record(
      'receipt',
      item,
      ['2030-03-01', '2030-01-01', '2030-02-01', undefined].map((expiresOn, index) => ({
        toLocationId: shelf.id,
        lotCode: `P${index}`,
        ...(expiresOn && { expiresOn }),
      })),
    )
    await record('sale', item, [{ fromLocationId: shelf.id, lotCode: 'P2' }])
    const page = await tenant.admin.call(listLots, { query: { itemId: item.id, limit: 3 } })
    expect(page.data.map((lot) => lot.code)).toEqual(['P1', 'P2', 'P0'])
    const rest = await tenant.admin.call(listLots, {
      query: { itemId: item.id, limit: 3, cursor: page.nextCursor ?? '' },
    })
    expect([rest.data.map((lot) => lot.code), rest.nextCursor]).toEqual([['P3'], null])
    const due = { itemId: item.id, expiresUntil: '2030-02-28', inStock: 'true' } as const
    expect((await tenant.admin.call(listLots, { query: due })).data.map((lot) => lot.code)).toEqual(['P1'])
    const named = await tenant.admin.call(listLots, { query: { code: 'p3', itemId: item.id } })
    expect(named.data.map((lot) => lot.code)).toEqual(['P3'])
  })
})

describe('serials', () => {
  test('a serial is one unit in one place: received, moved, sold, returned', async () => {
    const item = await makeItem('serial')
    await record('receipt', item, [
      { toLocationId: shelf.id, lotCode: 'S1' },
      { toLocationId: shelf.id, lotCode: 'S2' },
    ])
    await record('transfer', item, [{ fromLocationId: shelf.id, toLocationId: bin.id, lotCode: 'S1' }])
    expect(await stockOf(item)).toEqual(['BIN S1 1', 'SHELF S2 1'])
    await record('sale', item, [{ fromLocationId: bin.id, lotCode: 'S1' }])
    await record('return', item, [{ toLocationId: shelf.id, lotCode: 'S1' }])
    expect(await stockOf(item)).toEqual(['SHELF S1 1', 'SHELF S2 1'])
  })

  test.each([
    [
      'received while it is in stock',
      'receipt',
      (): Line[] => [{ toLocationId: bin.id, lotCode: 'K' }],
      'serial_in_stock',
    ],
    ['received where it is', 'receipt', (): Line[] => [{ toLocationId: shelf.id, lotCode: 'k' }], 'serial_in_stock'],
    [
      'received twice at once',
      'receipt',
      (): Line[] => [
        { toLocationId: bin.id, lotCode: 'N' },
        { toLocationId: shelf.id, lotCode: 'n' },
      ],
      'serial_in_stock',
    ],
    [
      'taken from where it is not',
      'sale',
      (): Line[] => [{ fromLocationId: bin.id, lotCode: 'K' }],
      'insufficient_stock',
    ],
    [
      'taken twice',
      'sale',
      (): Line[] => [
        { fromLocationId: shelf.id, lotCode: 'K' },
        { fromLocationId: shelf.id, lotCode: 'K' },
      ],
      'insufficient_stock',
    ],
    [
      'more than one unit',
      'receipt',
      (): Line[] => [{ toLocationId: bin.id, lotCode: 'M', quantity: '2' }],
      'serial_quantity',
    ],
    [
      'half a unit',
      'sale',
      (): Line[] => [{ fromLocationId: shelf.id, lotCode: 'K', quantity: '0.5' }],
      'serial_quantity',
    ],
  ] as const)('it is never %s, even where stock may be negative', async (_what, kind, lines, code) => {
    const item = await makeItem('serial')
    await record('receipt', item, [{ toLocationId: shelf.id, lotCode: 'K' }])
    const { status, problem } = await send(kind, item, lines())
    expect([status, problem.code]).toEqual([409, code])
    expect(await stockOf(item)).toEqual(['SHELF K 1'])
  })

  test('one movement takes a serial through two places', async () => {
    const item = await makeItem('serial')
    await record('receipt', item, [{ toLocationId: shelf.id, lotCode: 'R' }])
    await record('transfer', item, [
      { fromLocationId: shelf.id, toLocationId: bin.id, lotCode: 'R' },
      { fromLocationId: bin.id, toLocationId: shelf.id, lotCode: 'R' },
    ])
    expect(await stockOf(item)).toEqual(['SHELF R 1'])
  })

  test('the database itself refuses a serial in two places', async () => {
    const item = await makeItem('serial')
    const { lines } = await record('receipt', item, [{ toLocationId: shelf.id, lotCode: 'D' }])
    const put = (quantity: string) =>
      app.database.tenant(tenant.id, (tx) =>
        tx.query({
          text: `insert into balance (tenant_id, item_id, location_id, lot_id, tracking, is_virtual, on_hand) values ($1, $2, $3, $4, 'serial', false, $5)`,
          values: [tenant.id, item.id, bin.id, lines[0]?.lotId, quantity],
        }),
      )
    await expect(put('1')).rejects.toMatchObject({ constraint: 'balance_serial_place' })
    for (const amount of ['-1', '0.5']) {
      const refused = await put(amount).catch((error: { constraint?: string }) => error.constraint)
      expect(['balance_of_serial', 'balance_serial_place']).toContain(refused)
    }
  })

  test('many clients receive one serial into many places: one has it', async () => {
    const item = await makeItem('serial')
    const replies = await Promise.all(
      Array.from({ length: 20 }, (_, index) =>
        send(index % 2 ? 'receipt' : 'return', item, [
          { toLocationId: index % 4 < 2 ? shelf.id : bin.id, lotCode: 'RACE' },
        ]),
      ),
    )
    expect(replies.filter(({ status }) => status === 201)).toHaveLength(1)
    for (const { status, problem } of replies)
      if (status !== 201) expect(['serial_in_stock', 'serial_moved']).toContain(problem.code)
    expect((await stockOf(item)).length).toBe(1)
  })
})

describe('tracking', () => {
  const change = async (item: Item, tracking: Tracking) => {
    const { version } = await tenant.admin.call(getItem, { params: { itemId: item.id } })
    return tenant.admin.send(updateItem, { params: { itemId: item.id }, ifMatch: version, body: { tracking } })
  }

  test('it changes while nothing is on hand, and not while stock does not fit it', async () => {
    const item = await makeItem('none')
    await record('opening', item, [{ toLocationId: shelf.id, quantity: '3' }])
    expect((await change(item, 'lot')).problem.code).toBe('tracking_in_use')
    const { id } = await record('sale', item, [{ fromLocationId: shelf.id, quantity: '3' }])
    expect((await change(item, 'lot')).status).toBe(200)
    const before = await tenant.manager.send(reverseMovement, { params: { movementId: id }, body: { reason: 'x' } })
    expect(before.problem.code).toBe('lot_required')
    await record('receipt', item, [{ toLocationId: shelf.id, quantity: '2', lotCode: 'A' }])
    expect((await change(item, 'none')).problem.code).toBe('tracking_in_use')
    expect((await change(item, 'serial')).problem.code).toBe('tracking_in_use')
    await record('sale', item, [{ fromLocationId: shelf.id, quantity: '1', lotCode: 'A' }])
    // one unit of one lot in one place is a serial
    expect((await change(item, 'serial')).status).toBe(200)
  })

  test('a change and receipts at once leave no stock that does not fit', async () => {
    const item = await makeItem('none')
    const receive = () => send('receipt', item, [{ toLocationId: shelf.id }])
    const [changed, ...received] = await Promise.all([change(item, 'lot'), ...Array.from({ length: 12 }, receive)])
    const posted = received.filter(({ status }) => status === 201).length
    for (const { status, problem } of received) if (status !== 201) expect(problem.code).toBe('lot_required')
    expect(changed.status === 200 ? posted : 0).toBe(0)
  })
})

test('a movement of lots is reversed lot by lot', async () => {
  const item = await makeItem('lot')
  await record('receipt', item, [{ toLocationId: shelf.id, quantity: '5', lotCode: 'A' }])
  const sold = await record('sale', item, [{ fromLocationId: shelf.id, quantity: '2', lotCode: 'A' }])
  const back = await tenant.manager.call(reverseMovement, { params: { movementId: sold.id }, body: { reason: 'x' } })
  expect(back.lines[0]?.lotCode).toBe('A')
  expect(await stockOf(item)).toEqual(['SHELF A 5'])
})
