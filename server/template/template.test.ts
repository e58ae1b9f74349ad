import { afterAll, beforeAll, expect, test } from 'vitest'
import { createField, type Field, listFields } from '#contract/field.ts'
import { listFieldSets } from '#contract/field-set.ts'
import { createItem } from '#contract/item.ts'
import { listItemTypes } from '#contract/item-type.ts'
import { applyTemplate, listTemplates, removeTemplate, type TemplateKey, templateKeys } from '#contract/template.ts'
import { startTestApp, type TestApp, type TestTenant } from '#server/testing/app.ts'

let testApp: TestApp
beforeAll(async () => {
  testApp = await startTestApp()
})
afterAll(() => testApp.close())

const apply = (tenant: TestTenant, templateKey: TemplateKey) =>
  tenant.admin.call(applyTemplate, { params: { templateKey } })
const remove = (tenant: TestTenant, templateKey: TemplateKey) =>
  tenant.admin.call(removeTemplate, { params: { templateKey } })
const appliedOf = async (tenant: TestTenant) =>
  (await tenant.staff.call(listTemplates)).data.filter((template) => template.isApplied).map((template) => template.key)

async function fieldsOf(tenant: TestTenant): Promise<Map<string, Field>> {
  const { data } = await tenant.staff.call(listFields, { query: { limit: 200 } })
  return new Map(data.map((field) => [field.key, field]))
}

test('a pharmacy is there at once: a medicine with its dose in mg takes values', async () => {
  const tenant = await testApp.createTenant()
  const { made, reused } = await apply(tenant, 'pharmacy')
  expect(reused).toEqual([])
  expect(made.filter(({ kind }) => kind === 'itemType').map(({ name }) => name)).toEqual(['Medicine', 'Medical device'])
  expect(await appliedOf(tenant)).toEqual(['pharmacy'])
  const { data: types } = await tenant.staff.call(listItemTypes)
  const medicine = types.find((type) => type.key === 'medicine')
  const item = await tenant.admin.call(createItem, {
    body: {
      sku: 'P-1',
      name: 'Paracetamol',
      itemTypeId: medicine?.id ?? '',
      attributes: { dose: '0.5 g', dosage_form: 'Tablet', prescription_only: false, expiry_date: '2027-01-31' },
    },
  })
  expect(item.attributes).toMatchObject({ dose: '500', dosage_form: 'tablet' })
  const foreign = await tenant.admin.send(createItem, { body: { sku: 'P-2', name: 'x', attributes: { dose: '1' } } })
  expect(foreign.problem.code).toBe('invalid_attributes')
})

test('every template can be applied beside every other, twice, and the second time makes nothing', async () => {
  const tenant = await testApp.createTenant()
  for (const key of templateKeys) await apply(tenant, key)
  expect(await appliedOf(tenant)).toEqual([...templateKeys])
  const before = await fieldsOf(tenant)
  for (const key of templateKeys) expect(await apply(tenant, key)).toMatchObject({ made: [], restored: [] })
  expect(await fieldsOf(tenant)).toEqual(before)
  // what two trades share is there once, attached to the types of both
  const { data: sets } = await tenant.staff.call(listFieldSets, { query: { limit: 100 } })
  const expiry = sets.filter((set) => set.key === 'expiry')
  expect(expiry).toHaveLength(1)
  expect(expiry[0]?.scope?.itemTypeIds).toHaveLength(4)
}, 60_000)

test('removed, it leaves nothing but what is used, and says so; applied again it is back', async () => {
  const tenant = await testApp.createTenant()
  await apply(tenant, 'pharmacy')
  await apply(tenant, 'food')
  const medicine = (await tenant.staff.call(listItemTypes)).data.find((type) => type.key === 'medicine')
  await tenant.admin.call(createItem, {
    body: { sku: 'P-1', name: 'x', itemTypeId: medicine?.id ?? '', attributes: { dose: '5' } },
  })
  const removed = await remove(tenant, 'pharmacy')
  expect(removed.kept).toEqual(
    expect.arrayContaining([
      { kind: 'field', key: 'dose', name: 'Dose', because: 'values' },
      { kind: 'fieldSet', key: 'medicine', name: 'Medicine', because: 'values' },
      { kind: 'fieldSet', key: 'expiry', name: 'Expiry', because: 'template' },
      { kind: 'itemType', key: 'medicine', name: 'Medicine', because: 'items' },
    ]),
  )
  expect(removed.archived).toEqual(
    expect.arrayContaining([
      { kind: 'field', key: 'atc_code', name: 'ATC code' },
      { kind: 'fieldSet', key: 'medical_device', name: 'Medical device' },
      { kind: 'itemType', key: 'medical_device', name: 'Medical device' },
    ]),
  )
  const after = await fieldsOf(tenant)
  expect(after.get('dose')?.archivedAt).toBeNull()
  expect(after.get('atc_code')?.archivedAt).not.toBeNull()
  expect(after.get('expiry_date')?.archivedAt).toBeNull()
  const again = await apply(tenant, 'pharmacy')
  expect(again.made).toEqual([])
  expect(again.restored).toEqual(expect.arrayContaining(removed.archived))
  expect((await fieldsOf(tenant)).get('atc_code')?.archivedAt).toBeNull()
  // unused, all of it goes, and so does it from the list of templates in use
  expect((await remove(tenant, 'food')).kept.map(({ because }) => because)).toEqual(['template', 'template'])
  expect(await appliedOf(tenant)).toEqual(['pharmacy'])
})

test('what is there by the same key stays as it is', async () => {
  const tenant = await testApp.createTenant()
  const own = await tenant.admin.call(createField, { body: { key: 'dose', name: 'My dose', kind: 'text' } })
  const { reused } = await apply(tenant, 'pharmacy')
  expect(reused).toEqual([{ kind: 'field', key: 'dose', name: 'My dose' }])
  expect((await fieldsOf(tenant)).get('dose')).toEqual(own)
  const { archived } = await remove(tenant, 'pharmacy')
  expect(archived.map(({ key }) => key)).not.toContain('dose')
  expect((await fieldsOf(tenant)).get('dose')).toEqual(own)
})

test('only an Admin applies templates, and there is none of another name', async () => {
  const tenant = await testApp.createTenant()
  const params = { templateKey: 'food' } as const
  expect((await tenant.manager.send(applyTemplate, { params })).problem.code).toBe('forbidden')
  const reply = await tenant.admin.send(applyTemplate, { params: { templateKey: 'bakery' as never } })
  expect(reply.problem.code).toBe('not_found')
})
