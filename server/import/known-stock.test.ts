import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type ImportOptions, listImportRefusals, reverseImport } from '#contract/import.ts'
import { createItem, listItems } from '#contract/item.ts'
import { listMovements, recordMovement } from '#contract/movement.ts'
import { createPack } from '#contract/pack.ts'
import { listStock } from '#contract/stock.ts'
import type { Caller, TestApp, TestTenant } from '#server/testing/app.ts'
import { ended, importNow, ledgerDifferences, prepareItems, startImporting } from './import-fixture.ts'
import { importItems } from './import-items.ts'

let app: TestApp
let stop: () => Promise<void>
beforeAll(async () => {
  ;({ app, stop } = await startImporting())
})
afterAll(() => stop())

const mapping = { sku: 'sku', name: 'name', stock: 'openingStock', place: 'location' }
const file = (...rows: string[]) => ['sku,name,stock,place', ...rows].join('\n')
const bring = (caller: Caller, content: string, stock: ImportOptions['stock'] = 'open') =>
  importNow(app, caller, { content, kind: 'items', mapping, options: { stock } })

/** On hand at real locations, by SKU and location: `A Shop 5`. */
async function stockOf(caller: Caller): Promise<string[]> {
  const { data } = await caller.call(listStock, { query: { limit: 200 } })
  return data.map((balance) => `${balance.sku} ${balance.locationName} ${Number(balance.onHand)}`).sort()
}

async function warningsOf(caller: Caller, importId: string) {
  const { data } = await caller.call(listImportRefusals, { params: { importId } })
  return data.map(({ rowNumber, reason, column, value, onHand }) => [rowNumber, reason, column, value, onHand])
}

async function reverse(caller: Caller, importId: string): Promise<void> {
  const { task } = await caller.call(reverseImport, { params: { importId } })
  expect((await ended(caller, importId, task.id)).task.state).toBe('succeeded')
}

const prepared = (tenant: TestTenant, content: string, stock: ImportOptions['stock']) =>
  prepareItems(app, tenant, { content, mapping, stock })

describe('opening stock', () => {
  const twice = file('A,Apple,5,Shop', 'B,Bread,2.5,Shop', 'C,Cheese,,Shop', 'D,Dates,0,Shop')

  test('of a file that is imported twice is booked once; a row that says otherwise is a warning, its item still written', async () => {
    const { admin } = await app.createTenant()
    const first = await bring(admin, twice)
    expect(first.batch.counts).toMatchObject({ itemsCreated: 4, lines: 2, refused: 0, warned: 0 })
    const same = await bring(admin, twice)
    expect(same.batch.counts).toMatchObject({ rows: 4, itemsUpdated: 0, movements: 0, lines: 0, refused: 0, warned: 0 })
    const second = await bring(admin, twice.replace('Apple,5', 'Red apple,6'))
    expect(second.batch).toMatchObject({
      counts: { rows: 4, itemsUpdated: 1, movements: 0, lines: 0, refused: 0, warned: 1 },
      refusedByReason: {},
    })
    expect(await stockOf(admin)).toEqual(['A Shop 5', 'B Shop 2.5'])
    expect(await warningsOf(admin, second.batch.id)).toEqual([[2, 'stock_already_known', 'stock', '6', '5']])
    const { data } = await admin.call(listItems, { query: { sort: 'sku' } })
    expect(data[0]?.name).toBe('Red apple')
    expect(await ledgerDifferences(admin)).toBe(0)
  })

  test('is counted in what its row says: a pack, or a unit that converts; on hand is in base units, and adjusted in them', async () => {
    const { admin } = await app.createTenant()
    const { id } = await admin.call(createItem, { body: { sku: 'A', name: 'Apple' } })
    await admin.call(createPack, { body: { itemId: id, name: 'crate', factor: '40' } })
    const head = 'SKU,Name,Unit,Stock,Counted in,Location'
    const rows = ['A,Apple,,3,Crates,Shop', 'F,Flour,kg,500,g,Shop', 'N,Nut,kg,2,box,Shop', 'M,Mug,,4,,Shop']
    const bringCounted = (content: string[], stock: ImportOptions['stock']) =>
      importNow(app, admin, { content: [head, ...content].join('\n'), kind: 'items', options: { stock } })
    const first = await bringCounted(rows, 'open')
    expect(await warningsOf(admin, first.batch.id)).toEqual([[4, 'unknown_unit', 'Counted in', 'box', null]])
    expect(await stockOf(admin)).toEqual(['A Shop 120', 'F Shop 0.5', 'M Shop 4'])
    const { data } = await admin.call(listMovements, { query: { kind: 'opening' } })
    const entered = data.flatMap(({ lines }) => lines.map((line) => line.entered?.unit ?? null))
    expect(entered.toSorted()).toEqual(['crate', 'g', null])
    // the same again, said in pieces, is no news; adjusting takes the difference
    const second = await bringCounted(['A,Apple,,120,pcs,Shop', 'F,Flour,kg,0.5,,Shop'], 'open')
    expect(second.batch.counts).toMatchObject({ lines: 0, warned: 0, refused: 0 })
    await bringCounted(['A,Apple,,2.5,crate,Shop'], 'adjust')
    expect(await stockOf(admin)).toEqual(['A Shop 100', 'F Shop 0.5', 'M Shop 4'])
    expect(await ledgerDifferences(admin)).toBe(0)
  })

  test('is booked where the item has not been: another location, or none at all', async () => {
    const { admin } = await app.createTenant()
    await bring(admin, file('A,Apple,5,Shop'))
    await admin.call(createItem, { body: { sku: 'N', name: 'Never moved' } })
    const { batch } = await bring(admin, file('A,Apple,7,Store', 'N,Never moved,3,Shop'))
    expect(batch.counts).toMatchObject({ lines: 2, warned: 0 })
    expect(await stockOf(admin)).toEqual(['A Shop 5', 'A Store 7', 'N Shop 3'])
  })

  test('is known however it came, and whatever is left of it', async () => {
    const { admin } = await app.createTenant()
    await bring(admin, file('A,Apple,5,Shop', 'B,Bread,4,Shop'))
    const { data: stock } = await admin.call(listStock)
    const [a, b] = ['A', 'B'].map((sku) => stock.find((balance) => balance.sku === sku))
    for (const [balance, quantity] of [
      [a, '5'],
      [b, '1'],
    ] as const)
      await admin.call(recordMovement, {
        body: {
          kind: 'sale',
          lines: [{ itemId: balance?.itemId ?? '', fromLocationId: balance?.locationId ?? '', quantity }],
        },
      })
    const { batch } = await bring(admin, file('A,Apple,5,Shop', 'B,Bread,4,Shop'))
    expect(await warningsOf(admin, batch.id)).toEqual([
      [2, 'stock_already_known', 'stock', '5', '0'],
      [3, 'stock_already_known', 'stock', '4', '3'],
    ])
    expect(await stockOf(admin)).toContain('B Shop 3')
  })

  test('is booked again after the import that brought it was taken back', async () => {
    const { admin } = await app.createTenant()
    const first = await bring(admin, twice)
    await reverse(admin, first.batch.id)
    const again = await bring(admin, twice)
    expect(again.batch.counts).toMatchObject({ lines: 2, warned: 0 })
    expect(await stockOf(admin)).toEqual(['A Shop 5', 'B Shop 2.5'])
    expect(await ledgerDifferences(admin)).toBe(0)
  })

  test('of several rows of one file counts together, also across chunks', async () => {
    const tenant = await app.createTenant()
    const rows = Array.from({ length: 30 }, (_, n) => `I${n % 10},Item ${n % 10},1,Shop`)
    await importItems({ ...(await prepared(tenant, file(...rows), 'open')), chunkSize: 4 }, Date.now())
    expect(await stockOf(tenant.admin)).toEqual(Array.from({ length: 10 }, (_, n) => `I${n} Shop 3`))
  })
})

describe('told to adjust,', () => {
  test('an import makes stock what the file says, up, down and to nothing, and its reversal brings the former back', async () => {
    const { admin } = await app.createTenant()
    await bring(admin, file('A,Apple,5,Shop', 'B,Bread,2,Shop', 'C,Cheese,3,Shop', 'E,Eggs,6,Shop'))
    const before = await stockOf(admin)
    const { batch } = await bring(
      admin,
      file('A,Apple,8,Shop', 'B,Bread,0.5,Shop', 'C,Cheese,0,Shop', 'D,Dates,4,Shop', 'E,Eggs,6,Shop'),
      'adjust',
    )
    expect(batch.counts).toMatchObject({ movements: 2, lines: 4, refused: 0, warned: 0 })
    const after = ['A Shop 8', 'B Shop 0.5', 'D Shop 4', 'E Shop 6']
    expect((await stockOf(admin)).filter((line) => !line.endsWith(' 0'))).toEqual(after)
    const { data } = await admin.call(listMovements, { query: { importId: batch.id } })
    expect(data.map(({ kind }) => kind).sort()).toEqual(['adjustment', 'opening'])
    const again = await bring(
      admin,
      file('A,Apple,8,Shop', 'B,Bread,0.5,Shop', 'C,Cheese,0,Shop', 'D,Dates,4,Shop'),
      'adjust',
    )
    expect(again.batch.counts).toMatchObject({ movements: 0, lines: 0 })
    await reverse(admin, batch.id)
    expect((await stockOf(admin)).filter((line) => !line.endsWith(' 0'))).toEqual(before)
    expect(await ledgerDifferences(admin)).toBe(0)
  })

  test('rows of one item and location count together, also across chunks and after a crash', async () => {
    const rows = Array.from({ length: 30 }, (_, n) => `I${n % 10},Item ${n % 10},${n % 3},Shop`)
    const content = file(...rows)
    for (const dies of [0, 2, 4, 6, 8]) {
      const tenant = await app.createTenant()
      await bring(tenant.admin, file('I0,Item 0,3,Shop', 'I1,Item 1,9,Shop', 'I2,Item 2,1,Shop'))
      const run = { ...(await prepared(tenant, content, 'adjust')), chunkSize: 4 }
      let transactions = 0
      const hold = async () => {
        if (++transactions === dies) throw new Error('killed')
      }
      const killed = importItems({ ...run, hold }, Date.now())
      if (dies > 0) await expect(killed).rejects.toThrow('killed')
      else await killed
      await importItems(run, Date.now())
      // each item's three rows say 0, 1 and 2
      expect(await stockOf(tenant.admin), `killed in ${dies}`).toEqual(
        Array.from({ length: 10 }, (_, n) => `I${n} Shop 3`),
      )
      expect(await ledgerDifferences(tenant.admin)).toBe(0)
    }
  })

  test('stock below what is reserved is refused, the rest goes in', async () => {
    const tenant = await app.createTenant()
    await bring(tenant.admin, file('A,Apple,5,Shop', 'B,Bread,5,Shop'))
    await reserve(tenant, 'A', 3)
    const { batch } = await bring(tenant.admin, file('A,Red apple,2,Shop', 'B,Bread,2,Shop'), 'adjust')
    expect(batch).toMatchObject({ counts: { refused: 1, lines: 1 }, refusedByReason: { stock_reserved: 1 } })
    expect(await stockOf(tenant.admin)).toEqual(['A Shop 5', 'B Shop 2'])
  })
})

test('told to ignore, an import leaves stock alone and makes no location for it', async () => {
  const { admin } = await app.createTenant()
  const { batch } = await bring(admin, file('A,Apple,5,Cellar'), 'ignore')
  expect(batch.counts).toMatchObject({ itemsCreated: 1, movements: 0, lines: 0, refused: 0, warned: 0 })
  expect(await stockOf(admin)).toEqual([])
})

describe('two imports of one file at once', () => {
  const rows = Array.from({ length: 60 }, (_, n) => `I${n},Item ${n},${n + 1},Shop`)
  const once = Array.from({ length: 60 }, (_, n) => `I${n} Shop ${n + 1}`).sort()

  test.each([
    ['open', 'of new items', []],
    ['open', 'of items there are', rows.map((row) => row.replace(/,\d+,Shop$/, ',,'))],
    ['adjust', 'of items there are', rows.map((row) => row.replace(/,\d+,Shop$/, ',100,Shop'))],
  ] as const)('(%s, %s) book its stock once', async (mode, _, before) => {
    for (let round = 0; round < 3; round++) {
      const tenant = await app.createTenant()
      // the location is there, so that the two meet at items and balances alone
      await bring(tenant.admin, file('X,Other,1,Shop', ...before))
      const runs = await Promise.all([1, 2].map(() => prepared(tenant, file(...rows), mode)))
      await Promise.all(runs.map((run) => importItems({ ...run, chunkSize: 7 }, Date.now())))
      expect((await stockOf(tenant.admin)).filter((line) => !line.startsWith('X'))).toEqual(once)
      expect(await ledgerDifferences(tenant.admin)).toBe(0)
    }
  })
})

/** As an order would: no part of the product reserves yet. */
async function reserve(tenant: TestTenant, sku: string, quantity: number): Promise<void> {
  await app.database.tenant(tenant.id, (tx) =>
    tx.query({
      text: `update balance b set reserved = $2 from item i, location l
             where i.id = b.item_id and i.sku = $1 and l.id = b.location_id and not l.is_virtual`,
      values: [sku, quantity],
    }),
  )
}
