import { afterAll, beforeAll, expect, test } from 'vitest'
import { createField, listFields, orderFields, updateField } from '#contract/field.ts'
import { startTestApp, type TestApp } from '#server/testing/app.ts'

let testApp: TestApp
beforeAll(async () => {
  testApp = await startTestApp()
})
afterAll(() => testApp.close())

/** An organisation with some fields of suppliers. */
async function begin(keys: readonly string[]) {
  const { admin } = await testApp.createTenant()
  const ids: string[] = []
  for (const key of keys)
    ids.push((await admin.call(createField, { body: { entity: 'supplier', key, name: key, kind: 'text' } })).id)
  const order = async () =>
    (await admin.call(listFields, { query: { entity: 'supplier' } })).data
      .toSorted((a, b) => a.position - b.position)
      .map(({ id }) => id)
  const place = (fieldIds: string[], seenIds: string[]) => admin.send(orderFields, { body: { fieldIds, seenIds } })
  return { admin, ids, order, place }
}

test('two who drag at once: the second is told, and the order of the first stands', async () => {
  const { ids, order, place } = await begin(['a', 'b', 'c'])
  const [a = '', b = '', c = ''] = ids
  expect((await place([c, a, b], ids)).status).toBe(200)
  const late = await place([b, a, c], ids)
  expect([late.status, late.problem.code]).toEqual([409, 'conflict'])
  expect(await order()).toEqual([c, a, b])
  // who has seen it may place them anew
  expect((await place([b, a, c], [c, a, b])).status).toBe(200)
  expect(await order()).toEqual([b, a, c])
})

test('what is placed at the same time is placed by one of them', async () => {
  const { ids, place } = await begin(['a', 'b', 'c'])
  const [a = '', b = '', c = ''] = ids
  const replies = await Promise.all([place([b, a, c], ids), place([c, b, a], ids), place([a, c, b], ids)])
  expect(replies.map(({ status }) => status).toSorted()).toEqual([200, 409, 409])
})

test('a field that was renamed or made meanwhile is in nobody’s way', async () => {
  const { admin, ids, order, place } = await begin(['a', 'b'])
  const [a = '', b = ''] = ids
  await admin.call(updateField, { params: { fieldId: a }, ifMatch: 1, body: { name: 'Renamed' } })
  const made = await admin.call(createField, { body: { entity: 'supplier', key: 'c', name: 'c', kind: 'text' } })
  expect((await place([b, a], [a, b])).status).toBe(200)
  expect(await order()).toEqual([b, a, made.id])
})

test('fields at the same position may have been seen either way round', async () => {
  const { admin, ids, order, place } = await begin(['a', 'b'])
  const [a = '', b = ''] = ids
  await admin.call(updateField, { params: { fieldId: b }, ifMatch: 1, body: { position: 0 } })
  expect((await place([a, b], [b, a])).status).toBe(200)
  expect(await order()).toEqual([a, b])
})

test('other fields than those that are placed cannot have been seen', async () => {
  const { ids, place } = await begin(['a', 'b', 'c'])
  const [a = '', b = '', c = ''] = ids
  const refused = await place([b, a], [a, c])
  expect([refused.status, refused.problem.code, refused.problem.errors?.[0]?.path]).toEqual([
    422,
    'invalid_value',
    'seenIds',
  ])
})
