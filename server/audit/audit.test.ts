import { afterAll, beforeAll, expect, test } from 'vitest'
import { listAudit } from '#contract/audit.ts'
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
