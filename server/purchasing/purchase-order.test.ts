import { afterAll, beforeAll, expect, test } from 'vitest'
import { listAudit } from '#contract/audit.ts'
import {
  createPurchaseOrder,
  downloadPurchaseOrder,
  getPurchaseOrder,
  getPurchasingSettings,
  listIncomingStock,
  listPurchaseOrders,
  transitionPurchaseOrder,
  updatePurchaseOrder,
  updatePurchasingSettings,
} from '#contract/purchase-order.ts'
import { updateSupplier } from '#contract/supplier.ts'
import { createSupplierItem } from '#contract/supplier-item.ts'
import type { Message } from '#server/mail/mailer.ts'
import { silentLog } from '#server/queue/log.ts'
import { startTestApp, type TestApp, type TestTenant } from '#server/testing/app.ts'
import { startTestWorker } from '#server/testing/worker.ts'
import { orderDocumentJob } from './jobs.ts'
import { makeShop, sendOrder } from './purchasing-fixture.ts'

let testApp: TestApp
let tenant: TestTenant
beforeAll(async () => {
  testApp = await startTestApp()
  tenant = await testApp.createTenant()
})
afterAll(() => testApp.close())

test('staff draft, a manager approves and sends, and each step is told in order and audit record', async () => {
  const { staff, manager } = tenant
  const { supplierId, locationId, itemIds } = await makeShop(tenant)
  const [itemId = '', second = ''] = itemIds
  await manager.call(createSupplierItem, {
    body: {
      supplierId,
      itemId,
      code: 'X1',
      packUnit: 'box',
      packSize: '12',
      leadTimeDays: 4,
      prices: [
        { from: '1', price: '24' },
        { from: '10', price: '20' },
      ],
    },
  })
  const draft = await staff.call(createPurchaseOrder, {
    body: {
      supplierId,
      locationId,
      lines: [
        { itemId, quantity: '10' },
        { itemId: second, quantity: '3' },
      ],
    },
  })
  expect(draft).toMatchObject({ state: 'draft', currency: 'EUR', total: '200', lineCount: 2, version: 1 })
  expect(draft.lines).toMatchObject([
    { supplierCode: 'X1', packUnit: 'box', packSize: '12', unitPrice: '20', ordered: '120', open: '120' },
    { supplierCode: '', packUnit: null, packSize: '1', unitPrice: null, ordered: '3' },
  ])
  const params = { orderId: draft.id }
  const act = (caller: TestTenant['staff'], action: 'approve' | 'send' | 'cancel' | 'withdraw', ifMatch: number) =>
    caller.send(transitionPurchaseOrder, { params, ifMatch, body: { action, mail: false } })
  expect((await act(staff, 'approve', 1)).problem.code).toBe('forbidden')
  expect((await act(manager, 'send', 1)).problem).toMatchObject({ code: 'order_state', state: 'draft' })
  expect((await act(manager, 'approve', 9)).problem.code).toBe('version_mismatch')
  expect((await act(manager, 'approve', 1)).body).toMatchObject({ state: 'approved', version: 2 })
  expect((await manager.send(updatePurchaseOrder, { params, ifMatch: 2, body: { lines: [] } })).problem.code).toBe(
    'order_state',
  )
  const { data: onWay } = await staff.call(listIncomingStock, { query: { itemId } })
  expect(onWay).toMatchObject([{ itemId, locationId, incoming: '120', orders: 1, transfers: 0 }])
  const sent = (await act(manager, 'send', 2)).body
  expect(sent).toMatchObject({ state: 'sent', sentByName: expect.any(String), mailTo: null })
  const days = (Date.parse(`${sent.lines[0]?.expectedOn}`) - Date.parse(`${sent.sentAt}`.slice(0, 10))) / 86_400_000
  expect(days).toBe(4)
  expect((await act(manager, 'cancel', 3)).problem).toMatchObject({ code: 'invalid_value' })
  const { data } = await manager.call(listAudit, { query: { entity: 'purchaseOrder', entityId: draft.id } })
  expect(data.map(({ action }) => action)).toEqual(['send', 'approve', 'create'])
})

test('an order without lines is not approved; a draft changes whole and stays in its supplier’s list', async () => {
  const { staff, manager } = tenant
  const { supplierId, locationId, itemIds } = await makeShop(tenant)
  const [itemId = ''] = itemIds
  const draft = await staff.call(createPurchaseOrder, { body: { supplierId, locationId } })
  const params = { orderId: draft.id }
  const approve = await manager.send(transitionPurchaseOrder, { params, ifMatch: 1, body: { action: 'approve' } })
  expect(approve.problem.code).toBe('order_state')
  const body = { note: 'Ring twice', lines: [{ itemId, quantity: '2.5', unitPrice: '0.333333333' }] }
  const changed = await staff.call(updatePurchaseOrder, { params, ifMatch: 1, body })
  expect(changed).toMatchObject({ note: 'Ring twice', total: '0.83', lines: [{ quantity: '2.5' }], version: 2 })
  const tolerance = { overReceiptPercent: '5' }
  expect((await staff.send(updatePurchaseOrder, { params, ifMatch: 2, body: tolerance })).problem.code).toBe(
    'forbidden',
  )
  const tooFine = [{ itemId, quantity: '0.000000001', packSize: '0.1' }]
  expect(
    (await staff.send(updatePurchaseOrder, { params, ifMatch: 2, body: { lines: tooFine } })).problem,
  ).toMatchObject({
    code: 'invalid_value',
    errors: [{ path: 'body.lines.0.quantity' }],
  })
  expect((await staff.call(listPurchaseOrders, { query: { supplierId } })).data).toMatchObject([{ id: draft.id }])
  expect((await staff.call(listPurchaseOrders, { query: { itemId, state: 'open' } })).data).toHaveLength(1)
  expect((await staff.call(listPurchaseOrders, { query: { itemId, late: 'true' } })).data).toHaveLength(0)
  const gone = await staff.call(transitionPurchaseOrder, { params, ifMatch: 2, body: { action: 'discard' } })
  expect(gone.state).toBe('cancelled')
  expect((await staff.call(listPurchaseOrders, { query: { itemId, state: 'open' } })).data).toHaveLength(0)
})

test('numbers given out at once are without gap or twin, refused orders take none', async () => {
  const own = await testApp.createTenant()
  const shop = await makeShop(own)
  const { supplierId, locationId } = shop
  const orders = await Promise.all(
    Array.from({ length: 20 }, async (_, n) => {
      if (n % 4 === 0)
        await own.staff.send(createPurchaseOrder, {
          body: { supplierId, locationId, lines: [{ itemId: supplierId, quantity: '1' }] },
        })
      return own.staff.call(createPurchaseOrder, { body: { supplierId, locationId } })
    }),
  )
  const expected = Array.from({ length: 20 }, (_, n) => `PO-${String(n + 1).padStart(4, '0')}`)
  expect(orders.map(({ number }) => number).toSorted()).toEqual(expected)
})

test('of two who approve at once one does', async () => {
  const { manager } = tenant
  const shop = await makeShop(tenant)
  const { supplierId, locationId, itemIds } = shop
  const order = await manager.call(createPurchaseOrder, {
    body: { supplierId, locationId, lines: [{ itemId: itemIds[0] ?? '', quantity: '1' }] },
  })
  const replies = await Promise.all(
    [1, 2, 3, 4].map(() =>
      manager.send(transitionPurchaseOrder, { params: { orderId: order.id }, ifMatch: 1, body: { action: 'approve' } }),
    ),
  )
  expect(replies.map(({ status }) => status).toSorted()).toEqual([200, 412, 412, 412])
})

test('what is sent is kept as a PDF and mailed once, and the download is what was mailed', async () => {
  const { manager, staff } = tenant
  const shop = await makeShop(tenant)
  await manager.call(updateSupplier, {
    params: { supplierId: shop.supplierId },
    ifMatch: 1,
    body: { name: 'Łódź & Ελλάδα GmbH' },
  })
  const { supplierId, locationId, itemIds } = shop
  const lines = [{ itemId: itemIds[0] ?? '', quantity: '12', unitPrice: '1.5' }]
  const draft = await manager.call(createPurchaseOrder, { body: { supplierId, locationId, lines } })
  const params = { orderId: draft.id }
  const download = async () => {
    const reply = await testApp.app.fastify.inject({
      url: `/api/v1${downloadPurchaseOrder.path.replace('{orderId}', draft.id)}`,
      headers: { authorization: `Bearer ${staff.secret}` },
    })
    expect(reply.headers['content-type']).toBe('application/pdf')
    return reply.rawPayload
  }
  expect((await download()).subarray(0, 5).toString()).toBe('%PDF-')
  const mails: Message[] = []
  const mailer = {
    sends: true,
    publicUrl: 'http://localhost',
    sendMail: async (mail: Message) => void mails.push(mail),
    close: () => undefined,
  }
  const worker = await startTestWorker(testApp, [orderDocumentJob], { dataDir: testApp.dataDir, mailer })
  await manager.call(transitionPurchaseOrder, { params, ifMatch: 1, body: { action: 'approve' } })
  await manager.call(transitionPurchaseOrder, { params, ifMatch: 2, body: { action: 'send' } })
  await expect
    .poll(async () => (await staff.call(getPurchaseOrder, { params })).mailedAt, { timeout: 40_000 })
    .not.toBeNull()
  await worker.stop()
  const context = { database: testApp.database, storage: testApp.storage, mailer, attempt: 1, lastAttempt: false }
  await orderDocumentJob.handle(
    { ...context, log: silentLog, signal: new AbortController().signal },
    { tenantId: tenant.id, orderId: draft.id },
  )
  expect(mails).toHaveLength(1)
  expect(mails[0]).toMatchObject({ subject: `Purchase order ${draft.number} of Test tenant` })
  expect(mails[0]?.attachments?.[0]).toMatchObject({ filename: `${draft.number}.pdf` })
  expect(mails[0]?.attachments?.[0]?.content.equals(await download())).toBe(true)
})

test('the tolerance of the organisation is an Admin’s, by compare and set', async () => {
  const own = await testApp.createTenant()
  const { overReceiptPercent, version } = await own.staff.call(getPurchasingSettings)
  expect({ overReceiptPercent, version }).toEqual({ overReceiptPercent: '0', version: 1 })
  const body = { overReceiptPercent: '10' }
  expect((await own.manager.send(updatePurchasingSettings, { ifMatch: 1, body })).problem.code).toBe('forbidden')
  expect(await own.admin.call(updatePurchasingSettings, { ifMatch: 1, body })).toMatchObject({ ...body, version: 2 })
  expect((await own.admin.send(updatePurchasingSettings, { ifMatch: 1, body })).problem.code).toBe('version_mismatch')
  const shop = await makeShop(own)
  expect((await sendOrder(own, shop, ['1'])).tolerancePercent).toBe('10')
  expect((await sendOrder(own, shop, ['1'], { overReceiptPercent: '2' })).tolerancePercent).toBe('2')
})
