import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createField, type NewField, updateField } from '#contract/field.ts'
import { createLocation, updateLocation } from '#contract/location.ts'
import { createSupplier, listSuppliers, updateSupplier } from '#contract/supplier.ts'
import { listTasks } from '#contract/task.ts'
import { startTestApp, type TestApp, type TestTenant } from '#server/testing/app.ts'
import { startTestWorker } from '#server/testing/worker.ts'
import { attributeJobs } from './jobs.ts'
import { fillUniqueValues } from './unique-values.ts'

let testApp: TestApp
let own: TestTenant
beforeAll(async () => {
  testApp = await startTestApp()
})
afterAll(() => testApp.close())

const define = (field: NewField) => own.admin.call(createField, { body: { entity: 'supplier', ...field } })
const add = (attributes: object, name = 'x') =>
  own.manager.send(createSupplier, { body: { name, attributes: attributes as never } })
const year = new Date().getUTCFullYear()

describe('unique values', () => {
  beforeAll(async () => {
    own = await testApp.createTenant()
    await define({ name: 'Tax number', kind: 'text', unique: true })
    await define({ name: 'Mail', kind: 'email', unique: true })
  })
  const alter = (supplierId: string, ifMatch: number, body: object) =>
    own.manager.send(updateSupplier, { params: { supplierId }, ifMatch, body })

  test('a value is taken whatever its case, the field and the other record are named, and given up it is free', async () => {
    const first = await add({ tax_number: 'DE-1' })
    const second = await add({ tax_number: 'de-1' })
    expect(second.problem).toMatchObject({
      status: 409,
      code: 'value_taken',
      field: 'tax_number',
      recordId: first.body.id,
      errors: [{ path: 'body.attributes.tax_number' }],
    })
    expect((await add({ mail: 'a@b.example' })).status).toBe(201)
    expect((await alter(first.body.id, 1, { attributes: { mail: 'A@B.example' } })).problem.code).toBe('value_taken')
    expect((await alter(first.body.id, 1, { attributes: { tax_number: 'DE-2' } })).status).toBe(200)
    expect((await add({ tax_number: 'DE-1' })).status).toBe(201)
    expect((await alter(first.body.id, 2, { attributes: { tax_number: null } })).status).toBe(200)
    expect((await add({ tax_number: 'DE-2' })).status).toBe(201)
  })

  test('an archived record keeps its value, and may be changed without losing it', async () => {
    const made = await add({ tax_number: 'FR-1' })
    await alter(made.body.id, 1, { archived: true, note: 'closed' })
    expect((await add({ tax_number: 'FR-1' })).problem.code).toBe('value_taken')
  })

  test('two at once: one of them has the value', async () => {
    const replies = await Promise.all([1, 2, 3, 4].map((n) => add({ tax_number: 'AT-1' }, `at once ${n}`)))
    expect(replies.map(({ status }) => status).toSorted()).toEqual([201, 409, 409, 409])
  })

  test('a long value is unique as a whole, not by its beginning', async () => {
    const long = 'ß'.repeat(1_900)
    expect((await add({ tax_number: `${long}1` })).status).toBe(201)
    expect((await add({ tax_number: `${long}2` })).status).toBe(201)
    expect((await add({ tax_number: `${long}1` })).problem.code).toBe('value_taken')
  })

  test('records that hold the same value are told before a field becomes unique', async () => {
    const field = await define({ name: 'Region', kind: 'text' })
    const [a, b, c] = [await add({ region: 'North' }), await add({ region: 'north' }), await add({ region: 'South' })]
    const duplicates = await testApp.database.tenant(own.id, (tx) => fillUniqueValues(tx, field))
    expect(duplicates).toHaveLength(1)
    expect(duplicates[0]?.recordIds.toSorted()).toEqual([a.body.id, b.body.id].toSorted())
    expect(duplicates[0]?.recordIds).not.toContain(c.body.id)
  })

  test('another organisation has the same value', async () => {
    const other = await testApp.createTenant()
    await other.admin.call(createField, {
      body: { entity: 'supplier', name: 'Tax number', kind: 'text', unique: true },
    })
    const reply = await other.manager.send(createSupplier, { body: { name: 'x', attributes: { tax_number: 'DE-1' } } })
    expect(reply.status).toBe(201)
  })
})

describe('automatic numbers', () => {
  beforeAll(async () => {
    own = await testApp.createTenant({ timeZone: 'UTC' } as never)
    await define({ name: 'No', kind: 'autonumber', numberPattern: 'V-{YYYY}-{000}', unique: true })
  })
  const number = async (attributes: object = {}) => (await add(attributes)).body.attributes.no

  test('records are numbered one after the other, also at once, and a given number is gone past', async () => {
    expect(await number()).toBe(`V-${year}-001`)
    const made = await Promise.all([1, 2, 3, 4, 5].map(() => number()))
    expect(made.toSorted()).toEqual([2, 3, 4, 5, 6].map((n) => `V-${year}-00${n}`))
    expect(await number({ no: 'V-2020-040' })).toBe('V-2020-040')
    expect(await number()).toBe(`V-${year}-041`)
    expect(await number({ no: 'by hand' })).toBe('by hand')
    expect(await number()).toBe(`V-${year}-042`)
    expect((await add({ no: `v-${year}-041` })).problem.code).toBe('value_taken')
  })

  test('a refused record uses no number up, and an edit keeps the number', async () => {
    const before = await add({})
    expect((await add({ nope: 1 })).problem.code).toBe('invalid_attributes')
    const after = await add({})
    const count = (reply: typeof before) => Number(String(reply.body.attributes.no).slice(-3))
    expect(count(after)).toBe(count(before) + 1)
    const edited = await own.manager.call(updateSupplier, {
      params: { supplierId: after.body.id },
      ifMatch: 1,
      body: { note: 'x' },
    })
    expect(edited.attributes.no).toBe(after.body.attributes.no)
  })
})

describe('formulas', () => {
  beforeAll(async () => {
    own = await testApp.createTenant()
  })

  test('a result follows what it is computed from, through other formulas', async () => {
    await define({ name: 'Order days', kind: 'integer' })
    await define({ name: 'Transport days', kind: 'integer' })
    const lead = await define({ name: 'Lead time', kind: 'formula', formula: '{Order days} + {transport days}' })
    expect(lead).toMatchObject({ formula: 'order_days + transport_days', resultKind: 'number' })
    await define({ name: 'Slow', kind: 'formula', formula: 'lead_time > 10 or contains(name, "slow")' })
    const made = await add({ order_days: 4, transport_days: '7' })
    expect(made.body.attributes).toEqual({ order_days: '4', transport_days: '7', lead_time: '11', slow: true })
    const changed = await own.manager.call(updateSupplier, {
      params: { supplierId: made.body.id },
      ifMatch: 1,
      body: { attributes: { transport_days: null } },
    })
    // neither yes nor no, while the lead time is missing
    expect(changed.attributes).toEqual({ order_days: '4' })
    expect((await add({ lead_time: '3' })).problem.code).toBe('invalid_attributes')
    expect((await add({}, 'a slow one')).body.attributes).toEqual({ slow: true })
  })

  test.each([
    ['{Nowhere} + 1', 'There is no field'],
    ['name + 1', 'needs'],
    ['order_days +', 'missing'],
    ['on_hand + 1', 'There is no field'],
  ])('%s is refused with its reason', async (formula, reason) => {
    const reply = await own.admin.send(createField, {
      body: { entity: 'supplier', name: 'Bad', kind: 'formula', formula },
    })
    expect(reply.problem).toMatchObject({ code: 'invalid_value', errors: [{ path: 'body.formula' }] })
    expect(reply.problem.detail).toContain(reason)
  })

  test('a circle is refused, and so is a change another formula does not bear', async () => {
    const one = await define({ name: 'One', kind: 'formula', formula: 'order_days' })
    await define({ name: 'Two', kind: 'formula', formula: 'one * 2' })
    const change = (formula: string) =>
      own.admin.send(updateField, { params: { fieldId: one.id }, ifMatch: one.version, body: { formula } })
    expect((await change('two + 1')).problem).toMatchObject({
      code: 'invalid_value',
      detail: 'The formula depends on itself.',
    })
    expect((await change('name')).problem).toMatchObject({ detail: 'Another formula uses this field.' })
  })

  test('a changed formula is computed anew for all records, in the background', async () => {
    const worker = await startTestWorker(testApp, attributeJobs)
    try {
      const field = await define({ name: 'Sum', kind: 'formula', formula: 'order_days + 1' })
      await own.admin.call(updateField, {
        params: { fieldId: field.id },
        ifMatch: field.version,
        body: { formula: 'order_days + 100' },
      })
      await expect
        .poll(
          async () => {
            const { data } = await own.staff.call(listTasks, { query: { kind: 'formula' } })
            return data.length > 0 && data.every(({ state }) => state === 'succeeded')
          },
          { timeout: 40_000 },
        )
        .toBe(true)
      const { data } = await own.staff.call(listSuppliers, { query: { limit: 200 } })
      const sums = data.map(({ attributes }) => [attributes.order_days, attributes.sum])
      expect(sums).toContainEqual(['4', '104'])
      expect(
        data.every(({ attributes }) => (attributes.order_days === undefined) === (attributes.sum === undefined)),
      ).toBe(true)
    } finally {
      await worker.stop()
    }
  })

  test('a formula of the day is computed when it is read', async () => {
    await define({ name: 'This year', kind: 'formula', formula: 'year(today())' })
    expect((await add({})).body.attributes.this_year).toBe(String(year))
  })
})

describe('references', () => {
  beforeAll(async () => {
    own = await testApp.createTenant()
    await define({ name: 'Ships from', kind: 'reference', referenceTo: 'location' })
    await define({ name: 'Contacts', kind: 'reference', referenceTo: 'member', multiple: true })
  })

  test('a record must be there, in this organisation, and a member one of its members', async () => {
    const place = await own.admin.call(createLocation, { body: { code: 'L', name: 'L' } })
    const other = await testApp.createTenant()
    const foreign = await other.admin.call(createLocation, { body: { code: 'L', name: 'L' } })
    expect((await add({ ships_from: place.id, contacts: [own.userId] })).status).toBe(201)
    for (const [wrong, key] of [
      [{ ships_from: foreign.id }, 'ships_from'],
      [{ ships_from: own.userId }, 'ships_from'],
      [{ contacts: [own.userId, other.userId] }, 'contacts'],
    ] as const)
      expect((await add(wrong)).problem).toMatchObject({
        code: 'invalid_attributes',
        errors: [{ path: `body.attributes.${key}` }],
      })
    await own.admin.call(updateLocation, { params: { locationId: place.id }, ifMatch: 1, body: { archived: true } })
    expect((await add({ ships_from: place.id })).status).toBe(201)
  })
})

test('locations have unique values, automatic numbers and formulas as well', async () => {
  own = await testApp.createTenant()
  await define({ entity: 'location', name: 'Label', kind: 'text', unique: true })
  await define({ entity: 'location', name: 'No', kind: 'autonumber', numberPattern: 'L{00}' })
  await define({ entity: 'location', name: 'Sign', kind: 'formula', formula: 'code & "/" & label' })
  const make = (code: string, label: string) =>
    own.manager.send(createLocation, { body: { code, name: code, attributes: { label } } })
  const a = await make('A', 'one')
  expect(a.body.attributes).toEqual({ label: 'one', no: 'L01', sign: 'A/one' })
  expect((await make('B', 'ONE')).problem).toMatchObject({ code: 'value_taken', recordId: a.body.id })
  const renamed = await own.manager.call(updateLocation, {
    params: { locationId: a.body.id },
    ifMatch: 1,
    body: { code: 'C' },
  })
  expect(renamed.attributes.sign).toBe('C/one')
})
