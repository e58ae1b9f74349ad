import { afterAll, beforeAll, expect, test } from 'vitest'
import { listAudit, listAuditRuns } from '#contract/audit.ts'
import { createItem, updateItem } from '#contract/item.ts'
import { createLocation } from '#contract/location.ts'
import { startTestApp, type TestApp, type TestTenant } from '#server/testing/app.ts'

let app: TestApp
let shop: TestTenant
beforeAll(async () => {
  app = await startTestApp()
  shop = await app.createTenant()
})
afterAll(() => app.close())

const list = async (query: object) =>
  (await shop.admin.call(listAudit, { query: listAudit.query.parse({ limit: 200, ...query }) })).data

test('the record is asked by whose it is and by when it was made', async () => {
  const { body: cup } = await shop.manager.send(createItem, { body: { sku: 'CUP', name: 'Cup' } })
  await shop.admin.call(updateItem, { params: { itemId: cup.id }, ifMatch: cup.version, body: { name: 'Mug' } })
  await shop.admin.call(createLocation, { body: { name: 'Shelf', code: 'S' } })
  const all = await list({})
  const ofCup = all.filter((entry) => entry.entityId === cup.id)
  expect(ofCup.map(({ action }) => action)).toEqual(['update', 'create'])
  expect(ofCup[0]).toMatchObject({ before: { name: 'Cup' }, after: { name: 'Mug' } })
  const [update, create] = ofCup as [(typeof ofCup)[0], (typeof ofCup)[0]]
  expect(update.actorId).not.toBe(create.actorId)

  // each question is the whole record, sifted
  const asked: [object, (entry: (typeof all)[0]) => boolean][] = [
    [{ actorId: create.actorId }, ({ actorId }) => actorId === create.actorId],
    [{ actorKind: 'api_key' }, ({ actorKind }) => actorKind === 'api_key'],
    [{ actorKind: 'system' }, ({ actorKind }) => actorKind === 'system'],
    [{ from: update.at }, ({ at }) => at >= update.at],
    [{ to: update.at }, ({ at }) => at < update.at],
    [{ from: create.at, to: update.at }, ({ at }) => at >= create.at && at < update.at],
    [{ from: '1971-01-01T00:00:00Z', to: '2999-01-01T00:00:00Z' }, () => true],
    [{ to: '1960-01-01T00:00:00Z' }, () => false],
    [{ from: '9000-01-01T00:00:00Z' }, () => false],
  ]
  for (const [query, isAsked] of asked) {
    expect({ query, ids: (await list(query)).map(({ id }) => id) }).toEqual({
      query,
      ids: all.filter(isAsked).map(({ id }) => id),
    })
  }
  expect(all.length).toBeGreaterThan(3)
})

test('an entry of a transaction that began before a period and wrote within it is of the time it bears', async () => {
  const [began, wrote] = ['2026-01-01T10:00:00.000Z', '2026-01-01T10:59:00.000Z']
  const stamp = Date.parse(wrote).toString(16).padStart(12, '0')
  const id = `${stamp.slice(0, 8)}-${stamp.slice(8)}-7abc-8abc-0123456789ab`
  await app.database.tenant(shop.id, (tx) =>
    tx.query({
      text: `insert into audit_log (tenant_id, id, at, actor_kind, actor_name, action, entity, entity_id)
             values ($1, $2, $3, 'system', 'Clock', 'update', 'slow', '1')`,
      values: [shop.id, id, began],
    }),
  )
  const asked = async (from: string, to: string) => (await list({ entity: 'slow', from, to })).map((entry) => entry.id)
  expect(await asked('2026-01-01T09:00:00Z', '2026-01-01T10:00:01Z')).toEqual([id])
  expect(await asked('2026-01-01T10:00:00Z', '2026-01-01T10:30:00Z')).toEqual([id])
  expect(await asked('2026-01-01T10:00:01Z', '2026-01-01T12:00:00Z')).toEqual([])
})

test('changes of one kind in one go are one run, with all of them told on asking; few, others’ and of one record are told alone', async () => {
  const tenant = await app.createTenant()
  const entry = (n: number, over: object = {}) => ({
    id: `01a00000-0000-7000-8000-${String(n).padStart(12, '0')}`,
    at: new Date(Date.parse('2026-01-01T00:00:00Z') + n * 1_000).toISOString(),
    actor: 'Ada',
    action: 'create',
    entity: 'item',
    entity_id: `item-${n}`,
    ...over,
  })
  const entries = [
    ...[1, 2, 3].map((n) => entry(n)),
    ...[4, 5, 6, 7, 8].map((n) => entry(n, { actor: 'Bob' })),
    // a pause of three minutes before each
    ...[9, 10, 11, 12].map((n) =>
      entry(n, { at: new Date(Date.parse('2026-01-01T00:00:00Z') + n * 180_000).toISOString() }),
    ),
    ...[13, 14, 15, 16].map((n) => entry(n, { action: 'update', entity_id: 'one', at: '2026-01-01T01:00:00Z' })),
    ...[17, 18, 19, 20, 21].map((n) => entry(n, { action: 'archive', at: '2026-01-01T01:00:01Z' })),
  ]
  await app.database.tenant(tenant.id, (tx) =>
    tx.query({
      text: `insert into audit_log (tenant_id, id, at, actor_kind, actor_name, action, entity, entity_id, after)
             select $1, id, at, 'person', actor, action, entity, entity_id, '{"name":"X"}'
             from json_to_recordset($2) as e (id uuid, at timestamptz, actor text, action text, entity text, entity_id text)`,
      values: [tenant.id, JSON.stringify(entries)],
    }),
  )
  const number = (id: string) => Number(id.slice(-12))
  const expected = [21, 16, 15, 14, 13, 12, 11, 10, 9, 8, 3, 2, 1]
  const read = async (limit: number) => {
    const told: { last: number; first: number; count: number; after: unknown }[] = []
    for (let cursor: string | undefined | null; cursor !== null; ) {
      const at: string | undefined = cursor
      const query = { limit, entity: 'item', ...(at ? { cursor: at } : {}) }
      const page = await tenant.admin.call(listAuditRuns, { query })
      for (const { entry: last, firstId, count } of page.data)
        told.push({ last: number(last.id), first: number(firstId), count, after: last.after })
      cursor = page.nextCursor
    }
    return told
  }
  const runs = await read(50)
  expect(runs.map(({ last }) => last)).toEqual(expected)
  expect(runs.filter(({ count }) => count > 1)).toEqual([
    { last: 21, first: 17, count: 5, after: null },
    { last: 8, first: 4, count: 5, after: null },
  ])
  expect(runs[1]?.after).toEqual({ name: 'X' })
  // page by page the same
  expect(await read(1)).toEqual(runs)
  expect(await read(4)).toEqual(runs)
  const { data } = await tenant.admin.call(listAudit, {
    query: { entity: 'item', firstId: entries[3]?.id, lastId: entries[7]?.id },
  })
  expect(data.map(({ id, actorName, after }) => [number(id), actorName, after])).toEqual(
    [8, 7, 6, 5, 4].map((n) => [n, 'Bob', { name: 'X' }]),
  )
})

test('a run longer than what is looked at goes on on the next page, and ends', async () => {
  const tenant = await app.createTenant()
  await app.database.tenant(tenant.id, (tx) =>
    tx.query({
      text: `insert into audit_log (tenant_id, id, at, actor_kind, actor_name, action, entity, entity_id)
             select $1, ('01a00000-0000-7000-8000-' || lpad(n::text, 12, '0'))::uuid, '2026-01-01', 'system', 'Import', 'create', 'long', n::text
             from generate_series(1, 40500) n`,
      values: [tenant.id],
    }),
  )
  const counts: number[] = []
  for (let cursor: string | undefined | null; cursor !== null; ) {
    const at: string | undefined = cursor
    const page = await tenant.admin.call(listAuditRuns, { query: { entity: 'long', ...(at ? { cursor: at } : {}) } })
    counts.push(...page.data.map(({ count }) => count))
    cursor = page.nextCursor
  }
  expect(counts).toEqual([20_000, 20_000, 500])
})
