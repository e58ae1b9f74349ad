import { afterAll, beforeAll, expect, test } from 'vitest'
import { listAudit } from '#contract/audit.ts'
import { createField, type NewField } from '#contract/field.ts'
import { type Attributes, createItem, getItem, updateItem } from '#contract/item.ts'
import { createLocation } from '#contract/location.ts'
import { listMovements, recordMovement } from '#contract/movement.ts'
import {
  createMovementDraft,
  type DraftedMovement,
  discardMovementDraft,
  getMovementDraft,
  listMovementDrafts,
  type MovementDraft,
  postMovementDraft,
  updateMovementDraft,
} from '#contract/movement-draft.ts'
import { listStock } from '#contract/stock.ts'
import { startTestApp, type TestApp, type TestTenant } from '#server/testing/app.ts'

let app: TestApp
beforeAll(async () => {
  app = await startTestApp()
})
afterAll(() => app.close())

/** Five bolts in the store. */
async function shop() {
  const tenant = await app.createTenant()
  const { admin } = tenant
  const { id: itemId } = await admin.call(createItem, { body: { sku: 'BOLT', name: 'Bolt' } })
  const { id: store } = await admin.call(createLocation, { body: { code: 'STORE', name: 'Store' } })
  const move = (kind: 'receipt' | 'sale', quantity: string) =>
    admin.call(recordMovement, {
      body: { kind, lines: [{ itemId, quantity, [kind === 'sale' ? 'fromLocationId' : 'toLocationId']: store }] },
    })
  await move('receipt', '5')
  const sale = (quantity: string, more: Partial<DraftedMovement> = {}): DraftedMovement => ({
    kind: 'sale',
    reference: '',
    reason: '',
    lines: [{ itemId, fromLocationId: store, quantity }],
    ...more,
  })
  const onHand = async () => (await admin.call(listStock, { query: { itemId } })).data[0]?.onHand
  return { tenant, itemId, store, move, sale, onHand }
}

const post = ({ admin }: Pick<TestTenant, 'admin'>, draft: MovementDraft, idempotencyKey?: string) =>
  admin.send(postMovementDraft, {
    params: { draftId: draft.id },
    ifMatch: draft.version,
    body: {},
    ...(idempotencyKey ? { idempotencyKey } : {}),
  })

test('a draft is kept without touching stock, changed, and posted once, however often and at once it is asked for', async () => {
  const { tenant, sale, onHand } = await shop()
  const { admin, staff } = tenant
  const made = await staff.call(createMovementDraft, { body: sale('2', { reference: 'Order 7' }) })
  expect(made).toMatchObject({
    version: 1,
    createdByName: 'staff key',
    movementId: null,
    movement: { kind: 'sale', reason: '' },
  })
  expect(await onHand()).toBe('5')
  const body = sale('3')
  const draft = await admin.call(updateMovementDraft, { params: { draftId: made.id }, ifMatch: 1, body })
  expect(draft).toMatchObject({
    version: 2,
    createdByName: 'staff key',
    movement: { reference: '', lines: [{ quantity: '3' }] },
  })
  const stale = await staff.send(updateMovementDraft, { params: { draftId: made.id }, ifMatch: 1, body })
  expect(stale.problem.code).toBe('version_mismatch')
  expect((await staff.call(listMovementDrafts)).data).toEqual([draft])

  const replies = await Promise.all([
    post(tenant, draft, 'one-key-for-both'),
    post(tenant, draft, 'one-key-for-both'),
    post(tenant, draft),
  ])
  const posted = replies.filter(({ status }) => status === 201)
  const refused = replies.filter(({ status }) => status !== 201)
  expect(new Set(posted.map((reply) => reply.body.id)).size).toBe(1)
  expect(refused.every(({ problem }) => problem.code === 'draft_posted')).toBe(true)
  expect(await onHand()).toBe('2')
  const movementId = posted[0]?.body.id
  expect((await post(tenant, draft)).problem).toMatchObject({ code: 'draft_posted', movementId })
  expect(await admin.call(getMovementDraft, { params: { draftId: made.id } })).toMatchObject({
    movementId,
    version: 3,
    changes: [],
  })
  expect((await staff.call(listMovementDrafts)).data).toEqual([])
  const late = await admin.send(discardMovementDraft, { params: { draftId: made.id }, ifMatch: 3 })
  expect(late.problem.code).toBe('draft_posted')
  const log = await admin.call(listAudit, { query: { entity: 'movementDraft', entityId: made.id } })
  expect(log.data.map(({ action, actorName }) => `${action}: ${actorName}`).slice(1)).toEqual([
    'update: ' + log.data[0]?.actorName,
    'create: staff key',
  ])
  expect(log.data[0]?.action).toBe('post')
})

test('who may not date back leaves a draft for one who may', async () => {
  const { tenant, sale, onHand } = await shop()
  const { staff, manager } = tenant
  const effectiveAt = new Date(Date.now() - 9 * 86_400_000).toISOString()
  const draft = await staff.call(createMovementDraft, { body: sale('1', { effectiveAt }) })
  const refused = await post({ admin: staff }, draft)
  expect([refused.status, refused.problem.code]).toEqual([403, 'backdate_forbidden'])
  expect(await onHand()).toBe('5')
  const posted = await post({ admin: manager }, draft)
  expect(Date.parse(posted.body.effectiveAt)).toBe(Date.parse(effectiveAt))
  expect(posted.body.actorName).toBe('manager key')
})

test('an incomplete draft is kept, says what is missing where it is posted, and stays one that can be filled in', async () => {
  const { tenant, itemId, sale } = await shop()
  const { admin } = tenant
  const draft = await admin.call(createMovementDraft, { body: { kind: 'sale', lines: [{ itemId }, {}] } })
  expect(draft.movement.lines).toEqual([{ itemId }, {}])
  const missing = await post(tenant, draft)
  expect(missing.problem.code).toBe('draft_incomplete')
  expect(missing.problem.errors?.map(({ path }) => path)).toEqual([
    'body.lines.0.quantity',
    'body.lines.1.itemId',
    'body.lines.1.quantity',
  ])
  const empty = await admin.call(createMovementDraft, { body: { kind: 'receipt' } })
  expect((await post(tenant, empty)).problem.code).toBe('draft_incomplete')
  const whole = await admin.call(updateMovementDraft, { params: { draftId: draft.id }, ifMatch: 1, body: sale('1') })
  expect((await post(tenant, whole)).status).toBe(201)
  const wrong = await admin.send(createMovementDraft, { body: { kind: 'sale', lines: [{ quantity: '-1' }] } })
  expect([wrong.status, wrong.problem.errors?.[0]?.path]).toEqual([400, 'body.lines.0.quantity'])
})

test('what changed since is told: other stock before it is posted, and a refusal in the words of posting', async () => {
  const { tenant, itemId, store, move, sale } = await shop()
  const { admin } = tenant
  const draft = await admin.call(createMovementDraft, { body: sale('4') })
  const read = () => admin.call(getMovementDraft, { params: { draftId: draft.id } })
  expect((await read()).changes).toEqual([])
  await move('sale', '3')
  expect((await read()).changes).toEqual([
    { itemId, locationId: store, lotId: null, lotCode: null, onHand: { saved: '5', now: '2' } },
  ])
  const refused = await post(tenant, draft)
  expect(refused.problem).toMatchObject({ code: 'insufficient_stock', available: '2', requested: '4' })
  const { version } = await admin.call(getItem, { params: { itemId } })
  await admin.call(updateItem, { params: { itemId }, ifMatch: version, body: { archived: true } })
  expect((await post(tenant, draft)).problem.code).toBe('item_archived')
  expect((await read()).movementId).toBeNull()
  expect((await admin.call(listMovements)).data).toHaveLength(2)
})

test('a discarded draft is gone, and the audit record keeps what it was; the list goes on in pages', async () => {
  const { tenant, sale } = await shop()
  const { admin } = tenant
  const drafts: MovementDraft[] = []
  for (const quantity of ['1', '2', '3']) drafts.push(await admin.call(createMovementDraft, { body: sale(quantity) }))
  const [first, second, third] = drafts
  await admin.call(discardMovementDraft, { params: { draftId: second?.id ?? '' }, ifMatch: 1 })
  expect((await admin.send(getMovementDraft, { params: { draftId: second?.id ?? '' } })).status).toBe(404)
  const page = await admin.call(listMovementDrafts, { query: { limit: 1 } })
  expect(page.data).toEqual([third])
  const rest = await admin.call(listMovementDrafts, { query: { limit: 1, cursor: page.nextCursor ?? '' } })
  expect([rest.data, rest.nextCursor]).toEqual([[first], null])
  const log = await admin.call(listAudit, { query: { entity: 'movementDraft', entityId: second?.id ?? '' } })
  expect(log.data[0]).toMatchObject({ action: 'discard', before: { movement: { lines: [{ quantity: '2' }] } } })
})

test('goods of another organisation that a draft names are none: their stock is not told, and posting knows no such item', async () => {
  const { sale } = await shop()
  const other = await app.createTenant()
  const draft = await other.admin.call(createMovementDraft, { body: sale('1') })
  expect((await other.admin.call(getMovementDraft, { params: { draftId: draft.id } })).changes).toEqual([])
  expect((await post(other, draft)).problem.code).toBe('invalid_value')
  const [row] = await app.database.tenant(other.id, (tx) =>
    tx.query<{ seen: { onHand: string }[] }>({ text: 'select seen from movement_draft' }),
  )
  expect(row?.seen.map(({ onHand }) => onHand)).toEqual(['0'])
})

test('drafts of a sample organisation go with it', async () => {
  const { tenant, sale } = await shop()
  const { admin } = tenant
  await admin.call(createMovementDraft, { body: sale('1') })
  const posted = await admin.call(createMovementDraft, { body: sale('1') })
  await post(tenant, posted)
  await app.database.system((tx) =>
    tx.query({ text: 'update tenant set is_sample = true where id = $1', values: [tenant.id] }),
  )
  await app.database.tenant(tenant.id, (tx) =>
    tx.query({ text: 'select delete_sample_tenant($1)', values: [tenant.id] }),
  )
  const left = await app.database.tenant(tenant.id, (tx) => tx.query({ text: 'select from movement_draft' }))
  expect(left).toEqual([])
})

test('a draft is changed, discarded and posted by who left it, and by those who may date back; others read it', async () => {
  const { tenant, sale } = await shop()
  const { admin, manager, staff } = tenant
  const draft = await manager.call(createMovementDraft, { body: sale('1') })
  const given = { params: { draftId: draft.id }, ifMatch: 1 }
  expect(await staff.call(getMovementDraft, { params: given.params })).toMatchObject({ movement: draft.movement })
  for (const { status, problem } of [
    await staff.send(updateMovementDraft, { ...given, body: sale('2') }),
    await staff.send(discardMovementDraft, given),
    await staff.send(postMovementDraft, { ...given, body: {} }),
  ]) {
    expect([status, problem.code]).toEqual([403, 'forbidden'])
    expect(problem.detail).toContain('manager key')
  }
  await admin.call(updateMovementDraft, { ...given, body: sale('2') })
  await manager.call(discardMovementDraft, { ...given, ifMatch: 2 })
})

test('a draft keeps the custom values of its lines, is checked when it is posted, and shows none that a role may not see', async () => {
  const { tenant, sale } = await shop()
  const { admin, manager, staff } = tenant
  const define = (field: NewField) => admin.call(createField, { body: { entity: 'movementLine', ...field } })
  await define({ key: 'dock', name: 'Dock', kind: 'integer', required: true })
  await define({ key: 'secret', name: 'Secret', kind: 'text', visibleTo: [] })
  const withValues = (attributes: Attributes): DraftedMovement => {
    const body = sale('1')
    return { ...body, lines: body.lines.map((line) => ({ ...line, attributes })) }
  }
  const made = await staff.call(createMovementDraft, { body: withValues({ dock: 'seven' }) })
  expect(made.movement.lines).toMatchObject([{ attributes: { dock: 'seven' } }])
  const refused = (await post(tenant, made)).problem
  expect([refused.code, refused.errors?.[0]?.path]).toEqual(['invalid_attributes', 'body.lines.0.attributes.dock'])
  const params = { draftId: made.id }
  const change = { params, ifMatch: 1, body: withValues({ dock: 7 }) }
  const changed = await staff.call(updateMovementDraft, change)
  const posted = await staff.call(postMovementDraft, { params, ifMatch: changed.version, body: {} })
  expect(posted.lines).toMatchObject([{ attributes: { dock: '7' } }])

  // what a role may not see is unknown to it, and is neither overwritten nor posted by it
  const unknown = async (name: string) =>
    (await manager.send(createMovementDraft, { body: withValues({ [name]: 'x' }) })).problem.errors?.[0]?.message
  expect((await unknown('secret'))?.replace('secret', 'other')).toBe(await unknown('other'))
  const hidden = await admin.call(createMovementDraft, { body: withValues({ dock: 1, secret: 'zebrafish' }) })
  const of = { params: { draftId: hidden.id }, ifMatch: 1 }
  const read = await manager.call(getMovementDraft, { params: of.params })
  expect(read.movement.lines).toMatchObject([{ attributes: { dock: 1 } }])
  expect(JSON.stringify([read, await manager.call(listMovementDrafts, {})])).not.toContain('zebrafish')
  expect((await manager.send(updateMovementDraft, { ...of, body: sale('1') })).problem.code).toBe('forbidden')
  expect((await manager.send(postMovementDraft, { ...of, body: {} })).problem.code).toBe('forbidden')
  expect((await post(tenant, hidden)).status).toBe(201)
})
