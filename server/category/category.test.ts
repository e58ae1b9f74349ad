import { afterAll, beforeAll, expect, test } from 'vitest'
import { createCategory, listCategories, updateCategory } from '#contract/category.ts'
import { createItem, updateItem } from '#contract/item.ts'
import { startTestApp, type TestApp, type TestTenant } from '#server/testing/app.ts'

let testApp: TestApp
let tenant: TestTenant
beforeAll(async () => {
  testApp = await startTestApp()
  tenant = await testApp.createTenant()
})
afterAll(() => testApp.close())

const make = (name: string, parentId: string | null = null) =>
  tenant.admin.send(createCategory, { body: { name, parentId } })
const made = async (name: string, parentId: string | null = null) => (await make(name, parentId)).body
const change = (categoryId: string, ifMatch: number, body: object) =>
  tenant.admin.send(updateCategory, { params: { categoryId }, ifMatch, body })

test('names are unique among siblings, whatever their case, and free elsewhere', async () => {
  const tools = await made('Tools')
  expect((await make('tools')).problem.code).toBe('name_taken')
  expect((await make('Tools', tools.id)).status).toBe(201)
  expect((await make('TOOLS', tools.id)).problem.code).toBe('name_taken')
  const other = await made('Machines')
  expect((await change(other.id, 1, { name: 'tools' })).problem.code).toBe('name_taken')
})

test('a category does not come to lie below itself', async () => {
  const a = await made('a')
  const b = await made('b', a.id)
  const c = await made('c', b.id)
  expect((await change(a.id, 1, { parentId: c.id })).problem.code).toBe('category_cycle')
  expect((await change(a.id, 1, { parentId: a.id })).problem.code).toBe('category_cycle')
  expect((await change(c.id, 1, { parentId: null })).status).toBe(200)
  expect((await change(a.id, 1, { parentId: c.id })).status).toBe(200)
})

test('two moves that would close a circle together: one of them is refused', async () => {
  const one = await made('one')
  const two = await made('two')
  const replies = await Promise.all([change(one.id, 1, { parentId: two.id }), change(two.id, 1, { parentId: one.id })])
  expect(replies.map(({ status }) => status).toSorted()).toEqual([200, 409])
})

test('the tree is at most twenty levels deep, also where a branch moves as a whole', async () => {
  let parent = await made('level 1')
  for (let level = 2; level <= 19; level++) parent = await made(`level ${level}`, parent.id)
  const branch = await made('branch')
  await made('leaf', branch.id)
  expect((await change(branch.id, 1, { parentId: parent.id })).problem.code).toBe('invalid_value')
  const last = await made('level 20', parent.id)
  expect((await make('level 21', last.id)).problem.code).toBe('invalid_value')
})

test('a category is archived with all below it, unless items in use stand there', async () => {
  const top = await made('Drinks')
  const low = await made('Tea', top.id)
  const item = await tenant.admin.call(createItem, { body: { sku: 'T-1', name: 'Assam', categoryId: low.id } })
  expect((await change(top.id, 1, { archived: true })).problem.code).toBe('category_in_use')
  await tenant.admin.call(updateItem, { params: { itemId: item.id }, ifMatch: 1, body: { archived: true } })
  expect((await change(top.id, 1, { archived: true })).body.archivedAt).not.toBeNull()
  const { data } = await tenant.staff.call(listCategories, { query: { limit: 200 } })
  const archived = data.find(({ id }) => id === low.id)
  expect(archived?.archivedAt).not.toBeNull()
  // what lies in an archived category comes back after it
  expect((await change(low.id, 2, { archived: false })).problem.code).toBe('invalid_value')
  expect((await change(top.id, 2, { archived: false })).status).toBe(200)
  expect((await change(low.id, 2, { archived: false })).status).toBe(200)
  expect((await make('x', '0199f3a2-7c1e-7d4b-9a55-3f0f6f6f2b11')).problem.code).toBe('invalid_value')
})
