import { listAlerts } from '#contract/alert.ts'
import { createApiKey, listApiKeys } from '#contract/api-key.ts'
import { createBulkEdit } from '#contract/bulk-edit.ts'
import { createCategory } from '#contract/category.ts'
import { checkOutUnit } from '#contract/checkout.ts'
import { createCount } from '#contract/count.ts'
import { createDemandEvent } from '#contract/demand-event.ts'
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
import type { TestApp } from '#server/testing/app.ts'

/** Makes a tenant with one row of every noun. @returns its rows by the name of the path parameter or body key that would carry them */
export async function makeVictim(testApp: TestApp): Promise<Record<string, string>> {
  const victim = await testApp.createTenant()
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
  const importId = await uploadAs(testApp, admin.secret)
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
  return {
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
}

async function uploadAs(testApp: TestApp, secret: string): Promise<string> {
  const boundary = 'a-boundary-of-this-test'
  const payload = `--${boundary}\r\nContent-Disposition: form-data; name="file"; filename="secret.csv"\r\nContent-Type: text/csv\r\n\r\nsku,name\r\nS-2,Secret two\r\n--${boundary}--\r\n`
  const reply = await testApp.app.fastify.inject({
    method: 'POST',
    url: '/api/v1/imports',
    headers: { authorization: `Bearer ${secret}`, 'content-type': `multipart/form-data; boundary=${boundary}` },
    payload,
  })
  if (reply.statusCode !== 201) throw new Error(reply.body)
  return reply.json().import.id
}
