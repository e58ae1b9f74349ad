import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { listAlerts } from '#contract/alert.ts'
import { api } from '#contract/api.ts'
import { createApiKey, listApiKeys } from '#contract/api-key.ts'
import { createBulkEdit } from '#contract/bulk-edit.ts'
import { createCategory } from '#contract/category.ts'
import { checkOutUnit } from '#contract/checkout.ts'
import { createCount } from '#contract/count.ts'
import { createDemandEvent } from '#contract/demand-event.ts'
import type { Endpoint } from '#contract/endpoint.ts'
import { createExport } from '#contract/export.ts'
import { createField } from '#contract/field.ts'
import { startFieldChange } from '#contract/field-change.ts'
import { createFieldSet } from '#contract/field-set.ts'
import { startForecast } from '#contract/forecast.ts'
import { createItem } from '#contract/item.ts'
import { mergeItem } from '#contract/item-merge.ts'
import { createItemType } from '#contract/item-type.ts'
import { updateKit } from '#contract/kit.ts'
import { createLocation } from '#contract/location.ts'
import { mcpPath } from '#contract/mcp-path.ts'
import { inviteMember } from '#contract/member.ts'
import { recordMovement } from '#contract/movement.ts'
import { createMovementDraft } from '#contract/movement-draft.ts'
import { updateOutsideModel } from '#contract/outside-model.ts'
import { createPack } from '#contract/pack.ts'
import { createPurchaseOrder } from '#contract/purchase-order.ts'
import { createReason } from '#contract/reason.ts'
import { createReorderPolicy } from '#contract/reorder.ts'
import { createReservation } from '#contract/reservation.ts'
import { createSalesOrder } from '#contract/sales-order.ts'
import { createSupplier } from '#contract/supplier.ts'
import { createSupplierItem } from '#contract/supplier-item.ts'
import { createSynonym } from '#contract/synonym.ts'
import { shipTransfer } from '#contract/transfer.ts'
import { createView } from '#contract/view.ts'
import { storeAlerts } from '#server/alert/store-alerts.ts'
import { picture, upload } from '#server/file/file-fixture.ts'
import { startTestApp, type TestApp, type TestTenant } from '#server/testing/app.ts'

/**
 * The attacks are generated from the contract: an endpoint that is not covered here fails, so nobody can add one and
 * forget the wall. The victim has one row of every noun; the attacker is Admin of another tenant.
 */
let testApp: TestApp
let attacker: TestTenant
/** for what only a person may ask, where a key is nobody */
let attackerCookie: string
/** the victim's rows by the name of the path parameter or body key that would carry them */
let victims: Record<string, string>

beforeAll(async () => {
  testApp = await startTestApp()
  const victim = await testApp.createTenant()
  attacker = await testApp.createTenant()
  const { admin } = victim
  const itemType = await admin.call(createItemType, { body: { name: 'Secret type' } })
  const category = await admin.call(createCategory, { body: { name: 'Secret category' } })
  const fieldSet = await admin.call(createFieldSet, { body: { name: 'Secret set' } })
  const supplier = await admin.call(createSupplier, { body: { name: 'Secret supplier' } })
  const field = await admin.call(createField, { body: { name: 'Secret field', kind: 'text' } })
  const item = await admin.call(createItem, {
    body: { sku: 'SECRET-1', name: 'Secret item', attributes: { secret_field: 'Secret' } },
  })
  const location = await admin.call(createLocation, { body: { code: 'SECRET', name: 'Secret place' } })
  const movement = await admin.call(recordMovement, {
    body: { kind: 'opening', lines: [{ itemId: item.id, toLocationId: location.id, quantity: '5' }] },
  })
  const draft = await admin.call(createMovementDraft, {
    body: {
      kind: 'sale',
      reference: 'Secret note',
      lines: [{ itemId: item.id, fromLocationId: location.id, quantity: '2' }],
    },
  })
  const supplierItem = await admin.call(createSupplierItem, {
    body: { supplierId: supplier.id, itemId: item.id, code: 'Secret code' },
  })
  const pack = await admin.call(createPack, { body: { itemId: item.id, name: 'Secret box', factor: '12' } })
  const order = await admin.call(createPurchaseOrder, {
    body: {
      supplierId: supplier.id,
      locationId: location.id,
      note: 'Secret note',
      lines: [{ itemId: item.id, quantity: '1' }],
    },
  })
  const policy = await admin.call(createReorderPolicy, {
    body: { itemId: item.id, rule: { kind: 'minMax', minimum: '90', maximum: '99' } },
  })
  const overrideId = await testApp.database.tenant(victim.id, async (tx) => {
    // one is made of a forecast, which takes a worker
    const [row] = await tx.query<{ id: string }>({
      text: `insert into forecast_override (tenant_id, item_id, starts_on, ends_on, quantity, reason, expected, created_by_name)
             values ($1, $2, current_date + 9, current_date + 9, 5, 'Secret note', 1, 'Secret person') returning id`,
      values: [victim.id, item.id],
    })
    return row?.id ?? ''
  })
  const connectionId = await testApp.database.tenant(victim.id, async (tx) => {
    // one is made by a person's consent
    const [row] = await tx.query<{ id: string }>({
      text: `insert into api_key (tenant_id, name, prefix, client_id, created_by) values ($1, 'Secret key', '', 'program', $2) returning id`,
      values: [victim.id, victim.userId],
    })
    return row?.id ?? ''
  })
  const event = await admin.call(createDemandEvent, {
    body: createDemandEvent.body.parse({
      name: 'Secret sale',
      kind: 'promotion',
      startsOn: '2026-03-01',
      endsOn: '2026-03-07',
      touches: { kind: 'items', itemIds: [item.id] },
    }),
  })
  const twin = await admin.call(createItem, { body: { sku: 'SECRET-T', name: 'Secret twin' } })
  const merge = await admin.call(mergeItem, {
    params: { itemId: twin.id },
    ifMatch: 1,
    body: { intoItemId: item.id },
  })
  const duplicateId = await testApp.database.tenant(victim.id, async (tx) => {
    // one is found by a search, which takes a worker
    const [row] = await tx.query<{ id: string }>({
      text: `insert into duplicate_pair (tenant_id, left_id, right_id, score, reasons, found_at)
             values ($1, least($2::uuid, $3::uuid), greatest($2::uuid, $3::uuid), 1, '{sameName}', now()) returning id`,
      values: [victim.id, item.id, twin.id],
    })
    return row?.id ?? ''
  })
  const tracked = await admin.call(createItem, { body: { sku: 'SECRET-L', name: 'Secret batch', tracking: 'lot' } })
  const received = await admin.call(recordMovement, {
    body: {
      kind: 'receipt',
      lines: [{ itemId: tracked.id, toLocationId: location.id, quantity: '5', lotCode: 'SECRET-LOT' }],
    },
  })
  const unique = await admin.call(createItem, { body: { sku: 'SECRET-U', name: 'Secret tool', tracking: 'serial' } })
  const units = await admin.call(recordMovement, {
    body: {
      kind: 'receipt',
      lines: [{ itemId: unique.id, toLocationId: location.id, quantity: '1', lotCode: 'SECRET-SERIAL' }],
    },
  })
  const checkout = await admin.call(checkOutUnit, {
    body: { lotId: units.lines[0]?.lotId ?? '', holderName: 'Secret holder' },
  })
  await admin.call(updateKit, {
    params: { itemId: item.id },
    ifMatch: 0,
    body: { parts: [{ itemId: tracked.id, quantity: '1' }] },
  })
  const reserved = await admin.call(createReservation, {
    body: { itemId: item.id, locationId: location.id, quantity: '1', reference: 'Secret note' },
  })
  const salesOrder = await admin.call(createSalesOrder, {
    body: {
      customerName: 'Secret customer',
      locationId: location.id,
      note: 'Secret note',
      lines: [{ itemId: item.id, quantity: '1' }],
    },
  })
  const elsewhere = await admin.call(createLocation, { body: { code: 'SECRET-2', name: 'Secret shed' } })
  const transfer = await admin.call(shipTransfer, {
    body: { fromLocationId: location.id, toLocationId: elsewhere.id, lines: [{ itemId: item.id, quantity: '1' }] },
  })
  const count = await admin.call(createCount, { body: { name: 'Secret count', selection: {} } as never })
  const reason = await admin.call(createReason, { body: { name: 'Secret reason', meaning: 'other' } })
  const { change } = await admin.call(startFieldChange, {
    params: { fieldId: field.id },
    ifMatch: 1,
    body: { kind: 'longText', onFail: 'refuse' },
  })
  const { bulkEdit } = await admin.call(createBulkEdit, {
    body: { selection: { ids: [item.id] }, change: { description: 'Secret' } },
  })
  const view = await admin.call(createView, {
    body: {
      name: 'Secret view',
      shared: true,
      config: {
        columns: [],
        frozen: 0,
        filter: null,
        text: '',
        archived: 'exclude',
        sort: null,
        group: null,
        layout: 'table',
      },
    },
  })
  const synonym = await admin.call(createSynonym, {
    body: { words: 'secretword', meaning: { kind: 'filter', filter: { field: 'sku', op: 'eq', value: 'SECRET-1' } } },
  })
  await admin.call(updateOutsideModel, {
    ifMatch: 1,
    body: {
      kind: 'openai',
      baseUrl: 'https://secret.example.com',
      model: 'Secret model',
      isOn: false,
      consent: false,
      dailyLimit: 7,
      inputPrice: null,
      outputPrice: null,
    },
  })
  const { invitation } = await admin.call(inviteMember, { body: { role: 'staff' } })
  await admin.call(createApiKey, { body: { name: 'Secret key' } })
  const { data: keys } = await admin.call(listApiKeys)
  const { task } = await admin.call(startForecast, { body: {} })
  const importId = await uploadAs(admin.secret)
  const { export: exported } = await admin.call(createExport, { body: { format: 'csv' } })
  const file = await upload(testApp, admin.secret, await picture('png'), { name: 'secret file.png', purpose: 'image' })
  const alerted = {
    kind: 'slip',
    itemId: item.id,
    locationId: location.id,
    day: '2026-01-01',
    movementId: movement.id,
    lineNo: 1,
    measure: 'quantity',

    observed: 120,
    low: 8,
    high: 16,
    facts: { usual: 12, divisor: 10 },
    history: [12, 120],
    surprise: 3,
    worth: 9,
  } as const
  await testApp.database.tenant(victim.id, (tx) =>
    storeAlerts(tx, [alerted], { foundBy: 'arrival', today: '2026-01-01' }),
  )
  const { data: alerts } = await admin.call(listAlerts, { query: {} })
  const valueSuggestionId = await testApp.database.tenant(victim.id, async (tx) => {
    // one is found by a search, which takes a worker
    const [row] = await tx.query<{ id: string }>({
      text: `insert into value_suggestion (tenant_id, item_id, field, value, confidence, is_sure, reason, found_at)
             values ($1, $2, 'categoryId', to_jsonb($3::text), 1, true, '{"sentence":"suggestion.like"}', now()) returning id`,
      values: [victim.id, item.id, category.id],
    })
    return row?.id ?? ''
  })
  const muteId = await testApp.database.tenant(victim.id, async (tx) => {
    const [row] = await tx.query<{ id: string }>({
      text: `insert into alert_mute (tenant_id, kind, category_id, muted_until, muted_by_name) values ($1, 'slip', $2, 'infinity', 'Secret name') returning id`,
      values: [victim.id, category.id],
    })
    return row?.id ?? ''
  })
  const watchId = await testApp.database.tenant(victim.id, async (tx) => {
    // only a person watches
    const [row] = await tx.query<{ id: string }>({
      text: `insert into view_watch (tenant_id, user_id, view_id, view_name, kind, selection)
             values ($1, $2, $3, 'Secret view', 'enters', '{}') returning id`,
      values: [victim.id, victim.userId, view.id],
    })
    return row?.id ?? ''
  })
  const session = await testApp.signIn(victim.userId)
  attackerCookie = (await testApp.signIn(attacker.userId)).cookie
  victims = {
    itemTypeId: itemType.id,
    fieldId: field.id,
    changeId: change.id,
    // not a row: a name that no template has
    templateKey: 'no_such_template',
    categoryId: category.id,
    fieldSetId: fieldSet.id,
    supplierId: supplier.id,
    supplierItemId: supplierItem.id,
    packId: pack.id,
    itemMergeId: merge.id,
    duplicateId,
    orderId: order.id,
    policyId: policy.id,
    overrideId,
    eventId: event.id,
    itemId: item.id,
    bulkEditId: bulkEdit.id,
    viewId: view.id,
    watchId,
    muteId,
    valueSuggestionId,
    synonymId: synonym.id,
    locationId: location.id,
    movementId: movement.id,
    draftId: draft.id,
    alertId: alerts[0]?.id ?? '',
    reasonId: reason.id,
    reservationId: reserved.id,
    salesOrderId: salesOrder.id,
    lotId: received.lines[0]?.lotId ?? '',
    countId: count.id,
    transferId: transfer.id,
    checkoutId: checkout.id,
    invitationId: invitation.id,
    apiKeyId: keys[0]?.id ?? '',
    connectionId,
    taskId: task.id,
    importId,
    exportId: exported.id,
    fileId: file.body.id,
    userId: victim.userId,
    sessionId: session.id,
  }
})
afterAll(() => testApp.close())

async function uploadAs(secret: string): Promise<string> {
  const boundary = 'a-boundary-of-this-test'
  const payload = `--${boundary}\r\nContent-Disposition: form-data; name="file"; filename="secret.csv"\r\nContent-Type: text/csv\r\n\r\nsku,name\r\nS-2,Secret two\r\n--${boundary}--\r\n`
  const reply = await testApp.app.fastify.inject({
    method: 'POST',
    url: '/api/v1/imports',
    headers: { authorization: `Bearer ${secret}`, 'content-type': `multipart/form-data; boundary=${boundary}` },
    payload,
  })
  expect(reply.statusCode, reply.body).toBe(201)
  return reply.json().import.id
}

const credentialFor = (endpoint: Endpoint): Record<string, string> =>
  endpoint.access === 'person'
    ? { cookie: attackerCookie, 'x-inventory-csrf': '1' }
    : { authorization: `Bearer ${attacker.admin.secret}` }

const tomorrow = new Date(Date.now() + 2 * 86_400_000).toISOString().slice(0, 10)
const nobody = '0199f3a2-7c1e-7d4b-9a55-3f0f6f6f2b11'

/** A body each writing endpoint would accept if the row were the caller's own. */
const bodies: Record<string, (id: (name: string) => string) => unknown> = {
  updateMember: () => ({ role: 'staff' }),
  updateItemType: () => ({ name: 'x' }),
  updateField: () => ({ name: 'x' }),
  previewFieldChange: () => ({ kind: 'number' }),
  startFieldChange: () => ({ kind: 'number' }),
  updateFieldSet: () => ({ name: 'x' }),
  updateCategory: () => ({ name: 'x' }),
  updateSupplier: () => ({ name: 'x' }),
  updateSupplierItem: () => ({ code: 'x' }),
  updatePack: () => ({ name: 'x' }),
  updatePurchaseOrder: () => ({ note: 'x' }),
  transitionPurchaseOrder: () => ({ action: 'approve' }),
  receivePurchaseOrder: () => ({}),
  returnPurchasedGoods: () => ({ reason: 'x', lines: [{ lineId: nobody, quantity: '1' }] }),
  startSimulation: () => ({}),
  updateForecastOverride: () => ({ reason: 'x' }),
  updateDemandEvent: () => ({ name: 'x' }),
  updateReorderPolicy: () => ({ rule: { kind: 'none' } }),
  updateItem: () => ({ name: 'x' }),
  mergeItem: (id) => ({ intoItemId: id('itemId') }),
  undoItemMerge: () => ({}),
  decideDuplicate: () => ({ state: 'dismissed' }),
  updateCheckout: () => ({ note: 'x' }),
  checkInUnit: () => ({ condition: 'good' }),
  updateKit: () => ({ parts: [] }),
  assembleKit: () => ({ locationId: nobody, quantity: '1' }),
  takeKitApart: () => ({ locationId: nobody, quantity: '1' }),
  updateLot: () => ({ note: 'x' }),
  previewVariants: () => ({ axes: [{ field: 'size', options: ['s'] }] }),
  makeVariants: () => ({ axes: [{ field: 'size', options: ['s'] }] }),
  updateSalesOrder: () => ({ note: 'x' }),
  transitionSalesOrder: () => ({ action: 'cancel', reason: 'x' }),
  shipSalesOrder: () => ({}),
  returnSoldGoods: () => ({ disposition: 'restock', reason: 'x', lines: [{ lineId: nobody, quantity: '1' }] }),
  updateReservation: () => ({ reference: 'x' }),
  updateReason: () => ({ name: 'x' }),
  muteAlert: () => ({ days: 7 }),
  updateView: () => ({ name: 'x' }),
  updateSynonym: () => ({ meaning: { kind: 'words', words: 'out of stock' } }),
  updateLocation: () => ({ name: 'x' }),
  reverseMovement: () => ({ reason: 'x' }),
  updateMovementDraft: () => ({ kind: 'sale' }),
  postMovementDraft: () => ({}),
  receiveTransfer: () => ({ lines: [{ lineNo: 1, received: '1' }] }),
  updateCount: () => ({ name: 'x' }),
  recordCount: () => ({ entries: [{ id: nobody, lineId: nobody, quantity: '1' }] }),
  handInCount: () => ({}),
  decideCount: () => ({ decisions: [{ lineId: nobody, decision: 'ignore' }] }),
  approveCount: () => ({}),
  reverseCount: () => ({ reason: 'x' }),
  startImport: () => ({ kind: 'items', mapping: { sku: 'sku', name: 'name' } }),
  startDryRun: () => ({ kind: 'items', mapping: { sku: 'sku', name: 'name' } }),
}

/** Endpoints that name another row in their body or query: what they answer must not tell a stranger's row from none. */
const references: Record<string, (id: (name: string) => string) => { body?: unknown; query?: Record<string, string> }> =
  {
    createField: (id) => ({ body: { name: `f${Math.random()}`, kind: 'text', itemTypeId: id('itemTypeId') } }),
    createItem: (id) => ({ body: { sku: `i${Math.random()}`, name: 'x', itemTypeId: id('itemTypeId') } }),
    createFieldSet: (id) => ({
      body: { name: `s${Math.random()}`, scope: { itemTypeIds: [], categoryIds: [id('categoryId')] } },
    }),
    findLookAlikes: (id) => ({ body: { fileIds: [id('fileId')] } }),
    orderFields: (id) => ({ body: { fieldIds: [id('fieldId')], seenIds: [id('fieldId')] } }),
    createCategory: (id) => ({ body: { name: `c${Math.random()}`, parentId: id('categoryId') } }),
    createLocation: (id) => ({ body: { code: `l${Math.random()}`, name: 'x', parentId: id('locationId') } }),
    recordMovement: (id) => ({
      body: { kind: 'opening', lines: [{ itemId: id('itemId'), toLocationId: id('locationId'), quantity: '1' }] },
    }),
    previewMovement: (id) => ({
      body: { kind: 'opening', lines: [{ itemId: id('itemId'), toLocationId: id('locationId'), quantity: '1' }] },
    }),
    createPack: (id) => ({ body: { itemId: id('itemId'), name: 'x', factor: '2' } }),
    listPacks: (id) => ({ query: { itemId: id('itemId') } }),
    createSupplierItem: (id) => ({ body: { supplierId: id('supplierId'), itemId: id('itemId') } }),
    listSupplierItems: (id) => ({ query: { supplierId: id('supplierId'), itemId: id('itemId') } }),
    createPurchaseOrder: (id) => ({ body: { supplierId: id('supplierId'), locationId: id('locationId') } }),
    listPurchaseOrders: (id) => ({ query: { supplierId: id('supplierId'), itemId: id('itemId') } }),
    listIncomingStock: (id) => ({ query: { itemId: id('itemId'), locationId: id('locationId') } }),
    listReorderRows: (id) => ({ query: { supplierId: id('supplierId'), locationId: id('locationId') } }),
    draftReorders: (id) => ({
      body: {
        locationId: id('locationId'),
        lines: [{ itemId: id('itemId'), supplierId: id('supplierId'), quantity: '1' }],
      },
    }),
    listReorderPolicies: (id) => ({ query: { itemId: id('itemId'), categoryId: id('categoryId') } }),
    createReorderPolicy: (id) => ({ body: { itemId: id('itemId'), rule: { kind: 'none' } } }),
    createCount: (id) => ({
      body: { name: 'x', selection: { locationIds: [id('locationId')], categoryIds: [id('categoryId')] } },
    }),
    countPlace: (id) => ({ body: { locationId: id('locationId') } }),
    previewCount: (id) => ({ body: { locationIds: [id('locationId')] } }),
    reverseMovements: (id) => ({ body: { movementIds: [id('movementId')], reason: 'x' } }),
    startForecast: (id) => ({ body: { itemIds: [id('itemId')] } }),
    listFields: (id) => ({ query: { itemTypeId: id('itemTypeId') } }),
    listFieldChanges: (id) => ({ query: { fieldId: id('fieldId') } }),
    listMovements: (id) => ({
      query: { itemId: id('itemId'), locationId: id('locationId'), importId: id('importId') },
    }),
    listStock: (id) => ({ query: { itemId: id('itemId'), locationId: id('locationId'), lotId: id('lotId') } }),
    listSalesOrders: (id) => ({ query: { itemId: id('itemId') } }),
    createSalesOrder: (id) => ({
      body: { locationId: id('locationId'), lines: [{ itemId: id('itemId'), quantity: '1' }] },
    }),
    quickSale: (id) => ({ body: { locationId: id('locationId'), lines: [{ itemId: id('itemId'), quantity: '1' }] } }),
    listReservations: (id) => ({
      query: { itemId: id('itemId'), locationId: id('locationId'), lotId: id('lotId') },
    }),
    createReservation: (id) => ({ body: { itemId: id('itemId'), locationId: id('locationId'), quantity: '1' } }),
    listAvailability: (id) => ({ query: { locationId: id('locationId') } }),
    listTransfers: (id) => ({ query: { state: 'all', locationId: id('locationId') } }),
    shipTransfer: (id) => ({
      body: {
        fromLocationId: id('locationId'),
        toLocationId: id('locationId').replace(/.$/, (last) => (last === '0' ? '1' : '0')),
        lines: [{ itemId: id('itemId'), quantity: '1' }],
      },
    }),
    startStockReport: (id) => ({ body: { locationId: id('locationId') } }),
    getStockReport: (id) => ({ query: { locationId: id('locationId'), categoryId: id('categoryId') } }),
    listStockReportItems: (id) => ({ query: { locationId: id('locationId'), itemTypeId: id('itemTypeId') } }),
    downloadStockReport: (id) => ({ query: { locationId: id('locationId'), categoryId: id('categoryId') } }),
    listStockValues: (id) => ({ query: { locationId: id('locationId') } }),
    downloadStockValues: (id) => ({ query: { locationId: id('locationId') } }),
    listCheckouts: (id) => ({ query: { show: 'all', itemId: id('itemId'), lotId: id('lotId') } }),
    checkOutUnit: (id) => ({ body: { lotId: id('lotId'), holderName: 'x' } }),
    listKits: (id) => ({ query: { locationId: id('locationId') } }),
    listLots: (id) => ({ query: { itemId: id('itemId') } }),
    proposePicks: (id) => ({ query: { itemId: id('itemId'), locationId: id('locationId'), quantity: '1' } }),
    listForecasts: (id) => ({ query: { itemId: id('itemId') } }),
    getForecastSums: (id) => ({ query: { by: 'category', parentId: id('categoryId') } }),
    listDemandEvents: (id) => ({ query: { itemId: id('itemId') } }),
    createDemandEvent: (id) => ({
      body: {
        name: 'x',
        kind: 'promotion',
        startsOn: tomorrow,
        endsOn: tomorrow,
        touches: { kind: 'items', itemIds: [id('itemId')] },
      },
    }),
    listForecastOverrides: (id) => ({ query: { itemId: id('itemId') } }),
    createForecastOverride: (id) => ({
      body: { itemId: id('itemId'), startsOn: tomorrow, endsOn: tomorrow, quantity: '1', reason: 'x' },
    }),
    listValueSuggestions: (id) => ({ query: { field: 'categoryId', value: `"${id('categoryId')}"` } }),
    acceptSuggestions: (id) => ({ body: { ids: [id('valueSuggestionId')] } }),
    rejectSuggestions: (id) => ({ body: { ids: [id('valueSuggestionId')] } }),
    createViewWatch: (id) => ({ body: { viewId: id('viewId'), kind: 'enters' } }),
    listViewWatches: (id) => ({ query: { viewId: id('viewId') } }),
    listAlerts: (id) => ({ query: { itemId: id('itemId') } }),
    listFiles: (id) => ({ query: { ids: id('fileId') } }),
    listAudit: (id) => ({ query: { entity: 'item', entityId: id('itemId') } }),
    listAuditRuns: (id) => ({ query: { entity: 'item', entityId: id('itemId') } }),
    startLabelReading: (id) => ({ body: { fileId: id('fileId') } }),
    proposeItems: (id) => ({ body: { text: 'SECRET-1 Secret', supplierId: id('supplierId') } }),
    suggestValues: (id) => ({ body: { name: 'Secret', categoryId: id('categoryId') } }),
    createBulkEdit: (id) => ({ body: { selection: { ids: [id('itemId')] }, change: { name: 'x' } } }),
    findItemsByCode: (id) => ({ query: { code: id('itemId') === nobody ? 'NOBODY-1' : 'SECRET-1' } }),
    summariseItems: (id) => ({
      query: {
        groupBy: 'itemType',
        filter: JSON.stringify({ field: 'stock.onHand', op: 'gt', value: 0, location: id('locationId') }),
      },
    }),
    listItems: (id) => ({
      query: { filter: JSON.stringify({ field: 'stock.onHand', op: 'gt', value: 0, location: id('locationId') }) },
    }),
  }

/** Reading endpoints without any reference: nothing of the victim may be in what they answer. */
const readsOwn = new Set([
  'listTenants',
  'getTenant',
  'listMembers',
  'listInvitations',
  'listAlertMutes',
  'listApiKeys',
  'listConnections',
  'listSessions',
  'listItemTypes',
  'listTemplates',
  'listCategories',
  'listFieldSets',
  'listSuppliers',
  'listViews',
  'listSynonyms',
  'listReasons',
  'listMovementDrafts',
  'listBulkEdits',
  'listLocations',
  'getSummary',
  'listKits',
  'listDuplicates',
  'listCheckouts',
  'listCounts',
  'getCountAccuracy',
  'getForecastAccuracy',
  'proveLedger',
  'getLedger',
  'getValuation',
  'listTasks',
  'listImports',
  'listExports',
  'getFileUsage',
  'countAlerts',
  'listSuggestionGroups',
  'search',
  'getOutsideModel',
  'listOutsideModelUse',
])
/** Endpoints that neither read nor name a row of a tenant, each with its reason. */
const harmless: Record<string, string> = {
  live: 'no data',
  ready: 'no data',
  createTenant: 'makes a tenant of its own',
  createSampleTenant: 'makes a tenant of its own',
  updateTenant: 'changes the caller’s tenant, named by the credential',
  deleteSampleTenant: 'deletes the caller’s tenant, named by the credential',
  inviteMember: 'makes a row of its own',
  leaveTenant: 'ends the caller’s membership, in the tenant named by the credential',
  getAlertDigest: 'reads the caller’s own choice, in the tenant named by the credential',
  updateAlertDigest: 'changes the caller’s own choice, in the tenant named by the credential',
  describeConnection: 'the request is signed for the program, and server/mcp/oauth.test.ts forges it',
  approveConnection: 'the same; another’s organisation is not found there',
  refuseConnection: 'the same',
  previewInvitation: 'the token is the right',
  acceptInvitation: 'the token is the right',
  createApiKey: 'makes a row of its own',
  endOtherSessions: 'ends the caller’s sessions, named by the credential',
  createItemType: 'makes a row of its own',
  createSupplier: 'makes a row of its own',
  getPurchasingSettings: 'reads one row, named by the credential',
  updatePurchasingSettings: 'changes one row, named by the credential',
  updateOutsideModel: 'changes one row, named by the credential',
  testOutsideModel: 'asks by one row, named by the credential',
  createReason: 'makes a row of its own',
  createMovementDraft: 'makes a row of its own; what it names is looked up where it is posted',
  createView: 'makes a row of its own',
  createSynonym: 'makes a row of its own; its conditions find rows as those of a list do',
  uploadImport: 'makes a row of its own',
  createExport: 'makes a row of its own',
  startSuggestionSearch: 'looks through the caller’s catalogue, named by the credential',
  startDuplicateSearch: 'looks through the caller’s catalogue, named by the credential',
  startAlertCheck: 'looks at the caller’s ledger, named by the credential',
  runValuation: 'values the caller’s stock, named by the credential',
  rebuildLedger: 'reads the caller’s ledger, named by the credential',
  uploadFile: 'makes a row of its own',
  getQueueState: 'not of a tenant: guarded by the key of the installation’s operator',
  listDeadJobs: 'not of a tenant: guarded by the key of the installation’s operator',
}

const tenantEndpoints = api.filter(({ access }) => access !== 'public' && access !== 'operator')
const byPath = tenantEndpoints.filter((endpoint) => endpoint.path.includes('{'))

test('every endpoint of the contract is attacked or has a reason not to be', () => {
  const covered = (endpoint: Endpoint) =>
    endpoint.path.includes('{') ||
    endpoint.name in references ||
    readsOwn.has(endpoint.name) ||
    endpoint.name in harmless
  expect(api.filter((endpoint) => !covered(endpoint)).map((endpoint) => endpoint.name)).toEqual([])
})

async function attack(endpoint: Endpoint, id: (name: string) => string) {
  const params = Object.fromEntries([...endpoint.path.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => [name, id(name)]))
  const body = bodies[endpoint.name]?.(id)
  const url = `/api/v1${endpoint.path.replace(/\{(\w+)\}/g, (_, name: string) => params[name] ?? '')}`
  const reply = await testApp.app.fastify.inject({
    method: endpoint.method,
    url,
    headers: { ...credentialFor(endpoint), 'if-match': '"1"' },
    ...(body === undefined ? {} : { payload: body as object }),
  })
  return { status: reply.statusCode, body: reply.body }
}

describe('a row of another tenant named in the path is byte for byte a row that does not exist', () => {
  test.each(byPath.map((endpoint) => [endpoint.name, endpoint] as const))('%s', async (_, endpoint) => {
    for (const [, name = ''] of endpoint.path.matchAll(/\{(\w+)\}/g))
      expect(victims, `a victim's ${name}`).toHaveProperty(name)
    const stranger = await attack(endpoint, (name) => victims[name] ?? '')
    const none = await attack(endpoint, () => nobody)
    expect(none.status).toBe(404)
    expect(stranger).toEqual(none)
  })
})

describe('a row of another tenant named in body or query is a row that does not exist', () => {
  test.each(Object.entries(references))('%s', async (name, make) => {
    const endpoint = api.find((candidate) => candidate.name === name) as Endpoint
    const send = async (id: (name: string) => string) => {
      const { body, query } = make(id)
      const reply = await testApp.app.fastify.inject({
        method: endpoint.method,
        url: `/api/v1${endpoint.path}?${new URLSearchParams(query)}`,
        headers: { authorization: `Bearer ${attacker.admin.secret}` },
        ...(body === undefined ? {} : { payload: body as object }),
      })
      return {
        status: reply.statusCode,
        body: reply.body.replaceAll(id('itemId'), '<id>').replaceAll(id('locationId'), '<id>'),
      }
    }
    const stranger = await send((part) => victims[part] ?? '')
    const none = await send(() => nobody)
    if (name === 'startForecast') expect(stranger.status).toBe(none.status)
    else expect(stranger).toEqual(none)
  })
})

test.each([...readsOwn])('%s shows nothing of another tenant', async (name) => {
  const endpoint = api.find((candidate) => candidate.name === name) as Endpoint
  const reply = await testApp.app.fastify.inject({
    method: endpoint.method,
    url: `/api/v1${endpoint.path}`,
    headers: credentialFor(endpoint),
    ...(endpoint.method === 'POST' ? { payload: { text: 'secret' } } : {}),
  })
  expect(reply.statusCode, reply.body).toBe(200)
  expect(reply.body.replaceAll('"text":"secret"', '').replaceAll('"words":"secret"', '')).not.toMatch(
    /secret item|SECRET-1|secretword|secret place|secret key|secret category|secret set|secret supplier|secret view|secret count|secret reason|secret file|secret code|secret note|secret customer/i,
  )
  for (const id of Object.values(victims)) expect(reply.body).not.toContain(id)
})

test.each(tenantEndpoints.map((endpoint) => [endpoint.name, endpoint] as const))(
  '%s needs a credential',
  async (_, endpoint) => {
    const reply = await testApp.app.fastify.inject({
      method: endpoint.method,
      url: `/api/v1${endpoint.path.replace(/\{\w+\}/g, nobody)}`,
      headers: {},
    })
    expect(reply.statusCode).toBe(401)
    expect(reply.json().code).toBe('unauthenticated')
  },
)

test('the door of assistants is no endpoint: it needs a key too, and server/mcp/mcp-door.test.ts attacks each of its tools', async () => {
  const { cookie } = await testApp.signIn(attacker.userId)
  for (const headers of [{}, { cookie }] as Record<string, string>[]) {
    const reply = await testApp.app.fastify.inject({ method: 'POST', url: mcpPath, headers, payload: {} })
    expect(reply.statusCode).toBe(401)
  }
})

test('every tenant table has forced row-level security, and the application’s role owns nothing', async () => {
  const { Client } = await import('pg')
  const admin = new Client({ connectionString: testApp.urls.adminUrl })
  await admin.connect()
  const { rows: open } = await admin.query(`
    select c.relname from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where n.nspname = 'public' and c.relkind = 'r' and c.relname <> 'migration' and not (c.relrowsecurity and c.relforcerowsecurity)`)
  const { rows: owned } = await admin.query(`
    select c.relname from pg_class c join pg_roles r on r.oid = c.relowner where r.rolname like 'inventory%'
    union all select p.proname from pg_proc p join pg_roles r on r.oid = p.proowner where r.rolname in ('inventory_app', 'inventory_system')`)
  const { rows: plain } = await admin.query(`
    select conname from pg_constraint c join pg_namespace n on n.oid = c.connamespace join pg_class t on t.oid = c.confrelid
    where c.contype = 'f' and n.nspname = 'public' and t.relname not in ('tenant', 'user') and cardinality(c.conkey) < 2`)
  const { rows: powers } = await admin.query(
    `select rolname from pg_roles where rolname like 'inventory%' and (rolsuper or rolbypassrls or rolcreaterole or rolcreatedb)`,
  )
  await admin.end()
  expect({ open, owned, plain, powers }).toEqual({ open: [], owned: [], plain: [], powers: [] })
})

test('outside a tenant transaction the application’s role sees no row', async () => {
  const { Client } = await import('pg')
  const client = new Client({ connectionString: testApp.urls.appUrl })
  await client.connect()
  for (const table of ['item', 'movement', 'balance', 'lot', 'member', 'tenant', 'audit_log']) {
    const { rows } = await client.query(`select count(*)::int as n from ${table}`)
    expect(rows[0].n, table).toBe(0)
  }
  await expect(client.query('update movement_line set quantity = 1')).rejects.toThrow(/permission denied/)
  await expect(client.query('delete from audit_log')).rejects.toThrow(/permission denied/)
  await client.end()
})
