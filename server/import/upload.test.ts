import { afterAll, beforeAll, expect, test } from 'vitest'
import { listImports } from '#contract/import.ts'
import { startTestApp, type TestApp, type TestTenant } from '#server/testing/app.ts'

let testApp: TestApp
let tenant: TestTenant

beforeAll(async () => {
  testApp = await startTestApp()
  tenant = await testApp.createTenant()
})
afterAll(() => testApp.close())

const boundary = 'a-boundary-of-this-test'

function send(content: string, key: string | undefined) {
  const head = `Content-Disposition: form-data; name="file"; filename="items.csv"\r\nContent-Type: text/csv`
  return testApp.app.fastify.inject({
    method: 'POST',
    url: '/api/v1/imports?kind=items',
    headers: {
      authorization: `Bearer ${tenant.manager.secret}`,
      'content-type': `multipart/form-data; boundary=${boundary}`,
      ...(key === undefined ? {} : { 'idempotency-key': key }),
    },
    payload: `--${boundary}\r\n${head}\r\n\r\n${content}\r\n--${boundary}--\r\n`,
  })
}

test('an upload repeated with its key makes one import and answers the same; another file under it is refused', async () => {
  const replies = await Promise.all([1, 2, 3].map(() => send('sku,name\nA,One', 'upload-1')))
  expect(replies.map((reply) => reply.statusCode)).toEqual([201, 201, 201])
  expect(new Set(replies.map((reply) => reply.body)).size).toBe(1)
  expect(replies.filter((reply) => reply.headers['idempotency-replayed'] === 'true')).toHaveLength(2)
  expect((await tenant.manager.call(listImports)).data).toHaveLength(1)
  const other = await send('sku,name\nB,Two', 'upload-1')
  expect(other.json().code).toBe('idempotency_reused')
})

test('without a key every upload is an import of its own', async () => {
  const before = (await tenant.manager.call(listImports)).data.length
  await send('sku,name\nA,One', undefined)
  await send('sku,name\nA,One', undefined)
  expect((await tenant.manager.call(listImports)).data).toHaveLength(before + 2)
})
