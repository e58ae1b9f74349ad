import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { api } from '#contract/api.ts'
import type { Count } from '#contract/count.ts'
import { handInCount, recordCount } from '#contract/count-sheet.ts'
import type { Endpoint } from '#contract/endpoint.ts'
import { recordMovement } from '#contract/movement.ts'
import { allows, type Permission } from '#contract/permissions.ts'
import { startTestApp, type TestApp } from '#server/testing/app.ts'
import { prepareStock } from './count-fixture.ts'

/**
 * Everything a counter without `count:approve` can ask while a blind count is open, looked through for the figure the books
 * expect. What tells it are the stock figures themselves, which the role may read with or without a count: see
 * docs/decisions/0027. An endpoint that is not in that list and tells it fails here.
 */
const expected = '48271.375'
const knownToTell = [
  'findItemsByCode',
  'getMovement',
  'getStockTimeline',
  'getAvailability',
  'getKit',
  'listAvailability',
  'listItems',
  'listMovements',
  'listReorderRows',
  'listStock',
  'summariseItems',
]

let app: TestApp
let s: Awaited<ReturnType<typeof prepareStock>>
let count: Count
let known: Record<string, string>
beforeAll(async () => {
  app = await startTestApp()
  s = await prepareStock(app)
  const item = await s.makeItem('BLIND')
  const movement = await s.move('opening', item.id, expected, { to: s.bin })
  count = await s.plan({ recount: { percent: '1' } as never })
  known = { countId: count.id, itemId: item.id, locationId: s.bin, movementId: movement.id }
})
afterAll(() => app.close())

const mayCall = (endpoint: Endpoint) =>
  endpoint.access !== 'public' && endpoint.access !== 'person' && allows('staff', endpoint.access as Permission)

async function ask(endpoint: Endpoint, query: Record<string, string> = {}): Promise<string> {
  const path = endpoint.path.replace(/\{(\w+)\}/g, (_, name: string) => known[name] ?? randomUUID())
  const reply = await app.app.fastify.inject({
    method: 'GET',
    url: `/api/v1${path}?${new URLSearchParams(query)}`,
    headers: { authorization: `Bearer ${s.staff.secret}` },
  })
  return reply.body
}

/** With and without what an endpoint needs to answer at all, or could be asked for more with. */
const queries: Record<string, string>[] = [
  {},
  { code: 'BLIND', at: '1', groupBy: 'itemType', total: 'true', only: 'all', by: 'count', todo: 'true' },
]

/** Endpoints whose reply holds the figure. */
async function listTelling(): Promise<string[]> {
  const telling = new Set<string>()
  for (const endpoint of api)
    if (endpoint.method === 'GET' && endpoint.transport !== 'events' && mayCall(endpoint))
      for (const query of queries) if ((await ask(endpoint, query)).includes(expected)) telling.add(endpoint.name)
  return [...telling].toSorted()
}

test('no endpoint but those of stock itself tells a counter what is expected: not planned, counted, sent back or handed in', async () => {
  const allowed = (names: string[]) => names.filter((name) => !knownToTell.includes(name))
  expect(await listTelling()).toContain('listStock')
  expect(allowed(await listTelling())).toEqual([])
  const [line] = await s.sheet(count)
  const enter = async (quantity: string) => {
    const entries = [{ id: randomUUID(), lineId: line?.id ?? '', quantity }]
    const reply = await s.staff.send(recordCount, { params: { countId: count.id }, body: { entries } })
    expect(JSON.stringify(reply.body)).not.toContain(expected)
  }
  const handIn = async () => {
    const reply = await s.staff.send(handInCount, { params: { countId: count.id }, body: {} as never })
    expect(JSON.stringify(reply.body)).not.toContain(expected)
    return reply
  }
  await enter('40000')
  expect((await handIn()).body.state).toBe('counting')
  expect(allowed(await listTelling())).toEqual([])
  await enter('40001')
  expect((await handIn()).body.state).toBe('review')
  expect(allowed(await listTelling())).toEqual([])
  // guessing is answered once a round: after the sheet was handed in, no further figure is taken
  const guess = { id: randomUUID(), lineId: line?.id ?? '', quantity: expected }
  const late = await s.staff.send(recordCount, { params: { countId: count.id }, body: { entries: [guess] } })
  expect(late.problem.code).toBe('count_not_open')
}, 60_000)

test('endpoints of counting that a counter may call name no balance; those that do are for reviewers', async () => {
  const own = api.filter((endpoint) => endpoint.tag === 'Counting')
  const forCounters = own.filter(mayCall).map(({ name }) => name)
  expect(forCounters.toSorted()).toEqual([
    'countPlace',
    'findCountable',
    'getCount',
    'handInCount',
    'listCountLines',
    'listCounts',
    'recordCount',
  ])
  for (const endpoint of own.filter((one) => !mayCall(one))) {
    const path = endpoint.path.replace('{countId}', count.id)
    const reply = await app.app.fastify.inject({
      method: endpoint.method,
      url: `/api/v1${path}`,
      headers: { authorization: `Bearer ${s.staff.secret}`, 'if-match': '"1"' },
      ...(endpoint.method === 'GET' ? {} : { payload: {} }),
    })
    expect([endpoint.name, reply.statusCode]).toEqual([endpoint.name, 403])
  }
})

test('a count that is not blind tells what is expected, while it is open', async () => {
  const open = await s.plan({ blind: false, name: 'Open' })
  expect(await s.sheet(open)).toMatchObject([{ sku: 'BLIND', expected }])
  const sold = { kind: 'sale', lines: [{ itemId: known['itemId'], fromLocationId: s.bin, quantity: '1' }] }
  await s.staff.call(recordMovement, { body: sold as never })
  expect(await s.sheet(open)).toMatchObject([{ expected: '48270.375' }])
})
