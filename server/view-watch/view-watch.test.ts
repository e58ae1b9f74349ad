import { afterAll, afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest'
import { type Alert, confirmAlert, countAlerts, dismissAlert, getAlert, listAlerts } from '#contract/alert.ts'
import { type CallInput, createClient } from '#contract/client.ts'
import type { Endpoint, ResponseOf } from '#contract/endpoint.ts'
import type { Problem } from '#contract/errors.ts'
import { createField, updateField } from '#contract/field.ts'
import type { Filter } from '#contract/filter.ts'
import { createItem, updateItem } from '#contract/item.ts'
import type { Role } from '#contract/permissions.ts'
import { createView, deleteView, updateView, type View } from '#contract/view.ts'
import { createViewWatch, deleteViewWatch, listViewWatches, type ViewWatch } from '#contract/view-watch.ts'
import { takeDigest } from '#server/alert/alert-digest.ts'
import { silentLog } from '#server/queue/log.ts'
import { startTestApp, type TestApp, type TestTenant } from '#server/testing/app.ts'
import { checkWatches } from './check-watches.ts'
import { hastenWatches } from './queries.ts'
import { watchChanges } from './watch-changes.ts'

let app: TestApp
let tenant: TestTenant
let watcher: Person
beforeAll(async () => {
  app = await startTestApp()
})
afterAll(() => app.close())
afterEach(() => {
  vi.useRealTimers()
})
beforeEach(async () => {
  tenant = await app.createTenant()
  watcher = await openPerson(tenant.userId)
})

/** Somebody of the tenant in a browser; watches are people's. */
interface Person {
  userId: string
  send<E extends Endpoint>(
    endpoint: E,
    input: CallInput<E>,
  ): Promise<{ status: number; body: ResponseOf<E>; problem: Problem }>
  call<E extends Endpoint>(endpoint: E, input: CallInput<E>): Promise<ResponseOf<E>>
}

async function openPerson(userId: string): Promise<Person> {
  const { cookie } = await app.signIn(userId)
  const address = createClient({ baseUrl: '/api/v1' })
  const send: Person['send'] = async (endpoint, input) => {
    const { body, ifMatch } = input as { body?: object; ifMatch?: number }
    const reply = await app.app.fastify.inject({
      method: endpoint.method,
      url: address.url(endpoint, input),
      headers: {
        cookie,
        'x-inventory-csrf': '1',
        'x-tenant-id': tenant.id,
        ...(ifMatch === undefined ? {} : { 'if-match': `"${ifMatch}"` }),
      },
      ...(body === undefined ? {} : { payload: body }),
    })
    const value = reply.body === '' ? undefined : JSON.parse(reply.body)
    return { status: reply.statusCode, body: value, problem: value }
  }
  return {
    userId,
    send,
    call: async (endpoint, input) => {
      const reply = await send(endpoint, input)
      if (reply.status >= 400) throw new Error(`${endpoint.name}: ${JSON.stringify(reply.problem)}`)
      return reply.body
    },
  }
}

async function colleague(role: Role): Promise<Person> {
  const { userId } = await app.createTenant()
  await app.database.tenant(tenant.id, (tx) =>
    tx.query({
      text: `insert into member (tenant_id, user_id, role, name, email) values ($1, $2, $3, 'Colleague', 'colleague@example.com')`,
      values: [tenant.id, userId, role],
    }),
  )
  return openPerson(userId)
}

const dear: Filter = { field: 'price', op: 'gt', value: '100' }
const config = (filter: Filter | null) => ({
  columns: [],
  frozen: 0,
  filter,
  text: '',
  archived: 'exclude' as const,
  sort: null,
  group: null,
  measures: [],
  layout: 'table' as const,
})
const saveView = (filter: Filter | null = dear, shared = false): Promise<View> =>
  watcher.call(createView, { body: { name: 'Dear things', config: config(filter), shared } })
const watchEntries = (viewId: string, who = watcher): Promise<ViewWatch> =>
  who.call(createViewWatch, { body: { viewId, kind: 'enters' } })
const makeItem = (sku: string, price: string, attributes = {}) =>
  tenant.admin.call(createItem, { body: { sku, name: `Item ${sku}`, price, attributes } })
const setPrice = ({ id, version }: { id: string; version: number }, price: string) =>
  tenant.admin.call(updateItem, { params: { itemId: id }, ifMatch: version, body: { price } })

/** What the worker does once the time of all watches has come. */
async function check(): Promise<void> {
  await app.database.tenant(tenant.id, (tx) =>
    tx.query({ text: 'update view_watch set next_check_at = now() where tenant_id = $1', values: [tenant.id] }),
  )
  await checkWatches(app.database, tenant.id, new AbortController().signal)
}
async function told(who = watcher, state: Alert['state'] = 'open'): Promise<string[]> {
  return (await who.call(listAlerts, { query: { state } })).data.map(({ reason }) => reason)
}
const watches = async (who = watcher) => (await who.call(listViewWatches, { query: {} })).data

test('what the calendar alone brings into a view is told, and once', async () => {
  await tenant.admin.call(createField, { body: { name: 'Service due', kind: 'date' } })
  const [day, later] = [30, 45].map((days) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10))
  await makeItem('A', '5', { service_due: day })
  await makeItem('B', '5', { service_due: later })
  const due = (op: 'gte' | 'lte', count: number): Filter => ({
    field: 'attributes.service_due',
    op,
    fromToday: { unit: 'day', count },
  })
  const view = await saveView({ and: [due('gte', 0), due('lte', 7)] })
  expect(await watchEntries(view.id)).toMatchObject({ items: 0, problem: null })
  await check()
  expect(await told()).toEqual([])
  // nobody changes anything: days pass, for the worker
  const checkIn = async (days: number) => {
    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + days * 86_400_000 })
    await check()
    vi.useRealTimers()
  }
  await checkIn(25)
  await checkIn(26)
  expect(await told()).toEqual(['Item A is new in the view Dear things.'])
  await checkIn(40)
  expect(await told()).toEqual(['Item B is new in the view Dear things.'])
})

test('what enters a view is told once until it has left, and no longer told when it has', async () => {
  const [first, second] = [await makeItem('A', '500'), await makeItem('B', '5')]
  const view = await saveView()
  expect(await watchEntries(view.id)).toMatchObject({
    viewId: view.id,
    viewName: 'Dear things',
    items: 1,
    problem: null,
  })
  await check()
  expect(await told()).toEqual([])
  const dearer = await setPrice(second, '200')
  await check()
  await check()
  expect(await told()).toEqual(['Item B is new in the view Dear things.'])
  expect((await watcher.call(listAlerts, { query: {} })).data).toMatchObject([
    {
      kind: 'view',
      itemId: second.id,
      view: { id: view.id, name: 'Dear things' },
      measure: 'items',
      observed: 1,
      foundBy: 'watch',
    },
  ])
  await makeItem('C', '300')
  await check()
  expect(await told()).toEqual(['2 items are new in the view Dear things: Item B and Item C.'])
  const cheap = await setPrice(dearer, '5')
  await check()
  expect(await told()).toEqual(['Item C is new in the view Dear things.'])
  await setPrice(cheap, '200')
  await setPrice(first, '5')
  await check()
  expect(await told()).toEqual(['2 items are new in the view Dear things: Item B and Item C.'])
})

test('when all that was told has left, the alert is resolved by itself; what is put away is not told again while it stays', async () => {
  const view = await saveView()
  await watchEntries(view.id)
  const item = await makeItem('A', '500')
  await check()
  const [alert] = (await watcher.call(listAlerts, { query: {} })).data
  const params = { alertId: alert?.id ?? '' }
  expect((await watcher.send(dismissAlert, { params, ifMatch: 9 })).problem.code).toBe('version_mismatch')
  expect((await watcher.send(confirmAlert, { params, ifMatch: 1 })).problem.code).toBe('invalid_value')
  expect(await watcher.call(dismissAlert, { params, ifMatch: 1 })).toMatchObject({ state: 'resolved' })
  await check()
  expect(await told()).toEqual([])
  await setPrice(await setPrice(item, '5'), '500')
  await check()
  expect(await told()).toEqual([])
  await setPrice({ id: item.id, version: item.version + 2 }, '5')
  await check()
  await setPrice({ id: item.id, version: item.version + 3 }, '500')
  await check()
  expect(await told()).toEqual(['Item A is new in the view Dear things.'])
  await setPrice({ id: item.id, version: item.version + 4 }, '5')
  await check()
  expect(await told()).toEqual([])
  expect(await told(watcher, 'resolved')).toHaveLength(2)
})

test('many that enter at once are one alert, which names five and counts the others', async () => {
  await watchEntries((await saveView()).id)
  for (const sku of ['F', 'E', 'D', 'C', 'B', 'A', 'G']) await makeItem(sku, '500')
  await check()
  expect(await told()).toEqual([
    '7 items are new in the view Dear things: Item A, Item B, Item C, Item D, Item E, and 2 more.',
  ])
})

test('a number above or below a figure is told when it passes it, and is over when it is back', async () => {
  const view = await saveView()
  await watcher.call(createViewWatch, { body: { viewId: view.id, kind: 'above', threshold: 1 } })
  await watcher.call(createViewWatch, { body: { viewId: view.id, kind: 'below', threshold: 1 } })
  await check()
  expect(await told()).toEqual([])
  const item = await makeItem('A', '500')
  await makeItem('B', '500')
  await check()
  expect(await told()).toEqual(['The view Dear things now holds more than 1 item.'])
  await makeItem('C', '500')
  const cheap = await setPrice(item, '1')
  await tenant.admin.call(updateItem, {
    params: { itemId: cheap.id },
    ifMatch: cheap.version,
    body: { archived: true },
  })
  await check()
  expect(await told()).toHaveLength(1)
  await app.database.tenant(tenant.id, (tx) =>
    tx.query({ text: `update item set archived_at = now() where tenant_id = $1 and sku <> 'A'`, values: [tenant.id] }),
  )
  await check()
  expect(await told()).toEqual(['The view Dear things now holds no items: fewer than the 1 you set.'])
  expect((await watches()).map(({ kind, threshold, items }) => [kind, threshold, items])).toEqual([
    ['below', 1, 0],
    ['above', 1, 0],
  ])
})

test('an alert of a watch is of the person who watches: nobody else lists, counts, reads or decides it, and a mail of alerts tells it to them alone', async () => {
  const view = await saveView(dear, true)
  const staff = await colleague('staff')
  await watchEntries(view.id, staff)
  await makeItem('A', '500')
  await check()
  expect(await told(staff)).toEqual(['Item A is new in the view Dear things.'])
  expect((await staff.call(countAlerts, {})).open).toBe(1)
  const [alert] = (await staff.call(listAlerts, { query: {} })).data
  const params = { alertId: alert?.id ?? '' }
  for (const other of [watcher, tenant.admin]) {
    expect((await other.call(listAlerts, { query: { state: 'all' } })).data).toEqual([])
    expect((await other.call(countAlerts, {})).open).toBe(0)
    expect((await other.send(getAlert, { params })).problem.code).toBe('not_found')
    expect((await other.send(dismissAlert, { params, ifMatch: 1 })).problem.code).toBe('not_found')
    expect((await other.send(confirmAlert, { params, ifMatch: 1 })).problem.code).toBe('not_found')
  }
  const digestOf = (userId: string) =>
    app.database.tenant(tenant.id, async (tx) => {
      await tx.query({
        text: 'insert into alert_digest (tenant_id, user_id, hour) values ($1, $2, 0)',
        values: [tenant.id, userId],
      })
      return takeDigest(tx, { userId, day: '2026-01-01' })
    })
  expect(await digestOf(watcher.userId)).toBeUndefined()
  expect((await digestOf(staff.userId))?.alerts).toEqual([
    { about: 'Dear things', itemId: alert?.itemId, viewId: view.id, reason: 'Item A is new in the view Dear things.' },
  ])
  await staff.call(dismissAlert, { params, ifMatch: 1 })
  expect(await told(staff)).toEqual([])
})

test('what a role may not see any more is not looked at for it: the watch says so, and goes on when it may again', async () => {
  const field = await tenant.admin.call(createField, { body: { key: 'margin', name: 'Margin', kind: 'number' } })
  const view = await saveView({ field: 'attributes.margin', op: 'gt', value: 5 }, true)
  const manager = await colleague('manager')
  await watchEntries(view.id, manager)
  await watchEntries(view.id)
  const hidden = await tenant.admin.call(updateField, {
    params: { fieldId: field.id },
    ifMatch: field.version,
    body: { visibleTo: [] },
  })
  await makeItem('A', '1', { margin: 9 })
  await check()
  expect(await told(manager)).toEqual([])
  expect(await watches(manager)).toMatchObject([{ problem: 'fieldGone', items: null }])
  expect(await told()).toEqual(['Item A is new in the view Dear things.'])
  await tenant.admin.call(updateField, {
    params: { fieldId: field.id },
    ifMatch: hidden.version,
    body: { visibleTo: ['manager'] },
  })
  await check()
  expect(await told(manager)).toEqual(['Item A is new in the view Dear things.'])
  expect(await watches(manager)).toMatchObject([{ problem: null, items: 1 }])
})

test('an archived field, a view that is shared no longer and one that was deleted are said of the watch', async () => {
  const field = await tenant.admin.call(createField, { body: { key: 'margin', name: 'Margin', kind: 'number' } })
  const view = await saveView({ field: 'attributes.margin', op: 'gt', value: 5 }, true)
  const staff = await colleague('staff')
  await watchEntries(view.id, staff)
  await watchEntries(view.id)
  await tenant.admin.call(updateField, {
    params: { fieldId: field.id },
    ifMatch: field.version,
    body: { archived: true },
  })
  await check()
  expect(await watches()).toMatchObject([{ problem: 'fieldGone' }])
  const change = { params: { viewId: view.id }, ifMatch: 1, body: { shared: false, config: config(dear) } }
  await watcher.call(updateView, change)
  await check()
  expect(await watches()).toMatchObject([{ problem: null }])
  expect(await watches(staff)).toMatchObject([{ problem: 'viewGone' }])
  await watcher.call(deleteView, { params: { viewId: view.id }, ifMatch: 2 })
  const [gone] = await watches()
  expect(gone).toMatchObject({ viewId: null, viewName: 'Dear things', problem: 'viewGone' })
  await check()
  await watcher.call(deleteViewWatch, { params: { watchId: gone?.id ?? '' }, ifMatch: gone?.version ?? 0 })
  expect(await watches()).toEqual([])
})

test('another filter of the view begins anew: what it shows then is known', async () => {
  const view = await saveView()
  await watchEntries(view.id)
  await makeItem('A', '500')
  await makeItem('B', '50')
  await check()
  expect(await told()).toHaveLength(1)
  const params = { viewId: view.id }
  await watcher.call(updateView, { params, ifMatch: 1, body: { config: { ...config(dear), sort: '-price' } } })
  await check()
  expect(await told()).toHaveLength(1)
  await watcher.call(updateView, { params, ifMatch: 2, body: { config: config({ ...dear, value: '10' }) } })
  await check()
  expect(await told()).toEqual([])
  await makeItem('C', '20')
  await check()
  expect(await told()).toEqual(['Item C is new in the view Dear things.'])
})

test('a change has a watch looked at no sooner than its pause allows, and changes meanwhile are one', async () => {
  await watchEntries((await saveView()).id)
  const hasten = () => app.database.tenant(tenant.id, hastenWatches)
  const atRest = `update view_watch set next_check_at = now() + interval '15 minutes', soonest_at = now() + $2::interval where tenant_id = $1`
  const rest = (pause: string) =>
    app.database.tenant(tenant.id, (tx) => tx.query({ text: atRest, values: [tenant.id, pause] }))
  expect(await hasten()).toBeGreaterThan(0)
  await rest('1 minute')
  expect(await hasten()).toBeGreaterThan(0)
  await rest('-1 second')
  expect(await hasten()).toBe(0)
  expect(await hasten()).toBe(0)
  expect(await checkWatches(app.database, tenant.id, new AbortController().signal)).toBe(1)
  expect(await checkWatches(app.database, tenant.id, new AbortController().signal)).toBe(0)
  const without = await app.createTenant()
  expect(await app.database.tenant(without.id, hastenWatches)).toBeUndefined()
})

test('posting and changing items have a process that listens look at what is watched', async () => {
  const looked = async () =>
    (
      await app.database.tenant(tenant.id, (tx) =>
        tx.query({ text: `select from outbox where job = 'check_watches' and tenant_id = $1`, values: [tenant.id] }),
      )
    ).length
  await watchEntries((await saveView()).id)
  const changes = watchChanges({ database: app.database, log: silentLog })
  try {
    await makeItem('A', '500')
    await expect.poll(looked, { timeout: 20_000 }).toBeGreaterThan(0)
  } finally {
    await changes.stop()
  }
})

test('a person watches twenty views, each in each way once; a key has no inbox; what is nobody’s or another’s is not there', async () => {
  const view = await saveView()
  const watch = await watchEntries(view.id)
  expect((await watcher.send(createViewWatch, { body: { viewId: view.id, kind: 'enters' } })).problem.code).toBe(
    'conflict',
  )
  for (let made = 1; made < 20; made++) await watchEntries((await saveView()).id)
  const tooMany = await watcher.send(createViewWatch, { body: { viewId: view.id, kind: 'above', threshold: 1 } })
  expect(tooMany.problem).toMatchObject({
    code: 'invalid_value',
    detail: 'You watch 20 views already. Stop one of them first.',
  })
  const pages = [await watcher.call(listViewWatches, { query: { limit: 15 } })]
  pages.push(await watcher.call(listViewWatches, { query: { limit: 15, cursor: pages[0]?.nextCursor ?? '' } }))
  expect(pages.map(({ data }) => data.length)).toEqual([15, 5])
  expect((await watcher.call(listViewWatches, { query: { viewId: view.id } })).data).toEqual([watch])
  const staff = await colleague('staff')
  expect((await staff.send(createViewWatch, { body: { viewId: view.id, kind: 'enters' } })).problem.code).toBe(
    'not_found',
  )
  const params = { watchId: watch.id }
  expect((await staff.send(deleteViewWatch, { params, ifMatch: 1 })).problem.code).toBe('not_found')
  expect((await watcher.send(deleteViewWatch, { params, ifMatch: 2 })).problem.code).toBe('version_mismatch')
  const ofKey = await tenant.admin.call(createView, { body: { name: 'x', config: config(dear) } })
  const refused = await tenant.admin.send(createViewWatch, { body: { viewId: ofKey.id, kind: 'enters' } })
  expect(refused.problem.code).toBe('forbidden')
})

test('a view of more than 10,000 items is watched by its number only; one that grows past it says so', async () => {
  await app.database.tenant(tenant.id, (tx) =>
    tx.query({
      text: `insert into item (tenant_id, sku, name, price) select $1, 'N' || n, 'N', 500 from generate_series(1, 10000) n`,
      values: [tenant.id],
    }),
  )
  const view = await saveView()
  await watchEntries(view.id)
  await makeItem('MORE', '500')
  await check()
  expect(await watches()).toMatchObject([{ problem: 'tooMany' }])
  const other = await saveView()
  const refused = await watcher.send(createViewWatch, { body: { viewId: other.id, kind: 'enters' } })
  expect(refused.problem.detail).toBe(
    'More than 10,000 items are in this view. Watch their number, or narrow the view.',
  )
  const counted = await watcher.call(createViewWatch, { body: { viewId: other.id, kind: 'above', threshold: 10_000 } })
  expect(counted.items).toBe(10_001)
})
