import { afterAll, beforeAll, expect, test } from 'vitest'
import { createField } from '#contract/field.ts'
import type { Filter } from '#contract/filter.ts'
import { createItem, listItems } from '#contract/item.ts'
import type { JobContext } from '#server/queue/job.ts'
import { startTestApp, type TestApp } from '#server/testing/app.ts'
import { mirrorField } from './mirror-field.ts'

let testApp: TestApp
beforeAll(async () => {
  testApp = await startTestApp()
})
afterAll(() => testApp.close())

test('a field that gets its slot late is filtered alike before, while and after its values are mirrored', async () => {
  const tenant = await testApp.createTenant()
  const field = await tenant.admin.call(createField, { body: { name: 'Size', kind: 'number' } })
  const inTenant = (text: string) =>
    testApp.database.tenant(tenant.id, async (tx) => {
      await tx.query({ text: 'update tenant set schema_version = schema_version + 1' })
      return tx.query<{ number_1: number | null }>({ text })
    })
  const add = (size: string) => tenant.admin.call(createItem, { body: { sku: size, name: size, attributes: { size } } })
  const large = async () => {
    const filter: Filter = { field: 'attributes.size', op: 'gte', value: 2 }
    const query = { filter: filter as never, sort: '-attributes.size' }
    return (await tenant.staff.call(listItems, { query })).data.map((item) => item.name)
  }
  await inTenant('update field set slot = null')
  for (const size of ['1', '2', '30']) await add(size)
  expect(await large()).toEqual(['30', '2'])
  await inTenant(`update field set slot = 'number_1', is_mirrored = false`)
  await add('4')
  expect(await large()).toEqual(['30', '4', '2'])
  // the job uses no more of it
  const context = { database: testApp.database, signal: new AbortController().signal } as JobContext
  for (let run = 0; run < 2; run++) await mirrorField.handle(context, { tenantId: tenant.id, fieldId: field.id })
  expect(await large()).toEqual(['30', '4', '2'])
  expect((await inTenant('select number_1 from item order by number_1')).map((row) => row.number_1)).toEqual([
    1, 2, 4, 30,
  ])
})
