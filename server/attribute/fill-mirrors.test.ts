import { afterAll, beforeAll, expect, test } from 'vitest'
import { createField, type Field, listFields, type NewField, updateField } from '#contract/field.ts'
import { startFieldChange } from '#contract/field-change.ts'
import type { Filter } from '#contract/filter.ts'
import { createItem, listItems } from '#contract/item.ts'
import { getTask, listTasks } from '#contract/task.ts'
import { startTestApp, type TestApp, type TestTenant } from '#server/testing/app.ts'
import { startTestWorker } from '#server/testing/worker.ts'
import { fillMirrors, type MirrorRun } from './fill-mirrors.ts'
import { attributeJobs } from './jobs.ts'
import { fieldChangeTask } from './run-field-change.ts'

let testApp: TestApp
beforeAll(async () => {
  testApp = await startTestApp()
})
afterAll(() => testApp.close())

const numberSlots = 20

/** Fields of items; `size` is the first that finds no column of numbers any more. */
async function withSize(values: readonly string[]) {
  const tenant = await testApp.createTenant()
  const others: Field[] = []
  for (let n = 1; n <= numberSlots; n++) others.push(await define(tenant, { name: `F${n}`, kind: 'number' }))
  const size = await define(tenant, { name: 'Size', kind: 'number' })
  for (const value of values) await add(tenant, { size: value })
  return { tenant, others, size }
}

const define = ({ admin }: TestTenant, body: NewField) => admin.call(createField, { body: body as never })
const add = ({ admin }: TestTenant, attributes: Record<string, string>) => {
  const name = Object.values(attributes).join(' ')
  return admin.call(createItem, { body: { sku: name, name, attributes } })
}

async function archive({ admin }: TestTenant, field: Field, archived = true) {
  const { data } = await admin.call(listFields, { query: { limit: 200 } })
  const version = data.find(({ id }) => id === field.id)?.version ?? 0
  return admin.call(updateField, { params: { fieldId: field.id }, ifMatch: version, body: { archived } })
}

/** Names of the items with at least this much of it, the most first. */
async function atLeast({ staff }: TestTenant, key: string, value: number) {
  const filter: Filter = { field: `attributes.${key}`, op: 'gte', value }
  const query = { filter: filter as never, sort: `-attributes.${key}` }
  return (await staff.call(listItems, { query })).data.map((item) => item.name)
}

/** Where the fields are mirrored, and whether wholly; then what stands in a column. */
async function slotOf({ id: tenantId }: TestTenant, field: Field) {
  const [row] = await testApp.database.tenant(tenantId, (tx) =>
    tx.query<{ slot: string | null; is_mirrored: boolean; left_slots: string[] }>({
      text: 'select slot, is_mirrored, left_slots from field where id = $1',
      values: [field.id],
    }),
  )
  return row
}
const columnOf = ({ id: tenantId }: TestTenant, column: string) =>
  testApp.database
    .tenant(tenantId, (tx) =>
      tx.query<{ value: unknown }>({ text: `select ${column} as value from item order by ${column}` }),
    )
    .then((rows) => rows.map(({ value }) => value))

class Killed extends Error {}

/** Work as a worker has it; it dies in its n-th transaction. */
function runOf(tenant: TestTenant, dies?: number): MirrorRun {
  let transactions = 0
  return {
    database: testApp.database,
    tenantId: tenant.id,
    signal: new AbortController().signal,
    progress: () => undefined,
    hold: async () => {
      transactions += 1
      if (transactions === dies) throw new Killed()
    },
  }
}

/** Every task of the tenant has ended well. */
async function settled({ admin }: TestTenant) {
  await expect
    .poll(
      async () => (await admin.call(listTasks, {})).data.map(({ state }) => state).filter((one) => one !== 'succeeded'),
      {
        timeout: 20_000,
      },
    )
    .toEqual([])
}

test('a field without a column gets that of an archived one, and filters alike before, while and after', async () => {
  const { tenant, others, size } = await withSize(['1', '2', '30'])
  const [first] = others as [Field]
  await add(tenant, { f1: '7' })
  expect(await atLeast(tenant, 'size', 2)).toEqual(['30', '2'])
  expect(await slotOf(tenant, size)).toMatchObject({ slot: null })
  await archive(tenant, first)
  const [task] = (await tenant.admin.call(listTasks, {})).data
  expect(task).toMatchObject({ kind: 'mirror', state: 'queued' })
  // killed in every transaction there is, and begun again; written to meanwhile
  for (let dies = 1; dies <= 3; dies++) {
    await expect(fillMirrors(runOf(tenant, dies))).rejects.toThrow(Killed)
    await add(tenant, { size: String(100 + dies) })
    expect((await atLeast(tenant, 'size', 2)).length).toBe(2 + dies)
  }
  await fillMirrors(runOf(tenant))
  expect(await slotOf(tenant, size)).toEqual({ slot: 'number_1', is_mirrored: true, left_slots: [] })
  expect(await slotOf(tenant, first)).toEqual({ slot: null, is_mirrored: true, left_slots: [] })
  const all = [1, 2, 30, 101, 102, 103]
  expect(await columnOf(tenant, 'number_1')).toEqual([...all, null])
  expect(await atLeast(tenant, 'size', 2)).toEqual(all.slice(1).toReversed().map(String))
  // run twice, it finds nothing to do
  expect(await fillMirrors(runOf(tenant))).toEqual({ fields: 0, items: 0 })
})

test('a field that comes back finds its values, whether its column was given away or not', async () => {
  const { tenant, others, size } = await withSize(['5', '6'])
  const [first, second] = others as [Field, Field]
  await add(tenant, { f1: '7', f2: '8' })
  const worker = await startTestWorker(testApp, attributeJobs)
  try {
    await archive(tenant, first)
    await settled(tenant)
    expect((await slotOf(tenant, size))?.slot).toBe('number_1')
    await archive(tenant, first, false)
    expect(await slotOf(tenant, first)).toMatchObject({ slot: null })
    expect(await atLeast(tenant, 'f1', 7)).toEqual(['7 8'])
    await archive(tenant, second)
    await settled(tenant)
    expect(await slotOf(tenant, first)).toEqual({ slot: 'number_2', is_mirrored: true, left_slots: [] })
    expect(await columnOf(tenant, 'number_2')).toEqual([7, null, null])
    expect(await atLeast(tenant, 'f1', 7)).toEqual(['7 8'])
    // nobody asked for this one's column: it comes back with it, and nothing has to be done
    const [third] = others.slice(2) as [Field]
    await archive(tenant, third)
    await archive(tenant, third, false)
    expect(await slotOf(tenant, third)).toMatchObject({ slot: 'number_3', is_mirrored: true })
  } finally {
    await worker.stop()
  }
})

test('a formula whose results become another kind of value is filtered by what they are now', async () => {
  const tenant = await testApp.createTenant()
  const worker = await startTestWorker(testApp, attributeJobs)
  try {
    await define(tenant, { name: 'Size', kind: 'number' })
    const label = await define(tenant, { name: 'Label', kind: 'formula', formula: 'concat(size)' })
    for (const size of ['9', '10', '30']) await add(tenant, { size })
    await tenant.admin.call(updateField, {
      params: { fieldId: label.id },
      ifMatch: label.version,
      body: { formula: 'size * 1' },
    })
    expect(await atLeast(tenant, 'label', 10)).toEqual(['30', '10'])
    await settled(tenant)
    expect(await slotOf(tenant, label)).toEqual({ slot: 'number_2', is_mirrored: true, left_slots: [] })
    expect(await columnOf(tenant, 'number_2')).toEqual([9, 10, 30])
    expect(await columnOf(tenant, 'text_1')).toEqual([null, null, null])
    expect(await atLeast(tenant, 'label', 10)).toEqual(['30', '10'])
  } finally {
    await worker.stop()
  }
})

test('a field that is changed while its column is being filled is mirrored wholly by the change', async () => {
  const { tenant, others, size } = await withSize(['1', '2', '30'])
  await archive(tenant, others[0] as Field)
  // the column is empty and given; not one value is in it
  await expect(fillMirrors(runOf(tenant, 4))).rejects.toThrow(Killed)
  expect(await slotOf(tenant, size)).toMatchObject({ slot: 'number_1', is_mirrored: false })
  const { version } = (await tenant.admin.call(listFields, { query: { limit: 200 } })).data.find(
    ({ id }) => id === size.id,
  ) as Field
  const { task } = await tenant.admin.call(startFieldChange, {
    params: { fieldId: size.id },
    ifMatch: version,
    body: { max: '100', onFail: 'refuse' } as never,
  })
  const worker = await startTestWorker(testApp, [...attributeJobs, fieldChangeTask])
  try {
    await expect
      .poll(async () => (await tenant.admin.call(getTask, { params: { taskId: task.id } })).state, { timeout: 40_000 })
      .toBe('succeeded')
    await settled(tenant)
  } finally {
    await worker.stop()
  }
  expect(await slotOf(tenant, size)).toMatchObject({ slot: 'number_1', is_mirrored: true })
  expect(await columnOf(tenant, 'number_1')).toEqual([1, 2, 30])
  expect(await atLeast(tenant, 'size', 2)).toEqual(['30', '2'])
})
