import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { listAudit } from '#contract/audit.ts'
import { createField } from '#contract/field.ts'
import type { Filter } from '#contract/filter.ts'
import { createSupplier, getSupplier, listSuppliers, updateSupplier } from '#contract/supplier.ts'
import { startTestApp, type TestApp, type TestTenant } from '#server/testing/app.ts'

let testApp: TestApp
let tenant: TestTenant
beforeAll(async () => {
  testApp = await startTestApp()
  tenant = await testApp.createTenant()
})
afterAll(() => testApp.close())

test('a supplier comes back as it was created, with a code of its name, and its changes are in the audit record', async () => {
  const { manager, staff } = tenant
  const made = await manager.call(createSupplier, { body: { name: 'Müller & Sons Ltd', email: 'a@b.example' } })
  expect(made).toMatchObject({ code: 'MULLER-SONS-LTD', note: '', phone: null, version: 1, attributes: {} })
  expect(await staff.call(getSupplier, { params: { supplierId: made.id } })).toEqual(made)
  const again = await manager.call(createSupplier, { body: { name: 'Muller sons ltd' } })
  expect(again.code).toBe('MULLER-SONS-LTD-2')
  expect((await manager.send(createSupplier, { body: { name: 'x', code: 'muller-sons-ltd' } })).problem).toMatchObject({
    code: 'code_taken',
    errors: [{ path: 'body.code' }],
  })
  const params = { supplierId: made.id }
  const archived = await manager.call(updateSupplier, { params, ifMatch: 1, body: { archived: true, note: 'gone' } })
  expect(archived).toMatchObject({ note: 'gone', version: 2, name: made.name })
  expect((await manager.send(updateSupplier, { params, ifMatch: 1, body: {} })).problem.code).toBe('version_mismatch')
  expect((await staff.send(updateSupplier, { params, ifMatch: 2, body: {} })).problem.code).toBe('forbidden')
  const { data } = await manager.call(listAudit, { query: { entity: 'supplier', entityId: made.id } })
  expect(data).toMatchObject([
    { action: 'update', before: { note: '' }, after: { note: 'gone' } },
    { action: 'create' },
  ])
  const live = await staff.call(listSuppliers, { query: { text: 'müller' } })
  expect(live.data).toEqual([])
  const all = await staff.call(listSuppliers, { query: { text: 'muller', archived: 'include' } })
  expect(all.data.map(({ code }) => code).toSorted()).toEqual(['MULLER-SONS-LTD', 'MULLER-SONS-LTD-2'])
})

test('two suppliers of one name made at once get two codes', async () => {
  const own = await testApp.createTenant()
  const made = await Promise.all([1, 2, 3].map(() => own.manager.call(createSupplier, { body: { name: 'Acme' } })))
  expect(made.map(({ code }) => code).toSorted()).toEqual(['ACME', 'ACME-2', 'ACME-3'])
})

describe('listing', () => {
  let own: TestTenant
  beforeAll(async () => {
    own = await testApp.createTenant()
    await own.admin.call(createField, { body: { entity: 'supplier', name: 'Days', kind: 'integer' } })
    await own.admin.call(createField, {
      body: { entity: 'supplier', name: 'Double', kind: 'formula', formula: '{Days} * 2' },
    })
    for (let n = 1; n <= 7; n++)
      await own.manager.call(createSupplier, {
        body: { name: `Supplier ${n}`, code: `S${8 - n}`, attributes: n === 7 ? {} : { days: String(n) } },
      })
  })
  const list = async (query: object) => {
    const names: string[] = []
    for (let cursor: string | null | undefined; cursor !== null; ) {
      const page = await own.staff.call(listSuppliers, { query: { limit: 2, ...query, ...(cursor ? { cursor } : {}) } })
      names.push(...page.data.map(({ name }) => name.slice(-1)))
      cursor = page.nextCursor
    }
    return names.join('')
  }
  const where = (filter: Filter) => list({ filter: JSON.stringify(filter) as never })

  test('pages go through all in the order asked for', async () => {
    expect(await list({})).toBe('1234567')
    expect(await list({ sort: '-name' })).toBe('7654321')
    expect(await list({ sort: 'code' })).toBe('7654321')
    expect(await list({ sort: '-createdAt' })).toBe('7654321')
  })

  test('a filter takes columns, custom fields and results of formulas', async () => {
    expect(await where({ field: 'attributes.days', op: 'gte', value: 3 })).toBe('3456')
    expect(await where({ field: 'attributes.double', op: 'lt', value: '8' })).toBe('123')
    expect(await where({ not: { field: 'attributes.days', op: 'gte', value: 3 } })).toBe('127')
    expect(
      await where({
        or: [
          { field: 'code', op: 'eq', value: 's1' },
          { field: 'name', op: 'contains', value: 'er 2' },
        ],
      }),
    ).toBe('27')
    expect(await where({ field: 'attributes.days', op: 'empty' })).toBe('7')
  })

  test('what is not there is refused', async () => {
    const filter = JSON.stringify({ field: 'attributes.nope', op: 'eq', value: 1 }) as never
    expect((await own.staff.send(listSuppliers, { query: { filter } })).problem.code).toBe('invalid_value')
    expect((await own.staff.send(listSuppliers, { query: { sort: 'email' } })).problem.code).toBe('invalid_value')
    expect((await own.staff.send(listSuppliers, { query: { cursor: 'x' } })).problem.code).toBe('invalid_request')
  })
})
