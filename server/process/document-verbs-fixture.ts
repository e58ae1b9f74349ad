import type { CallInput } from '#contract/client.ts'
import { checkInUnit, checkOutUnit } from '#contract/checkout.ts'
import { createCount } from '#contract/count.ts'
import { approveCount, reverseCount } from '#contract/count-review.ts'
import { handInCount, listCountLines, recordCount } from '#contract/count-sheet.ts'
import type { Endpoint } from '#contract/endpoint.ts'
import { createItem, type Tracking } from '#contract/item.ts'
import { assembleKit, takeKitApart, updateKit } from '#contract/kit.ts'
import { createLocation } from '#contract/location.ts'
import { recordMovement, reverseMovement, reverseMovements } from '#contract/movement.ts'
import { createMovementDraft, postMovementDraft } from '#contract/movement-draft.ts'
import {
  createPurchaseOrder,
  receivePurchaseOrder,
  returnPurchasedGoods,
  transitionPurchaseOrder,
} from '#contract/purchase-order.ts'
import { createReservation, releaseReservation } from '#contract/reservation.ts'
import {
  createSalesOrder,
  quickSale,
  reserveSalesOrder,
  returnSoldGoods,
  shipSalesOrder,
  transitionSalesOrder,
} from '#contract/sales-order.ts'
import { createSupplier } from '#contract/supplier.ts'
import { receiveTransfer, shipTransfer } from '#contract/transfer.ts'
import type { TestTenant } from '#server/testing/app.ts'

/** A write that is ready to be sent, and what it changes once sent. */
export interface Prepared {
  endpoint: Endpoint
  input: { params?: Record<string, string>; body?: Record<string, unknown>; ifMatch?: number }
}

interface Company {
  tenant: TestTenant
  shelf: string
  other: string
  supplierId: string
}

/** Ten of each on the shelf, all of long ago, so that anything can be dated back. */
export async function foundCompany(tenant: TestTenant): Promise<Company> {
  const place = async (code: string) =>
    (await tenant.admin.call(createLocation, { body: { code, name: code, kind: 'warehouse' } })).id
  const { id: supplierId } = await tenant.admin.call(createSupplier, { body: { name: 'Supplier' } })
  return { tenant, shelf: await place('SHELF'), other: await place('OTHER'), supplierId }
}

let made = 0

async function stocked({ tenant: { admin }, shelf }: Company, quantity = '10', tracking: Tracking = 'none') {
  const sku = `V${++made}`
  const { id } = await admin.call(createItem, { body: { sku, name: sku, tracking, price: '2' } })
  const line = { itemId: id, toLocationId: shelf, quantity, ...(tracking === 'none' ? {} : { lotCode: `L${made}` }) }
  const effectiveAt = new Date(Date.now() - 90 * 86_400_000).toISOString()
  const { lines } = await admin.call(recordMovement, { body: { kind: 'opening', effectiveAt, lines: [line] } })
  return { itemId: id, lotId: lines[0]?.lotId ?? '' }
}

const ready = <E extends Endpoint>(endpoint: E, input: CallInput<E>): Prepared => ({
  endpoint,
  // each was checked against its endpoint here; tests send them without knowing which they have
  input: input as Prepared['input'],
})

async function sentOrder(company: Company, quantity: string) {
  const { admin } = company.tenant
  const { itemId } = await stocked(company)
  const { supplierId, shelf: locationId } = company
  const lines = [{ itemId, quantity }]
  const order = await admin.call(createPurchaseOrder, { body: { supplierId, locationId, lines } })
  const params = { orderId: order.id }
  const { version } = await admin.call(transitionPurchaseOrder, { params, ifMatch: 1, body: { action: 'approve' } })
  await admin.call(transitionPurchaseOrder, { params, ifMatch: version, body: { action: 'send', mail: false } })
  return { params, line: { lineId: order.lines[0]?.id ?? '', quantity } }
}

async function takenOrder(company: Company) {
  const { itemId } = await stocked(company)
  const body = { locationId: company.shelf, lines: [{ itemId, quantity: '3' }] }
  const order = await company.tenant.admin.call(createSalesOrder, { body })
  const line = { lineId: order.lines[0]?.id ?? '', quantity: '3' }
  return { order, params: { salesOrderId: order.id }, line }
}

async function kitOf(company: Company) {
  const part = await stocked(company)
  const kit = await stocked(company)
  const parts = [{ itemId: part.itemId, quantity: '2' }]
  await company.tenant.admin.call(updateKit, { params: { itemId: kit.itemId }, ifMatch: 0, body: { parts } })
  return { params: { itemId: kit.itemId }, body: { locationId: company.shelf, quantity: '3' } }
}

async function plannedCount(company: Company) {
  const { admin } = company.tenant
  const { itemId } = await stocked(company)
  const selection = { filter: { field: 'id', op: 'eq', value: itemId } } as never
  const count = await admin.call(createCount, { body: { name: 'Count', selection } })
  const params = { countId: count.id }
  const { data } = await admin.call(listCountLines, { params, query: {} })
  const entries = [{ id: crypto.randomUUID(), lineId: data[0]?.id ?? '', quantity: '8' }]
  return { params, entries }
}

async function countInReview(company: Company) {
  const { admin } = company.tenant
  const { params, entries } = await plannedCount(company)
  await admin.call(recordCount, { params, body: { entries } })
  return { params, ...(await admin.call(handInCount, { params, body: {} })) }
}

/** Movements, and documents that post them, which may be dated by `effectiveAt` in their body. */
export const datedVerbs: Record<string, (company: Company) => Promise<Prepared>> = {
  async recordMovement(company) {
    const { itemId } = await stocked(company)
    const lines = [{ itemId, fromLocationId: company.shelf, quantity: '3' }]
    return ready(recordMovement, { body: { kind: 'sale', lines } })
  },
  async quickSale(company) {
    const { itemId } = await stocked(company)
    return ready(quickSale, { body: { locationId: company.shelf, lines: [{ itemId, quantity: '3' }] } })
  },
  async shipSalesOrder(company) {
    const { params, line } = await takenOrder(company)
    return ready(shipSalesOrder, { params, body: { lines: [{ ...line, locationId: company.shelf }] } })
  },
  async returnSoldGoods(company) {
    const { params, line } = await takenOrder(company)
    const shipped = { params, body: { lines: [{ ...line, locationId: company.shelf }] } }
    await company.tenant.admin.call(shipSalesOrder, shipped)
    return ready(returnSoldGoods, { params, body: { disposition: 'scrap', reason: 'Broken', lines: [line] } })
  },
  async receivePurchaseOrder(company) {
    const { params } = await sentOrder(company, '4')
    return ready(receivePurchaseOrder, { params, body: {} })
  },
  async returnPurchasedGoods(company) {
    const { params, line } = await sentOrder(company, '4')
    await company.tenant.admin.call(receivePurchaseOrder, { params, body: {} })
    return ready(returnPurchasedGoods, { params, body: { reason: 'Broken', lines: [line] } })
  },
  async shipTransfer(company) {
    const { itemId } = await stocked(company)
    const body = { fromLocationId: company.shelf, toLocationId: company.other, lines: [{ itemId, quantity: '3' }] }
    return ready(shipTransfer, { body })
  },
  async receiveTransfer(company) {
    const { itemId } = await stocked(company)
    const body = { fromLocationId: company.shelf, toLocationId: company.other, lines: [{ itemId, quantity: '3' }] }
    const { id } = await company.tenant.admin.call(shipTransfer, { body })
    const lines = [{ lineNo: 1, received: '2', missing: '1' }]
    return ready(receiveTransfer, { params: { transferId: id }, body: { reason: 'Broken', lines } })
  },
  async assembleKit(company) {
    return ready(assembleKit, await kitOf(company))
  },
  async takeKitApart(company) {
    return ready(takeKitApart, await kitOf(company))
  },
}

/** The others that change stock, promises or documents. */
export const otherVerbs: Record<string, (company: Company) => Promise<Prepared>> = {
  async reverseMovement(company) {
    const { endpoint, input } = (await datedVerbs.recordMovement?.(company)) ?? neverMade()
    const { id } = (await company.tenant.admin.call(endpoint, input as never)) as { id: string }
    return ready(reverseMovement, { params: { movementId: id }, body: { reason: 'Twice' } })
  },
  async reverseMovements(company) {
    const { itemId } = await stocked(company)
    const lines = [{ itemId, toLocationId: company.shelf, quantity: '1' }]
    const ids: string[] = []
    for (const kind of ['receipt', 'found'] as const)
      ids.push((await company.tenant.admin.call(recordMovement, { body: { kind, lines } })).id)
    return ready(reverseMovements, { body: { movementIds: ids, reason: 'Twice' } })
  },
  async postMovementDraft(company) {
    const { itemId } = await stocked(company)
    const lines = [{ itemId, fromLocationId: company.shelf, quantity: '3' }]
    const draft = await company.tenant.admin.call(createMovementDraft, { body: { kind: 'sale', lines } })
    return ready(postMovementDraft, { params: { draftId: draft.id }, ifMatch: draft.version, body: {} })
  },
  async checkOutUnit(company) {
    const { lotId } = await stocked(company, '1', 'serial')
    return ready(checkOutUnit, { body: { lotId, holderName: 'Ada' } })
  },
  async checkInUnit(company) {
    const { lotId } = await stocked(company, '1', 'serial')
    const { id } = await company.tenant.admin.call(checkOutUnit, { body: { lotId, holderName: 'Ada' } })
    return ready(checkInUnit, { params: { checkoutId: id }, body: { condition: 'damaged', locationId: company.other } })
  },
  async createReservation(company) {
    const { itemId } = await stocked(company)
    return ready(createReservation, { body: { itemId, locationId: company.shelf, quantity: '4' } })
  },
  async releaseReservation(company) {
    const { itemId } = await stocked(company)
    const body = { itemId, locationId: company.shelf, quantity: '4' }
    const { id } = await company.tenant.admin.call(createReservation, { body })
    return ready(releaseReservation, { params: { reservationId: id }, ifMatch: 1 })
  },
  async createSalesOrder(company) {
    const { itemId } = await stocked(company)
    return ready(createSalesOrder, { body: { locationId: company.shelf, lines: [{ itemId, quantity: '3' }] } })
  },
  async reserveSalesOrder(company) {
    const { params } = await takenOrder(company)
    return ready(reserveSalesOrder, { params })
  },
  async transitionSalesOrder(company) {
    const { params, order } = await takenOrder(company)
    const body = { action: 'cancel', reason: 'Changed their mind' } as const
    return ready(transitionSalesOrder, { params, ifMatch: order.version, body })
  },
  async createPurchaseOrder(company) {
    const { itemId } = await stocked(company)
    const { supplierId, shelf: locationId } = company
    return ready(createPurchaseOrder, { body: { supplierId, locationId, lines: [{ itemId, quantity: '4' }] } })
  },
  async transitionPurchaseOrder(company) {
    const { itemId } = await stocked(company)
    const { supplierId, shelf: locationId } = company
    const body = { supplierId, locationId, lines: [{ itemId, quantity: '4' }] }
    const { id } = await company.tenant.admin.call(createPurchaseOrder, { body })
    return ready(transitionPurchaseOrder, { params: { orderId: id }, ifMatch: 1, body: { action: 'approve' } })
  },
  async createCount(company) {
    const { itemId } = await stocked(company)
    const selection = { filter: { field: 'id', op: 'eq', value: itemId } } as never
    return ready(createCount, { body: { name: 'Count', selection } })
  },
  async recordCount(company) {
    const { params, entries } = await plannedCount(company)
    return ready(recordCount, { params, body: { entries } })
  },
  async handInCount(company) {
    const { params, entries } = await plannedCount(company)
    await company.tenant.admin.call(recordCount, { params, body: { entries } })
    return ready(handInCount, { params, body: {} })
  },
  async approveCount(company) {
    const { params, version } = await countInReview(company)
    return ready(approveCount, { params, ifMatch: version, body: { reason: 'Counted' } })
  },
  async reverseCount(company) {
    const { params, version } = await countInReview(company)
    await company.tenant.admin.call(approveCount, { params, ifMatch: version, body: { reason: 'Counted' } })
    return ready(reverseCount, { params, body: { reason: 'Wrong shelf' } })
  },
}

function neverMade(): never {
  throw new Error('it is among the verbs above')
}
