import { afterAll, beforeAll, expect, test } from 'vitest'
import { createCategory, getCategory, listCategories } from '#contract/category.ts'
import { createField, getField, listFields } from '#contract/field.ts'
import { createFieldSet, getFieldSet, listFieldSets } from '#contract/field-set.ts'
import { createItemType, getItemType, listItemTypes } from '#contract/item-type.ts'
import { createLocation, getLocation, listLocations } from '#contract/location.ts'
import { getMember, listMembers } from '#contract/member.ts'
import { createReason, getReason, listReasons } from '#contract/reason.ts'
import { startTestApp, type TestApp, type TestTenant } from '#server/testing/app.ts'

let app: TestApp
let shop: TestTenant
beforeAll(async () => {
  app = await startTestApp()
  shop = await app.createTenant()
})
afterAll(() => app.close())

const nobody = '01890a5d-ac96-774b-bcce-b302099a8057'

test('each record of the organisation’s own is read by its id as the list shows it', async () => {
  const { admin } = shop
  await admin.call(createItemType, { body: { name: 'Lamp' } })
  await admin.call(createCategory, { body: { name: 'Light', parentId: null } })
  await admin.call(createFieldSet, { body: { name: 'Bulb', entity: 'item' } })
  await admin.call(createField, { body: { entity: 'location', name: 'Aisle', kind: 'text' } })
  await admin.call(createLocation, {
    body: { name: 'Shelf', code: 'S', kind: 'zone', parentId: null, attributes: { aisle: 'A' } },
  })
  await admin.call(createReason, { body: { name: 'Broken', meaning: 'spoilage' } })

  const [type] = (await admin.call(listItemTypes, {})).data
  expect(await admin.call(getItemType, { params: { itemTypeId: type?.id ?? '' } })).toEqual(type)
  const [category] = (await admin.call(listCategories, {})).data
  expect(await admin.call(getCategory, { params: { categoryId: category?.id ?? '' } })).toEqual(category)
  const [set] = (await admin.call(listFieldSets, {})).data
  expect(await admin.call(getFieldSet, { params: { fieldSetId: set?.id ?? '' } })).toEqual(set)
  const [field] = (await admin.call(listFields, {})).data
  expect(await admin.call(getField, { params: { fieldId: field?.id ?? '' } })).toEqual(field)
  const [location] = (await admin.call(listLocations, {})).data.filter(({ code }) => code === 'S')
  expect(location?.attributes).toEqual({ aisle: 'A' })
  expect(await admin.call(getLocation, { params: { locationId: location?.id ?? '' } })).toEqual(location)
  const [member] = (await admin.call(listMembers, {})).data
  expect(await admin.call(getMember, { params: { userId: member?.userId ?? '' } })).toEqual(member)
  const [reason] = (await admin.call(listReasons, {})).data
  expect(await admin.call(getReason, { params: { reasonId: reason?.id ?? '' } })).toEqual(reason)
  for (const one of [type, category, set, field, location, member, reason]) expect(one).toBeDefined()
})

test('what is not there is not found, and a hidden field is not there for whom it is hidden from', async () => {
  const { admin, staff } = shop
  const missing = [
    await admin.send(getItemType, { params: { itemTypeId: nobody } }),
    await admin.send(getCategory, { params: { categoryId: nobody } }),
    await admin.send(getFieldSet, { params: { fieldSetId: nobody } }),
    await admin.send(getField, { params: { fieldId: nobody } }),
    await admin.send(getLocation, { params: { locationId: nobody } }),
    await admin.send(getMember, { params: { userId: nobody } }),
    await admin.send(getReason, { params: { reasonId: nobody } }),
  ]
  expect(missing.map(({ problem }) => problem.code)).toEqual(missing.map(() => 'not_found'))
  const { body: secret } = await admin.send(createField, {
    body: { entity: 'item', name: 'Margin', kind: 'number', visibleTo: ['admin'] },
  })
  const asked = { params: { fieldId: secret.id } }
  expect((await staff.send(getField, asked)).problem.code).toBe('not_found')
  expect(await admin.call(getField, asked)).toEqual(secret)
})
