import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { listAudit } from '#contract/audit.ts'
import { createItem } from '#contract/item.ts'
import { getKit, listKits, updateKit } from '#contract/kit.ts'
import { createLocation } from '#contract/location.ts'
import { recordMovement, reverseMovement } from '#contract/movement.ts'
import { proveLedger } from '#contract/stock.ts'
import { getItemValuation, getValuation } from '#contract/valuation.ts'
import { startTestApp, type TestApp } from '#server/testing/app.ts'
import { valueNow } from '#server/valuation/valuation-fixture.ts'
import { workshop } from './kit-fixture.ts'

let testApp: TestApp
beforeAll(async () => {
  testApp = await startTestApp()
})
afterAll(() => testApp.close())

test('kits are put together from parts in one movement, taken apart again, and both are reversed', async () => {
  const tenant = await testApp.createTenant()
  const { hamper, jar, nuts, shop, bin, depot, bring, read, assemble, takeApart, onHand } = await workshop(tenant)
  await bring(jar.id, shop.id, '5')
  await bring(jar.id, bin.id, '2')
  await bring(jar.id, depot.id, '40')
  await bring(nuts.id, bin.id, '1.75')
  await bring(nuts.id, depot.id, '0.4')
  // 7 jars make 3 hampers, 1.75 kg of nuts 3; at the depot there are nuts for none
  expect(await read()).toMatchObject({
    version: 1,
    onHand: '0',
    assemblable: '3',
    places: [{ locationId: shop.id, onHand: '0', assemblable: '3' }],
    parts: [
      { sku: 'JAR', quantity: '2', available: '47' },
      { sku: 'NUTS', quantity: '0.5', available: '2.15' },
    ],
  })
  expect(await read(bin.id)).toMatchObject({ assemblable: '1', parts: [{ available: '2' }, { available: '1.75' }] })

  const { status, body } = await assemble('3', { reference: 'H-1' })
  expect(status).toBe(201)
  expect(body).toMatchObject({ kind: 'assembly', reference: 'H-1' })
  expect(body.lines.at(-1)).toMatchObject({ itemId: hamper.id, quantity: '3', toLocationId: shop.id })
  expect(await onHand()).toEqual({ HAMPER: '3', JAR: '41', NUTS: '0.65' })
  expect(await read(shop.id)).toMatchObject({ onHand: '3', available: '3', assemblable: '0' })
  const kits = await tenant.staff.call(listKits, { query: { locationId: shop.id } })
  expect(kits.data).toEqual([
    expect.objectContaining({ sku: 'HAMPER', partCount: 2, onHand: '3', available: '3', assemblable: '0' }),
  ])

  const apart = await takeApart('2')
  expect(apart.body).toMatchObject({ kind: 'disassembly' })
  expect(await onHand()).toEqual({ HAMPER: '1', JAR: '45', NUTS: '1.65' })
  const undo = (movementId: string) =>
    tenant.manager.send(reverseMovement, { params: { movementId }, body: { reason: 'Wrong' } })
  expect((await undo(body.id)).problem.code, 'two of three have been taken apart').toBe('insufficient_stock')
  expect((await undo(apart.body.id)).status).toBe(201)
  expect((await undo(body.id)).status).toBe(201)
  expect(await onHand()).toEqual({ HAMPER: '0', JAR: '47', NUTS: '2.15' })
  expect((await tenant.staff.call(proveLedger)).differences).toEqual([])
})

test('parts that are not there are not taken, and each is named with what is missing', async () => {
  const tenant = await testApp.createTenant({ negativeStock: 'allow' })
  const { jar, nuts, shop, bring, assemble, takeApart, onHand } = await workshop(tenant)
  await bring(jar.id, shop.id, '3')
  await bring(nuts.id, shop.id, '0.5')
  const { status, problem } = await assemble('2')
  expect(status).toBe(409)
  expect(problem).toMatchObject({
    code: 'insufficient_parts',
    detail: expect.stringMatching(/Of JAR, 1 pcs are missing.*Of NUTS, 0\.5 kg are missing: 1 needed, 0\.5 available/),
    parts: [
      { itemId: jar.id, needed: '4', available: '3', missing: '1' },
      { itemId: nuts.id, needed: '1', available: '0.5', missing: '0.5' },
    ],
  })
  expect((await assemble('0.5')).status).toBe(400)
  expect((await takeApart('1')).problem).toMatchObject({ code: 'insufficient_stock', available: '0', requested: '1' })
  expect(await onHand()).toEqual({ JAR: '3', NUTS: '0.5' })
})

test('what expires first goes in, what is named goes in, what went in last comes out, and no lot past its day', async () => {
  const tenant = await testApp.createTenant()
  const { hamper, jar, nuts, shop, bring, read, assemble, takeApart, onHand } = await workshop(tenant, {
    kit: 'serial',
    jar: 'lot',
  })
  await bring(nuts.id, shop.id, '9')
  await bring(jar.id, shop.id, '4', { lotCode: 'PAST', expiresOn: '2020-01-01' })
  await bring(jar.id, shop.id, '3', { lotCode: 'LATE', expiresOn: '2999-12-31' })
  await bring(jar.id, shop.id, '3', { lotCode: 'SOON', expiresOn: '2998-12-31' })
  expect(await read()).toMatchObject({ assemblable: '3', parts: [{ available: '6' }, {}] })
  expect((await assemble('1')).problem.code).toBe('lot_required')
  expect((await assemble('2', { kits: [{ lotCode: 'S1' }] })).problem.code).toBe('invalid_value')
  const both = await assemble('2', { kits: [{ lotCode: 'S1' }, { lotCode: 'S2' }] })
  expect(both.status, JSON.stringify(both.problem)).toBe(201)
  expect(await onHand()).toEqual({
    'JAR PAST': '4',
    'JAR LATE': '2',
    NUTS: '8',
    'HAMPER S1': '1',
    'HAMPER S2': '1',
  })
  const late = both.body.lines.find(({ lotCode }) => lotCode === 'LATE')
  const named = await assemble('1', {
    kits: [{ lotCode: 'S3' }],
    parts: [{ itemId: jar.id, lotId: late?.lotId, quantity: '2' }],
  })
  expect(named.status).toBe(201)
  const serial = (code: string) =>
    [...both.body.lines, ...named.body.lines].find((line) => line.lotCode === code)?.lotId ?? ''
  // of the third one's own lots, not of those that went in last somewhere
  await takeApart('1', { kits: [{ lotId: serial('S3') }] })
  expect(await onHand()).toMatchObject({ 'JAR LATE': '2', 'HAMPER S1': '1', 'HAMPER S2': '1' })
  const apart = await takeApart('1', { kits: [{ lotId: serial('S1') }] })
  const jars = apart.body.lines.filter(({ itemId }) => itemId === jar.id)
  expect(jars.reduce((sum, { quantity }) => sum + Number(quantity), 0)).toBe(2)
  expect(apart.body.lines.find(({ itemId }) => itemId === hamper.id)).toMatchObject({ lotCode: 'S1' })
  // more is named than there are kits, and something that is no part
  const wrong = [{ parts: [{ itemId: jar.id, quantity: '3' }] }, { parts: [{ itemId: hamper.id, quantity: '1' }] }]
  for (const rest of wrong) expect((await takeApart('1', rest)).problem.code).toBe('invalid_value')
  expect((await tenant.staff.call(proveLedger)).differences).toEqual([])
})

test('kits that lie in quarantine or are past their day are there, and are not available', async () => {
  const tenant = await testApp.createTenant()
  const { admin, staff } = tenant
  const { hamper, jar, nuts, shop, bring, read, assemble, takeApart } = await workshop(tenant, { kit: 'lot' })
  const quarantine = await admin.call(createLocation, {
    body: { code: 'Q', name: 'Q', kind: 'quarantine', parentId: shop.id },
  })
  const bin = await admin.call(createLocation, { body: { code: 'Q-1', name: 'Q-1', parentId: quarantine.id } })
  await bring(jar.id, shop.id, '20')
  await bring(nuts.id, shop.id, '5')
  const kits = [
    { lotCode: 'OLD', expiresOn: '2020-01-01', quantity: '1' },
    { lotCode: 'NEW', quantity: '5' },
  ]
  expect((await assemble('6', { kits })).status).toBe(201)
  for (const [toLocationId, quantity] of [
    [quarantine.id, '1'],
    [bin.id, '2'],
  ] as const) {
    const lines = [{ itemId: hamper.id, fromLocationId: shop.id, toLocationId, quantity, lotCode: 'NEW' }]
    await staff.call(recordMovement, { body: { kind: 'transfer', lines } })
  }
  const told = { onHand: '6', available: '2' }
  expect(await read()).toMatchObject({ ...told, places: [{ locationId: shop.id, ...told }] })
  expect(await read(quarantine.id)).toMatchObject({ onHand: '3', available: '0' })
  expect((await staff.call(listKits)).data).toMatchObject([told])
  // so many can be taken apart, as the figure says
  expect((await takeApart('3')).problem).toMatchObject({ code: 'insufficient_stock', available: '2' })
})

describe('the list of parts', () => {
  test('is changed by the version that was read, audited, and emptied again', async () => {
    const tenant = await testApp.createTenant()
    const { hamper, jar, kit, assemble } = await workshop(tenant)
    const put = (ifMatch: number, parts: { itemId: string; quantity: string }[]) =>
      tenant.manager.send(updateKit, { params: { itemId: hamper.id }, ifMatch, body: { parts } })
    expect((await put(0, [])).problem).toMatchObject({ code: 'version_mismatch', currentVersion: 1 })
    expect((await put(kit.version, [{ itemId: jar.id, quantity: '3' }])).body).toMatchObject({ version: 2 })
    const part = await tenant.staff.call(getKit, { params: { itemId: jar.id } })
    expect(part).toMatchObject({ parts: [], version: 0, partOf: [{ itemId: hamper.id, quantity: '3' }] })
    expect((await put(2, [])).body).toMatchObject({ version: 3, parts: [] })
    expect((await assemble('1')).problem.code).toBe('not_a_kit')
    const { data } = await tenant.admin.call(listAudit, { query: { entity: 'kit', entityId: hamper.id } })
    expect(data.map(({ action }) => action)).toEqual(['update', 'update', 'update'])
    const staff = await tenant.staff.send(updateKit, { params: { itemId: hamper.id }, ifMatch: 3, body: { parts: [] } })
    expect(staff.status).toBe(403)
  })

  test('has one level: neither a kit as a part, nor a part as a kit, nor an item in itself', async () => {
    const tenant = await testApp.createTenant()
    const { hamper, jar, nuts } = await workshop(tenant)
    const other = await tenant.admin.call(createItem, { body: { sku: 'PALLET', name: 'Pallet' } })
    const put = async (itemId: string, ...parts: string[]) =>
      (
        await tenant.admin.send(updateKit, {
          params: { itemId },
          ifMatch: itemId === hamper.id ? 1 : 0,
          body: { parts: parts.map((id) => ({ itemId: id, quantity: '1' })) },
        })
      ).problem
    expect(await put(other.id, hamper.id)).toMatchObject({
      code: 'kit_nested',
      detail: expect.stringMatching(/HAMPER has parts/),
    })
    expect(await put(jar.id, nuts.id)).toMatchObject({
      code: 'kit_nested',
      detail: expect.stringMatching(/JAR is a part of HAMPER/),
    })
    expect(await put(hamper.id, hamper.id)).toMatchObject({ code: 'invalid_value' })
    expect(await put(hamper.id, jar.id, jar.id)).toMatchObject({ code: 'invalid_request' })
  })

  test('two at once that would make a nest: one of them is refused', async () => {
    const tenant = await testApp.createTenant()
    for (let round = 0; round < 5; round++) {
      const [a, b, c] = await Promise.all(
        ['A', 'B', 'C'].map((sku) => tenant.admin.call(createItem, { body: { sku: sku + round, name: sku } })),
      )
      const put = (itemId = '', part = '') =>
        tenant.admin.send(updateKit, {
          params: { itemId },
          ifMatch: 0,
          body: { parts: [{ itemId: part, quantity: '1' }] },
        })
      const replies = await Promise.all([put(a?.id, b?.id), put(b?.id, c?.id)])
      expect(replies.map(({ status }) => status).sort()).toEqual([200, 409])
      expect(replies.find(({ status }) => status === 409)?.problem.code).toBe('kit_nested')
    }
  })
})

describe('a kit costs what its parts cost', () => {
  test('also where a part is bought dearer with effect of an earlier day, and taken apart it gives its cost back', async () => {
    const tenant = await testApp.createTenant()
    const { hamper, jar, nuts, shop, bring, assemble, takeApart } = await workshop(tenant)
    await bring(jar.id, shop.id, '6', { unitPrice: '1' })
    await bring(nuts.id, shop.id, '3', { unitPrice: '10' })
    expect((await assemble('3')).status).toBe(201)
    const valueOf = async (itemId: string) => (await tenant.staff.call(getItemValuation, { params: { itemId } })).value
    const values = async () => {
      await valueNow(testApp, tenant)
      return Promise.all([hamper, jar, nuts].map(({ id }) => valueOf(id)))
    }
    // 6 jars at 1, 1.5 kg at 10
    expect(await values()).toEqual(['21', '0', '15'])
    await tenant.admin.call(recordMovement, {
      body: {
        kind: 'receipt',
        effectiveAt: new Date(Date.now() - 3 * 86_400_000).toISOString(),
        lines: [{ itemId: jar.id, toLocationId: shop.id, quantity: '6', unitPrice: '3' }],
      },
    })
    // the average of a jar was 2 then
    expect(await values()).toEqual(['27', '12', '15'])
    await takeApart('1')
    const after = await values()
    expect(after[0]).toBe('18')
    // 9 shared by what parts are worth: 2 jars at 2 and half a kilo at 10
    expect(after.slice(1)).toEqual(['16', '20'])
    expect(await tenant.staff.call(getValuation)).toMatchObject({ value: '54', differenceCount: 0, waitingItems: 0 })
  })
})
