import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createItem, updateItem } from '#contract/item.ts'
import { createLocation, updateLocation } from '#contract/location.ts'
import { recordMovement, reverseMovement, reverseMovements } from '#contract/movement.ts'
import { createMovementDraft, postMovementDraft } from '#contract/movement-draft.ts'
import { receivePurchaseOrder, returnPurchasedGoods } from '#contract/purchase-order.ts'
import { createSalesOrder, quickSale, shipSalesOrder } from '#contract/sales-order.ts'
import { listStock, proveLedger } from '#contract/stock.ts'
import { shipTransfer } from '#contract/transfer.ts'
import { connect, listen, type TestAssistant } from '#server/mcp/mcp-fixture.ts'
import { makeShop, sendOrder } from '#server/purchasing/purchasing-fixture.ts'
import { startTestApp, type TestApp, type TestTenant } from '#server/testing/app.ts'

/**
 * Whatever takes stock out asks the same policy, wherever it stands: two pieces lie there, and five are taken. An organisation's own says the opposite where the
 * place's or the item's is to hold.
 */
const levels = ['tenant', 'place above', 'item'] as const
type Policy = 'block' | 'reason' | 'warn' | 'allow'
type Level = (typeof levels)[number]

let app: TestApp
let address: string
const tenants = new Map<Policy, { tenant: TestTenant; assistant: TestAssistant }>()
beforeAll(async () => {
  app = await startTestApp()
  address = await listen(app)
  for (const policy of ['block', 'reason', 'warn', 'allow'] as const) {
    const tenant = await app.createTenant({ negativeStock: policy })
    tenants.set(policy, { tenant, assistant: await connect(address, tenant.staff) })
  }
})
afterAll(async () => {
  for (const { assistant } of tenants.values()) await assistant.client.close()
  await app.close()
})

interface Goods {
  tenant: TestTenant
  assistant: TestAssistant
  itemId: string
  sku: string
  shelf: string
  code: string
  other: string
}

/** How an act ended: done, warned, or the code of the refusal. */
type Told = string
type Warned = { warnings?: unknown[] | undefined }
const told = (reply: { status: number; problem: { code: string }; body: Warned | { data: Warned[] } }): Told => {
  if (reply.status >= 300) return reply.problem.code
  const posted = 'data' in reply.body ? reply.body.data : [reply.body]
  return posted.some(({ warnings = [] }) => warnings.length > 0) ? 'warned' : 'done'
}

let made = 0

async function goodsUnder(policy: Policy, level: Level): Promise<Goods> {
  const found = tenants.get(level === 'tenant' ? policy : policy === 'block' ? 'allow' : 'block')
  if (!found) throw new Error('there is an organisation of each policy')
  const { admin } = found.tenant
  const n = ++made
  const at = async (code: string, parentId?: string) =>
    (await admin.call(createLocation, { body: { code, name: code, ...(parentId ? { parentId } : {}) } })).id
  const top = await at(`TOP${n}`)
  const shelf = await at(`SHELF${n}`, top)
  const other = await at(`OTHER${n}`)
  const sku = `A${n}`
  const { id: itemId } = await admin.call(createItem, { body: { sku, name: sku } })
  const body = { negativeStock: policy }
  if (level === 'place above') await admin.call(updateLocation, { params: { locationId: top }, ifMatch: 1, body })
  if (level === 'item') await admin.call(updateItem, { params: { itemId }, ifMatch: 1, body })
  return { ...found, itemId, sku, shelf, code: `SHELF${n}`, other }
}

const move = (
  { tenant, itemId, shelf, other }: Goods,
  kind: 'opening' | 'receipt' | 'sale' | 'spoilage' | 'transfer' | 'adjustment' | 'supplierReturn',
  quantity: string,
  reason = '',
) => {
  const ends = kind === 'opening' || kind === 'receipt' ? { toLocationId: shelf } : { fromLocationId: shelf }
  const to = kind === 'transfer' ? { toLocationId: other } : {}
  return tenant.admin.send(recordMovement, { body: { kind, reason, lines: [{ itemId, quantity, ...ends, ...to }] } })
}

/** Each ends with two on the shelf before it takes five. */
const acts: Record<string, (goods: Goods, reason: string) => Promise<Told>> = {
  async sale(goods, reason) {
    await move(goods, 'opening', '2')
    return told(await move(goods, 'sale', '5', reason))
  },
  async spoilage(goods, reason) {
    await move(goods, 'opening', '2')
    return told(await move(goods, 'spoilage', '5', reason))
  },
  async 'move to another place'(goods, reason) {
    await move(goods, 'opening', '2')
    return told(await move(goods, 'transfer', '5', reason))
  },
  async adjustment(goods, reason) {
    await move(goods, 'opening', '2')
    return told(await move(goods, 'adjustment', '5', reason))
  },
  async 'return without an order'(goods, reason) {
    await move(goods, 'opening', '2')
    return told(await move(goods, 'supplierReturn', '5', reason))
  },
  async 'posted draft'(goods, reason) {
    await move(goods, 'opening', '2')
    const lines = [{ itemId: goods.itemId, quantity: '5', fromLocationId: goods.shelf }]
    const draft = await goods.tenant.admin.call(createMovementDraft, { body: { kind: 'sale', reason, lines } })
    const params = { draftId: draft.id }
    return told(await goods.tenant.admin.send(postMovementDraft, { params, ifMatch: draft.version, body: {} }))
  },
  async 'sale over the counter'(goods, reason) {
    await move(goods, 'opening', '2')
    const body = { locationId: goods.shelf, reason, lines: [{ itemId: goods.itemId, quantity: '5' }] }
    return told(await goods.tenant.admin.send(quickSale, { body }))
  },
  async 'shipment of an order'(goods, reason) {
    await move(goods, 'opening', '2')
    const body = { locationId: goods.shelf, lines: [{ itemId: goods.itemId, quantity: '5' }] }
    const { id, lines } = await goods.tenant.admin.call(createSalesOrder, { body })
    const taken = [{ lineId: lines[0]?.id ?? '', quantity: '5', locationId: goods.shelf }]
    const input = { params: { salesOrderId: id }, body: { reason, lines: taken } }
    return told(await goods.tenant.admin.send(shipSalesOrder, input))
  },
  async 'transfer on the road'(goods, reason) {
    await move(goods, 'opening', '2')
    const lines = [{ itemId: goods.itemId, quantity: '5' }]
    const body = { fromLocationId: goods.shelf, toLocationId: goods.other, note: reason, lines }
    return told(await goods.tenant.admin.send(shipTransfer, { body }))
  },
  async 'move by an assistant'(goods, reason) {
    await move(goods, 'opening', '2')
    const lines = [{ item: goods.sku, quantity: '5' }]
    const input = { from: goods.code, to: goods.other, reason, lines }
    const preview = await goods.assistant.use('transfer', input)
    if (preview.isError) return preview.value.code
    const { isError, value } = await goods.assistant.use('transfer', { ...input, confirm: preview.value.confirm })
    return isError ? value.code : value.warnings.length > 0 ? 'warned' : 'done'
  },
}

/** These name their reason in any case. */
const reasoned: Record<string, (goods: Goods) => Promise<Told>> = {
  async 'return of an order'(goods) {
    const { supplierId } = await makeShop(goods.tenant, 0)
    const order = await sendOrder(goods.tenant, { supplierId, locationId: goods.shelf, itemIds: [goods.itemId] }, ['5'])
    const params = { orderId: order.id }
    await goods.tenant.admin.call(receivePurchaseOrder, { params, body: {} })
    await move(goods, 'sale', '3')
    const lines = [{ lineId: order.lines[0]?.id ?? '', quantity: '5' }]
    return told(await goods.tenant.admin.send(returnPurchasedGoods, { params, body: { reason: 'Broken', lines } }))
  },
  async 'reversed receipt'(goods) {
    const { body } = await move(goods, 'receipt', '5')
    await move(goods, 'sale', '3')
    const input = { params: { movementId: body.id }, body: { reason: 'Twice' } }
    return told(await goods.tenant.admin.send(reverseMovement, input))
  },
  async 'several reversed'(goods) {
    const first = await move(goods, 'receipt', '2')
    const second = await move(goods, 'receipt', '3')
    await move(goods, 'sale', '3')
    const body = { movementIds: [first.body.id, second.body.id], reason: 'Twice' }
    return told(await goods.tenant.admin.send(reverseMovements, { body }))
  },
}

async function onShelf({ tenant, itemId, shelf }: Goods): Promise<number> {
  const { data } = await tenant.admin.call(listStock, { query: { itemId, locationId: shelf } })
  return data.reduce((sum, { onHand }) => sum + Number(onHand), 0)
}

const ends = { block: 'insufficient_stock', reason: 'done', warn: 'warned', allow: 'done' } as const
const policies = ['block', 'reason', 'warn', 'allow'] as const

describe.each(levels)('what the %s says', (level) => {
  test.each(policies)('%s, whatever takes more than is there', async (policy) => {
    for (const [name, act] of Object.entries(acts))
      for (const reason of ['', 'The paper comes later']) {
        const goods = await goodsUnder(policy, level)
        const expected = policy === 'reason' && reason === '' ? 'reason_required' : ends[policy]
        expect(await act(goods, reason), `${name}, ${reason}`).toBe(expected)
        expect(await onShelf(goods), name).toBe(['done', 'warned'].includes(expected) ? -3 : 2)
      }
    for (const [name, act] of Object.entries(reasoned)) {
      const goods = await goodsUnder(policy, level)
      const expected = ends[policy]
      expect(await act(goods), name).toBe(expected)
      expect(await onShelf(goods), name).toBe(expected === 'insufficient_stock' ? 2 : -3)
    }
  })
})

test('and the books of all of them are proved', async () => {
  for (const { tenant } of tenants.values()) expect((await tenant.admin.call(proveLedger)).differences).toEqual([])
})
