import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { listAudit } from '#contract/audit.ts'
import {
  getOutsideModel,
  listOutsideModelUse,
  type OutsideModel,
  testOutsideModel,
  updateOutsideModel,
} from '#contract/outside-model.ts'
import { type ModelServer, openaiReply, refusal, startModelServer } from '#server/model/model-server-fixture.ts'
import { startTestApp, type TestApp, type TestTenant } from '#server/testing/app.ts'

let testApp: TestApp
let server: ModelServer
let shop: TestTenant

beforeAll(async () => {
  server = await startModelServer()
  testApp = await startTestApp({ outsideModels: { hosts: [server.host, 'other.example.com'] } })
})
afterAll(async () => {
  await testApp.close()
  await server.close()
})
beforeEach(async () => {
  shop = await testApp.createTenant()
})

const settings = (change: object = {}) => ({
  kind: 'openai' as const,
  baseUrl: `http://${server.host}/v1/`,
  model: 'some-model',
  isOn: true,
  consent: true,
  dailyLimit: 10,
  inputPrice: null,
  outputPrice: null,
  ...change,
})
const set = (ifMatch: number, change: object = {}) =>
  shop.admin.call(updateOutsideModel, { ifMatch, body: settings(change) })

test('an Admin switches a model on with consent; the key never comes out, nor does it stand in the record or the table', async () => {
  expect(await shop.admin.call(getOutsideModel, {})).toMatchObject({
    isOn: false,
    hasKey: false,
    consent: null,
    version: 1,
  })
  const made = await set(1, { apiKey: 'sk-very-secret' })
  expect(made).toMatchObject({ baseUrl: `http://${server.host}/v1`, isOn: true, hasKey: true, version: 2 })
  expect(made.consent?.by).toBe('First key')
  const replies = [made, await shop.admin.call(getOutsideModel, {}), await shop.admin.call(listAudit, { query: {} })]
  const rows = await testApp.database.tenant(shop.id, (tx) => tx.query({ text: 'select * from outside_model' }))
  for (const told of [...replies, rows]) expect(JSON.stringify(told)).not.toContain('sk-very-secret')
  expect(JSON.stringify(replies[2])).toContain('"keyChanged":true')
  server.play(openaiReply('{"ok":true}'))
  expect(await shop.admin.call(testOutsideModel, {})).toMatchObject({ outcome: 'answered', inputTokens: 812 })
  expect(server.heard.at(-1)?.headers.authorization).toBe('Bearer sk-very-secret')
})

test('another address begins without the key and the consent of the one before', async () => {
  const first = await set(1, { apiKey: 'sk-very-secret' })
  const moved = await set(first.version, { baseUrl: 'https://other.example.com', consent: false, isOn: false })
  expect(moved).toMatchObject({ hasKey: false, consent: null })
  const back = await set(moved.version, { consent: true })
  expect(back.hasKey).toBe(false)
  expect(back.consent).not.toEqual(first.consent)
})

test('the key and the consent stay while the address does; the key goes when it is taken away', async () => {
  const first = await set(1, { apiKey: 'sk-very-secret' })
  const second = await set(first.version, { model: 'another-model' })
  expect(second).toMatchObject({ hasKey: true, consent: first.consent })
  expect((await set(second.version, { apiKey: null })).hasKey).toBe(false)
})

test('it is not switched on without consent, address or name, nor at an address the installation does not call', async () => {
  for (const [change, path] of [
    [{ consent: false }, 'body.consent'],
    [{ baseUrl: '' }, 'body.baseUrl'],
    [{ model: '' }, 'body.model'],
    [{ baseUrl: 'https://169.254.169.254/' }, 'body.baseUrl'],
    [{ baseUrl: 'no address' }, 'body.baseUrl'],
  ] as const) {
    const { status, problem } = await shop.admin.send(updateOutsideModel, { ifMatch: 1, body: settings(change) })
    expect([status, problem.errors?.map((one) => one.path)]).toEqual([422, [path]])
  }
  expect((await shop.admin.send(testOutsideModel, {})).status).toBe(409)
})

test('two who change it at once do not overwrite each other', async () => {
  const answers = await Promise.all(
    [1, 2].map(() => shop.admin.send(updateOutsideModel, { ifMatch: 1, body: settings() })),
  )
  expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 412])
})

test('Managers and Staff neither see nor change it', async () => {
  for (const caller of [shop.manager, shop.staff]) {
    expect((await caller.send(getOutsideModel, {})).status).toBe(403)
    expect((await caller.send(updateOutsideModel, { ifMatch: 1, body: settings() })).status).toBe(403)
    expect((await caller.send(testOutsideModel, {})).status).toBe(403)
    expect((await caller.send(listOutsideModelUse, { query: {} })).status).toBe(403)
  }
})

test('calls, tokens and their cost are counted by day, failures too, and no more calls are made than a day may have', async () => {
  await set(1, { dailyLimit: 3, inputPrice: '0.15', outputPrice: '0.6' })
  server.heard.length = 0
  server.play(openaiReply('{"ok":true}'))
  await shop.admin.call(testOutsideModel, {})
  server.play(refusal(429, 'rate_limit_exceeded'))
  expect((await shop.admin.call(testOutsideModel, {})).outcome).toBe('busy')
  server.play(openaiReply('{"ok":true}'))
  const rest = await Promise.all([1, 2, 3].map(() => shop.admin.call(testOutsideModel, {})))
  expect(rest.map(({ outcome }) => outcome).toSorted()).toEqual(['answered', 'limit', 'limit'])
  expect(server.heard).toHaveLength(3)
  const { data } = await shop.admin.call(listOutsideModelUse, { query: {} })
  expect(data).toMatchObject([{ calls: 3, failures: 1, inputTokens: 1624, outputTokens: 62 }])
  // 1,624 at 0.15 and 62 at 0.6 for a million
  expect(Number(data[0]?.cost)).toBeCloseTo(0.000_280_8, 9)
})

test('the days of use come latest first, page by page, and those of the own organisation only', async () => {
  await testApp.database.tenant(shop.id, (tx) =>
    tx.query({
      text: `insert into outside_model_use (tenant_id, day, calls) select $1, d, 1 from generate_series('2026-11-01'::date, '2026-11-05', '1 day') d`,
      values: [shop.id],
    }),
  )
  const first = await shop.admin.call(listOutsideModelUse, { query: { limit: 3 } })
  expect(first.data.map(({ day }) => day)).toEqual(['2026-11-05', '2026-11-04', '2026-11-03'])
  const second = await shop.admin.call(listOutsideModelUse, { query: { limit: 3, cursor: first.nextCursor ?? '' } })
  expect([second.data.map(({ day }) => day), second.nextCursor]).toEqual([['2026-11-02', '2026-11-01'], null])
  const stranger = await testApp.createTenant()
  expect((await stranger.admin.call(listOutsideModelUse, { query: {} })).data).toEqual([])
})

test('a key that was sealed under another secret is one that is missing', async () => {
  const { version }: OutsideModel = await set(1, { apiKey: 'sk-very-secret' })
  await testApp.database.tenant(shop.id, (tx) =>
    tx.query({ text: `update outside_model set sealed_key = 'c29tZXRoaW5nIGVsc2UgdGhhdCB3YXMgc2VhbGVk'` }),
  )
  server.heard.length = 0
  expect((await shop.admin.call(testOutsideModel, {})).outcome).toBe('unauthorised')
  expect([server.heard, version]).toEqual([[], 2])
})
