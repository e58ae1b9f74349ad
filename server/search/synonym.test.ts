import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { listAudit } from '#contract/audit.ts'
import { createField } from '#contract/field.ts'
import { createItem } from '#contract/item.ts'
import { createItemType } from '#contract/item-type.ts'
import { search } from '#contract/search.ts'
import { createSynonym, deleteSynonym, listSynonyms, updateSynonym } from '#contract/synonym.ts'
import { startTestApp, type TestApp, type TestTenant } from '#server/testing/app.ts'

let testApp: TestApp
let shop: TestTenant

beforeAll(async () => {
  testApp = await startTestApp()
  shop = await testApp.createTenant()
  const type = await shop.admin.call(createItemType, { body: { name: 'Umbrella' } })
  for (const [sku, price] of [
    ['U-1', '5'],
    ['U-2', '50'],
  ] as const)
    await shop.admin.call(createItem, { body: { sku, name: `Thing ${sku}`, itemTypeId: type.id, price } })
})
afterAll(() => testApp.close())

const ask = (text: string, tenant = shop) => tenant.staff.call(search, { body: { text } })
const teach = (words: string, meaning: string, who = shop.manager) =>
  who.send(createSynonym, { body: { words, meaning: { kind: 'words', words: meaning } } })

test('a taught word is understood by the next question, changed and forgotten at once, and all of it is in the audit record', async () => {
  expect((await ask('zorbles')).notUnderstood).toMatchObject([{ words: 'zorbles' }])
  const made = await shop.manager.call(createSynonym, {
    body: { words: 'zorbles', meaning: { kind: 'words', words: 'umbrella' } },
  })
  expect(await ask('zorbles')).toMatchObject({ total: 2, notUnderstood: [], chips: [{ words: 'zorbles' }] })
  const params = { synonymId: made.id }
  const dear = { field: 'price', op: 'gt', value: 10 } as const
  const changed = await shop.manager.call(updateSynonym, {
    params,
    ifMatch: 1,
    body: { meaning: { kind: 'filter', filter: dear } },
  })
  expect(await ask('zorbles')).toMatchObject({ filter: dear, total: 1, chips: [{ kind: 'taught' }] })
  expect((await shop.staff.call(listSynonyms, { query: {} })).data).toEqual([changed])
  const stale = await shop.manager.send(deleteSynonym, { params, ifMatch: 1 })
  expect(stale.problem.code).toBe('version_mismatch')
  await shop.manager.call(deleteSynonym, { params, ifMatch: 2 })
  expect((await ask('zorbles')).notUnderstood).toMatchObject([{ words: 'zorbles' }])
  const { data } = await shop.manager.call(listAudit, { query: { entity: 'synonym', entityId: made.id } })
  expect(data.map(({ action }) => action)).toEqual(['delete', 'update', 'create'])
})

describe('refused', () => {
  test('what Staff teach', async () => {
    expect((await teach('zorbles', 'umbrella', shop.staff)).problem.code).toBe('forbidden')
  })

  test.each([
    ['without', 'umbrella', 'body.words'],
    ['umbrellas', 'out of stock', 'body.words'],
    ['wuzzles', 'parasollette', 'body.meaning'],
    ['wuzzles', 'the', 'body.meaning'],
    [`wuzzles'; drop table item; --`, 'umbrella', 'body.words'],
  ])('%s for %s', async (words, meaning, path) => {
    const { problem } = await teach(words, meaning)
    expect([problem.code, problem.errors?.[0]?.path]).toEqual(['invalid_value', path])
  })

  test('a condition on what there is not, and one too long for a word', async () => {
    for (const filter of [
      { field: 'attributes.nothing', op: 'eq', value: 1 } as const,
      { and: Array.from({ length: 12 }, () => ({ text: 'x' })) },
    ]) {
      const body = { words: 'wuzzles', meaning: { kind: 'filter' as const, filter } }
      expect((await shop.manager.send(createSynonym, { body })).problem.code).toBe('invalid_value')
    }
  })

  test('the same word twice, whatever its form', async () => {
    expect((await teach('quibbets', 'umbrella')).status).toBe(201)
    expect((await teach('Quibbet', 'umbrella')).problem.code).toMatch(/name_taken/)
  })
})

test('what a word means is kept from those who may not see its field, and another organisation knows nothing of it', async () => {
  await shop.admin.call(createField, {
    body: { name: 'Margin', kind: 'number', visibleTo: [] } as never,
  })
  await shop.admin.call(createSynonym, {
    body: {
      words: 'goldmines',
      meaning: { kind: 'filter', filter: { field: 'attributes.margin', op: 'gt', value: 5 } },
    },
  })
  const words = (await shop.staff.call(listSynonyms, { query: {} })).data.map((one) => one.words)
  expect(words).not.toContain('goldmines')
  expect((await ask('goldmines')).notUnderstood).toMatchObject([{ words: 'goldmines' }])
  const other = await testApp.createTenant()
  expect((await ask('parasols', other)).notUnderstood).toMatchObject([{ words: 'parasols' }])
  expect((await other.staff.call(listSynonyms, { query: {} })).data).toEqual([])
})
