import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { getBulkEdit, undoBulkEdit } from '#contract/bulk-edit.ts'
import { createCategory } from '#contract/category.ts'
import { createField, listFields, updateField } from '#contract/field.ts'
import { createItem, listItems } from '#contract/item.ts'
import {
  acceptSuggestions,
  listSuggestionGroups,
  listValueSuggestions,
  rejectSuggestions,
  startSuggestionSearch,
} from '#contract/value-suggestion.ts'
import { noMailer } from '#server/mail/mailer-fixture.ts'
import { silentLog } from '#server/queue/log.ts'
import { startTestApp, type TestApp, type TestTenant } from '#server/testing/app.ts'
import { suggestionSearchTask } from './jobs.ts'

let app: TestApp
let tenant: TestTenant
let tools: string
beforeAll(async () => {
  app = await startTestApp()
})
afterAll(() => app.close())

/** A catalogue of tools and parts, of which four tools have no category, and two of those no material. */
beforeEach(async () => {
  tenant = await app.createTenant()
  const { admin } = tenant
  tools = (await admin.call(createCategory, { body: { name: 'Tools' } })).id
  const parts = (await admin.call(createCategory, { body: { name: 'Parts' } })).id
  const options = [
    { key: 'steel', label: 'Steel' },
    { key: 'brass', label: 'Brass' },
  ]
  await admin.call(createField, { body: { name: 'Material', kind: 'select', options, editableBy: ['manager'] } })
  const make = (sku: string, name: string, rest: object) => admin.call(createItem, { body: { sku, name, ...rest } })
  for (let at = 0; at < 8; at++) {
    await make(`T${at}`, `Claw hammer ${at}`, { categoryId: tools, attributes: { material: 'steel' } })
    await make(`P${at}`, `Pipe fitting ${at}`, { categoryId: parts, attributes: { material: 'brass' } })
  }
  for (let at = 0; at < 4; at++)
    await make(`N${at}`, `Claw hammer, new ${at}`, at < 2 ? {} : { attributes: { material: 'steel' } })
})

async function search(signal = new AbortController().signal): Promise<void> {
  const { task } = await tenant.manager.call(startSuggestionSearch, {})
  const context = {
    database: app.database,
    storage: app.storage,
    mailer: noMailer,
    log: silentLog,
    signal,
    attempt: 1,
    lastAttempt: false,
  }
  await suggestionSearchTask.handle(context, { tenantId: tenant.id, taskId: task.id })
}
const groups = async (caller = tenant.admin) =>
  (await caller.call(listSuggestionGroups)).data.map(
    ({ fieldLabel, label, count }) => `${fieldLabel} ${label} ${count}`,
  )
const ofTools = () => ({ field: 'categoryId', value: JSON.stringify(tools) })
const suggestions = async () => (await tenant.admin.call(listValueSuggestions, { query: ofTools() })).data
const categoryOf = async (sku: string) =>
  (await tenant.admin.call(listItems, { query: {} })).data.find((item) => item.sku === sku)?.categoryId

test('what items lack is suggested in groups, with how sure it is and why, to those who may fill it in', async () => {
  expect(await tenant.admin.call(listSuggestionGroups)).toMatchObject({ data: [], count: 0, searchedAt: null })
  await search()
  expect(await groups()).toEqual(['Category Tools 4', 'Material Steel 2'])
  expect((await tenant.admin.call(listSuggestionGroups)).searchedAt).not.toBeNull()
  const found = await suggestions()
  expect(found.map(({ sku }) => sku).toSorted()).toEqual(['N0', 'N1', 'N2', 'N3'])
  expect(found[0]).toMatchObject({ field: 'categoryId', value: tools, label: 'Tools', isSure: false })
  expect(found[0]?.reason).toMatch(/^8 of 8 items with “.*(Claw|hammer).*” have it$/)
  const first = await tenant.admin.call(listValueSuggestions, { query: { ...ofTools(), limit: 3 } })
  const rest = await tenant.admin.call(listValueSuggestions, {
    query: { ...ofTools(), limit: 3, cursor: first.nextCursor ?? '' },
  })
  expect([...first.data, ...rest.data]).toEqual(found)
  expect((await tenant.staff.send(listSuggestionGroups)).problem.code).toBe('forbidden')
  await search()
  expect(await groups(tenant.manager)).toEqual(['Category Tools 4', 'Material Steel 2'])
})

test('a whole group is filled in as one batch that is taken back as one, and is suggested again then; what has a value is left alone', async () => {
  await search()
  const { bulkEdit, task } = await tenant.manager.call(acceptSuggestions, { body: ofTools() })
  expect(bulkEdit).toMatchObject({ state: 'done', undoable: true, counts: { selected: 4, changed: 4 } })
  expect(task).toBeNull()
  expect(await categoryOf('N0')).toBe(tools)
  expect(await groups()).toEqual(['Material Steel 2'])
  expect((await tenant.manager.send(acceptSuggestions, { body: ofTools() })).problem.code).toBe('not_found')
  await tenant.manager.call(undoBulkEdit, { params: { bulkEditId: bulkEdit.id } })
  expect((await tenant.manager.call(getBulkEdit, { params: { bulkEditId: bulkEdit.id } })).state).toBe('undone')
  expect(await categoryOf('N0')).toBeNull()
  expect(await groups()).toEqual(['Category Tools 4', 'Material Steel 2'])
})

test('one by one: two values of one item are one change, and another value than was suggested is not suggested again', async () => {
  await search()
  const found = await suggestions()
  const material = { field: 'attributes.material', value: '"steel"' }
  const ofMaterial = (await tenant.admin.call(listValueSuggestions, { query: material })).data
  const [one] = ofMaterial
  const both = [one?.id ?? '', found.find(({ itemId }) => itemId === one?.itemId)?.id ?? '']
  const { bulkEdit } = await tenant.manager.call(acceptSuggestions, { body: { ids: both } })
  expect(bulkEdit.counts).toMatchObject({ selected: 1, changed: 1 })
  const other = ofMaterial[1]
  await tenant.manager.call(acceptSuggestions, { body: { id: other?.id ?? '', value: 'brass' } })
  const item = (await tenant.admin.call(listItems, { query: {} })).data.find(({ id }) => id === other?.itemId)
  expect(item?.attributes).toEqual({ material: 'brass' })
  expect(await groups()).toEqual(['Category Tools 3'])
})

test('what was rejected is not suggested for the item again, however often the catalogue is looked at', async () => {
  await search()
  const [one] = await suggestions()
  expect(await tenant.manager.call(rejectSuggestions, { body: { ids: [one?.id ?? ''] } })).toEqual({ rejected: 1 })
  await search()
  expect((await suggestions()).map(({ itemId }) => itemId)).not.toContain(one?.itemId)
  expect(await tenant.manager.call(rejectSuggestions, { body: ofTools() })).toEqual({ rejected: 3 })
  await search()
  expect(await groups()).toEqual(['Material Steel 2'])
  expect(await tenant.manager.call(rejectSuggestions, { body: ofTools() })).toEqual({ rejected: 0 })
})

test('what is sure is filled in by itself only where it was right 97 times in 100: of a small catalogue, nothing is', async () => {
  await search()
  expect((await tenant.manager.send(acceptSuggestions, { body: { sure: true } })).problem.code).toBe('not_found')
  await app.database.tenant(tenant.id, (tx) =>
    tx.query({
      text: `update value_suggestion s set is_sure = true from item i where i.id = s.item_id and i.sku in ('N0', 'N3')`,
    }),
  )
  expect(await tenant.admin.call(listSuggestionGroups)).toMatchObject({ count: 6, sure: 3 })
  const { bulkEdit } = await tenant.manager.call(acceptSuggestions, { body: { sure: true } })
  expect(bulkEdit.counts).toMatchObject({ selected: 2, changed: 2 })
  expect(await groups()).toEqual(['Category Tools 2', 'Material Steel 1'])
})

test('a field that a role does not fill in is not suggested to it', async () => {
  await search()
  const material = (await tenant.admin.call(listFields, { query: {} })).data.find(({ key }) => key === 'material')
  const change = { ifMatch: material?.version ?? 0, body: { visibleTo: [], editableBy: [] } }
  await tenant.admin.call(updateField, { params: { fieldId: material?.id ?? '' }, ...change })
  expect(await groups(tenant.manager)).toEqual(['Category Tools 4'])
  const body = { field: 'attributes.material', value: '"steel"' }
  expect((await tenant.manager.send(acceptSuggestions, { body })).problem.code).toBe('not_found')
  expect(await tenant.manager.call(rejectSuggestions, { body })).toEqual({ rejected: 0 })
})

test('a search that broke off is not said to have looked at the catalogue', async () => {
  const searchedAt = async () => (await tenant.admin.call(listSuggestionGroups)).searchedAt
  await search(AbortSignal.abort()).catch(() => undefined)
  expect(await searchedAt()).toBeNull()
  await search()
  expect(await searchedAt()).not.toBeNull()
})
