import { createField } from '#contract/field.ts'
import { createItem, getItem, type Item, type ItemRow, listItems, updateItem } from '#contract/item.ts'
import { createLocation } from '#contract/location.ts'
import { recordMovement } from '#contract/movement.ts'
import { makeVariants } from '#contract/variant.ts'
import type { TestApp, TestTenant } from '#server/testing/app.ts'

export const sizeAxis = { field: 'size', options: ['s', 'm'] }
export const colourAxis = { field: 'colour', options: ['red', 'blue'] }

const toOptions = (labels: readonly string[]) => labels.map((label) => ({ key: label.toLowerCase(), label }))

/** A tenant that sells clothes: size, colour, brand, tags, a unique code and a computed field. */
export async function makeShop(testApp: TestApp): Promise<TestTenant> {
  const tenant = await testApp.createTenant()
  const define = (body: object) => tenant.admin.call(createField, { body: body as never })
  await define({ name: 'Size', kind: 'select', options: toOptions(['S', 'M', 'L']) })
  await define({ name: 'Colour', kind: 'select', options: toOptions(['Red', 'Blue', 'Green']) })
  await define({ name: 'Brand', kind: 'text' })
  await define({ name: 'Grams', kind: 'integer' })
  await define({ name: 'Tags', kind: 'multiSelect', options: toOptions(['New', 'Sale']) })
  await define({ name: 'Code', kind: 'text', unique: true })
  await define({ name: 'No', kind: 'autonumber', numberPattern: 'N-{0000}' })
  await define({ name: 'Double', kind: 'formula', formula: '{Price} * 2' })
  await define({ entity: 'variant', name: 'Shelf', kind: 'text' })
  return tenant
}

export function makeShirt(tenant: TestTenant, more: object = {}): Promise<Item> {
  const body = { sku: 'SHIRT', name: 'Shirt', price: '10', description: 'Soft', ...more }
  return tenant.manager.call(createItem, { body })
}

/** The shirt with its four variants, by SKU. */
export async function makeVariantsOf(tenant: TestTenant, shirt: Item) {
  const { item } = await tenant.manager.call(makeVariants, {
    params: { itemId: shirt.id },
    ifMatch: shirt.version,
    body: { axes: [sizeAxis, colourAxis] },
  })
  return { shirt: item, variants: await variantsOf(tenant, item) }
}

export async function variantsOf(tenant: TestTenant, { id }: Item): Promise<Record<string, ItemRow>> {
  const filter = JSON.stringify({ field: 'parentId', op: 'eq', value: id }) as never
  const { data } = await tenant.admin.call(listItems, { query: { filter, limit: 200, archived: 'include' } })
  return Object.fromEntries(data.map((item) => [item.sku, item]))
}

export const read = (tenant: TestTenant, { id }: Pick<Item, 'id'>): Promise<Item> =>
  tenant.admin.call(getItem, { params: { itemId: id } })

export const patch = (tenant: TestTenant, item: Item, body: object): Promise<Item> =>
  tenant.manager.call(updateItem, { params: { itemId: item.id }, ifMatch: item.version, body })

export async function makePlace(tenant: TestTenant, code: string): Promise<string> {
  return (await tenant.admin.call(createLocation, { body: { code, name: code } })).id
}

export function receive(tenant: TestTenant, item: Pick<Item, 'id'>, toLocationId: string, quantity: string) {
  return tenant.manager.send(recordMovement, {
    body: { kind: 'receipt', lines: [{ itemId: item.id, toLocationId, quantity }] },
  })
}
