import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { listAudit } from '#contract/audit.ts'
import { createItem, listItems, updateItem } from '#contract/item.ts'
import { summariseItems } from '#contract/item-summary.ts'
import { recordMovement } from '#contract/movement.ts'
import { getStockTimeline } from '#contract/stock.ts'
import { listVariantStock, makeVariants, previewVariants } from '#contract/variant.ts'
import { startTestApp, type TestApp, type TestTenant } from '#server/testing/app.ts'
import {
  colourAxis,
  makePlace,
  makeShirt,
  makeShop,
  makeVariantsOf,
  patch,
  read,
  receive,
  sizeAxis,
  variantsOf,
} from './variant-fixture.ts'

let testApp: TestApp
beforeAll(async () => {
  testApp = await startTestApp()
})
afterAll(() => testApp.close())

const of = (item: { id: string }) => ({ params: { itemId: item.id } })
const filtered = async (tenant: TestTenant, filter: object) => {
  const { data } = await tenant.admin.call(listItems, {
    query: { filter: JSON.stringify(filter) as never, limit: 200 },
  })
  return data.map(({ sku }) => sku).toSorted()
}

describe('a matrix', () => {
  test('is shown first and writes nothing, then makes an item of each combination with what it inherits', async () => {
    const tenant = await makeShop(testApp)
    const shirt = await makeShirt(tenant, { attributes: { brand: 'Acme', colour: 'red', tags: ['new'], code: 'C-1' } })
    const body = { axes: [sizeAxis, colourAxis] }
    const preview = await tenant.manager.call(previewVariants, { ...of(shirt), body })
    expect(preview.combinations).toMatchObject([
      { values: { size: 's', colour: 'red' }, state: 'new', itemId: null, sku: 'SHIRT-S-RED', name: 'Shirt, S, Red' },
      { sku: 'SHIRT-S-BLUE' },
      { sku: 'SHIRT-M-RED' },
      { sku: 'SHIRT-M-BLUE' },
    ])
    expect(await read(tenant, shirt)).toEqual(shirt)
    const made = await tenant.manager.call(makeVariants, { ...of(shirt), ifMatch: 1, body })
    expect(made).toMatchObject({
      counts: { created: 4, restored: 0, kept: 0, archived: 0 },
      // it has no colour itself: its variants do
      item: {
        variantAxes: ['size', 'colour'],
        ownValues: null,
        version: 2,
        attributes: { brand: 'Acme', code: 'C-1' },
      },
    })
    expect(made.item.attributes).not.toHaveProperty('colour')
    const variants = await variantsOf(tenant, shirt)
    const red = variants['SHIRT-S-RED']
    expect(red).toMatchObject({
      name: 'Shirt, S, Red',
      price: '10',
      description: 'Soft',
      parentId: shirt.id,
      ownValues: [],
      variantAxes: null,
      barcode: null,
      attributes: { size: 's', colour: 'red', brand: 'Acme', tags: ['new'], double: '20' },
    })
    expect(red?.attributes).not.toHaveProperty('code')
    const numbers = Object.values(variants).map(({ attributes }) => attributes.no)
    expect(new Set([made.item.attributes.no, ...numbers]).size).toBe(5)
    const { data } = await tenant.admin.call(listAudit, { query: { entity: 'item', entityId: red?.id ?? '' } })
    expect(data).toMatchObject([{ action: 'create' }])
    expect(await filtered(tenant, { field: 'hasVariants', op: 'eq', value: true })).toEqual(['SHIRT'])
    expect(await filtered(tenant, { field: 'attributes.brand', op: 'eq', value: 'acme' })).toHaveLength(5)
    expect(await filtered(tenant, { field: 'attributes.tags', op: 'in', value: ['new'] })).toHaveLength(5)
  })

  test('that grows keeps what is there, archives the others when asked, and takes them back', async () => {
    const tenant = await makeShop(testApp)
    const { shirt, variants } = await makeVariantsOf(tenant, await makeShirt(tenant))
    const wider = {
      axes: [{ field: 'size', options: ['m', 'l'] }, colourAxis],
      except: [{ size: 'l', colour: 'blue' }],
    }
    const preview = await tenant.manager.call(previewVariants, { ...of(shirt), body: wider })
    expect(preview.combinations.map(({ sku, state }) => `${sku} ${state}`)).toEqual([
      'SHIRT-M-RED exists',
      'SHIRT-M-BLUE exists',
      'SHIRT-L-RED new',
    ])
    expect(preview.others.map(({ sku }) => sku).toSorted()).toEqual(['SHIRT-S-BLUE', 'SHIRT-S-RED'])
    const made = await tenant.manager.call(makeVariants, {
      ...of(shirt),
      ifMatch: shirt.version,
      body: { ...wider, archiveOthers: true },
    })
    expect(made.counts).toEqual({ created: 1, restored: 0, kept: 2, archived: 2 })
    const after = await variantsOf(tenant, shirt)
    expect(after['SHIRT-S-RED']?.archivedAt).not.toBeNull()
    expect(after['SHIRT-M-RED']).toEqual(variants['SHIRT-M-RED'])
    const again = await tenant.manager.call(makeVariants, {
      ...of(shirt),
      ifMatch: made.item.version,
      body: { axes: [sizeAxis, colourAxis] },
    })
    expect(again.counts).toEqual({ created: 0, restored: 2, kept: 2, archived: 0 })
  })

  test('makes names and SKUs by a pattern, and numbers those that are taken', async () => {
    const tenant = await makeShop(testApp)
    await tenant.manager.call(createItem, { body: { sku: 'a-RED', name: 'In the way' } })
    const shirt = await makeShirt(tenant)
    const body = { axes: [colourAxis], skuPattern: 'A-{colour}', namePattern: '{colour} {name}' }
    const { combinations } = await tenant.manager.call(previewVariants, { ...of(shirt), body })
    expect(combinations).toMatchObject([
      { sku: 'A-RED-2', name: 'Red Shirt' },
      { sku: 'A-BLUE', name: 'Blue Shirt' },
    ])
    await tenant.manager.call(makeVariants, { ...of(shirt), ifMatch: 1, body: { ...body, skuPattern: 'SAME' } })
    const variants = await variantsOf(tenant, shirt)
    expect(Object.keys(variants).toSorted()).toEqual(['SAME', 'SAME-2'])
    expect(variants.SAME?.ownValues).toEqual(['name'])
    const wrong = await tenant.manager.send(previewVariants, { ...of(shirt), body: { ...body, skuPattern: '{nope}' } })
    expect(wrong.problem).toMatchObject({ code: 'invalid_value', errors: [{ path: 'body.skuPattern' }] })
  })

  test('of what is no select field, no option, no plain item or too many is refused', async () => {
    const tenant = await makeShop(testApp)
    const { shirt, variants } = await makeVariantsOf(tenant, await makeShirt(tenant))
    const refused = async (item: { id: string }, axes: object[]) =>
      (await tenant.manager.send(previewVariants, { ...of(item), body: { axes } as never })).problem.code
    expect(await refused(shirt, [{ field: 'brand', options: ['x'] }])).toBe('invalid_value')
    expect(await refused(shirt, [{ field: 'size', options: ['xxl'] }])).toBe('invalid_value')
    expect(await refused(shirt, [sizeAxis, sizeAxis])).toBe('invalid_value')
    expect(await refused(variants['SHIRT-S-RED'] ?? shirt, [sizeAxis])).toBe('invalid_value')
    const staff = await tenant.staff.send(makeVariants, { ...of(shirt), ifMatch: 2, body: { axes: [sizeAxis] } })
    expect(staff.problem.code).toBe('forbidden')
  })

  test('made twice at once is made once', async () => {
    const tenant = await makeShop(testApp)
    const shirt = await makeShirt(tenant)
    const replies = await Promise.all(
      [1, 2, 3].map(() =>
        tenant.manager.send(makeVariants, { ...of(shirt), ifMatch: 1, body: { axes: [sizeAxis, colourAxis] } }),
      ),
    )
    expect(replies.map(({ status }) => status).toSorted()).toEqual([201, 412, 412])
    expect(Object.keys(await variantsOf(tenant, shirt))).toHaveLength(4)
  })
})

describe('stock', () => {
  test('lies on variants: the item refuses movements and shows the sums of its variants, by place', async () => {
    const tenant = await makeShop(testApp)
    const { shirt, variants } = await makeVariantsOf(tenant, await makeShirt(tenant))
    const [main, attic] = [await makePlace(tenant, 'HALL'), await makePlace(tenant, 'ATTIC')]
    expect((await receive(tenant, shirt, main, '5')).problem.code).toBe('item_has_variants')
    const [red, blue] = [variants['SHIRT-S-RED'] ?? shirt, variants['SHIRT-M-BLUE'] ?? shirt]
    expect((await receive(tenant, red, main, '5')).status).toBe(201)
    await receive(tenant, blue, main, '2')
    await receive(tenant, blue, attic, '3')
    const filter = JSON.stringify({ field: 'hasVariants', op: 'eq', value: true }) as never
    const { data } = await tenant.admin.call(listItems, { query: { filter } })
    expect(data).toMatchObject([{ sku: 'SHIRT', onHand: '10' }])
    const stock = await tenant.staff.call(listVariantStock, { ...of(shirt), query: { limit: 1 } })
    expect(stock.data).toMatchObject([{ locationCode: 'ATTIC', onHand: '3', available: '3', variants: 1 }])
    const cursor = stock.nextCursor ?? ''
    const rest = await tenant.staff.call(listVariantStock, { ...of(shirt), query: { limit: 1, cursor } })
    expect(rest).toMatchObject({ data: [{ locationCode: 'HALL', onHand: '7', variants: 2 }], nextCursor: null })
    const timeline = await tenant.staff.call(getStockTimeline, of(shirt))
    expect(timeline).toMatchObject({ opening: '0', days: [{ onHand: '10' }] })
    const theirs = JSON.stringify({ field: 'parentId', op: 'eq', value: shirt.id }) as never
    await patch(tenant, red, { cost: '12' })
    await patch(tenant, blue, { cost: '10' })
    const { all } = await tenant.staff.call(summariseItems, { query: { filter: theirs } })
    expect(all).toMatchObject({ onHand: '10', stockValue: '110' })
    expect(await filtered(tenant, { field: 'stock.onHand', op: 'gte', value: 10 })).toEqual(['SHIRT'])
    expect(await filtered(tenant, { field: 'state', op: 'eq', value: 'outOfStock' })).toEqual([
      'SHIRT-M-RED',
      'SHIRT-S-BLUE',
    ])
  })

  test('of its own keeps an item from having variants, and says what to do', async () => {
    const tenant = await makeShop(testApp)
    const shirt = await makeShirt(tenant)
    const place = await makePlace(tenant, 'HALL')
    await receive(tenant, shirt, place, '5')
    const body = { axes: [sizeAxis] }
    const refused = await tenant.manager.send(makeVariants, { ...of(shirt), ifMatch: 1, body })
    expect(refused.problem).toMatchObject({ code: 'item_has_stock', onHand: '5', reserved: '0' })
    expect(refused.problem.detail).toContain('receive the stock on them')
    const sold = { kind: 'sale' as const, lines: [{ itemId: shirt.id, fromLocationId: place, quantity: '5' }] }
    await tenant.manager.call(recordMovement, { body: sold })
    expect((await tenant.manager.send(makeVariants, { ...of(shirt), ifMatch: 1, body })).status).toBe(201)
  })

  test('received while variants are made lies on no item with variants', async () => {
    const tenant = await makeShop(testApp)
    const place = await makePlace(tenant, 'HALL')
    for (let n = 0; n < 6; n++) {
      const shirt = await makeShirt(tenant, { sku: `S${n}` })
      const [made, ...received] = await Promise.all([
        tenant.manager.send(makeVariants, { ...of(shirt), ifMatch: 1, body: { axes: [sizeAxis] } }),
        receive(tenant, shirt, place, '1'),
        receive(tenant, shirt, await makePlace(tenant, `P${n}`), '1'),
      ])
      const isReceived = received.some(({ status }) => status === 201)
      expect(made.status === 201 && isReceived, `${made.status} ${received.map(({ status }) => status)}`).toBe(false)
    }
  })
})

describe('inheritance', () => {
  test('a change of the item reaches its variants but for what they hold themselves, with mirrors, words and formulas', async () => {
    const tenant = await makeShop(testApp)
    const { shirt, variants } = await makeVariantsOf(tenant, await makeShirt(tenant))
    const red = await patch(tenant, variants['SHIRT-S-RED'] ?? shirt, { price: '12', attributes: { grams: '90' } })
    expect(red).toMatchObject({ price: '12', ownValues: ['price', 'attributes.grams'] })
    const same = await patch(tenant, variants['SHIRT-S-BLUE'] ?? shirt, { price: '10.00', attributes: { shelf: 'A' } })
    // the parent's price, and a field of variants alone
    expect(same.ownValues).toEqual([])
    await patch(tenant, shirt, { name: 'Tee', price: '20', attributes: { grams: '100', brand: 'Zebra' } })
    const after = await variantsOf(tenant, shirt)
    expect(after['SHIRT-S-RED']).toMatchObject({
      name: 'Tee, S, Red',
      price: '12',
      attributes: { grams: '90', brand: 'Zebra', double: '24' },
      version: 3,
    })
    expect(after['SHIRT-M-BLUE']).toMatchObject({ price: '20', attributes: { grams: '100', double: '40' }, version: 2 })
    expect(await filtered(tenant, { field: 'attributes.grams', op: 'gte', value: 95 })).toHaveLength(4)
    const found = await tenant.admin.call(listItems, { query: { text: 'zebra' } })
    expect(found.data).toHaveLength(5)
    const back = await patch(tenant, after['SHIRT-S-RED'] ?? shirt, { ownValues: ['attributes.grams'] })
    expect(back).toMatchObject({
      price: '20',
      ownValues: ['attributes.grams'],
      attributes: { grams: '90', double: '40' },
    })
    const { data } = await tenant.admin.call(listAudit, { query: { entity: 'item', entityId: red.id } })
    expect(data[0]).toMatchObject({ before: { ownValues: ['price', 'attributes.grams'] }, after: { price: '20' } })
  })

  test('own values are those of inherited parts, of variants; what tells a variant apart stays', async () => {
    const tenant = await makeShop(testApp)
    const { shirt, variants } = await makeVariantsOf(tenant, await makeShirt(tenant))
    const red = variants['SHIRT-S-RED'] ?? shirt
    const send = async (item: typeof shirt, body: object) =>
      (await tenant.manager.send(updateItem, { ...of(item), ifMatch: item.version, body })).problem.code
    expect(await send(shirt, { ownValues: [] })).toBe('invalid_value')
    expect(await send(red, { ownValues: ['sku'] })).toBe('invalid_value')
    expect(await send(red, { ownValues: ['attributes.code'] })).toBe('invalid_value')
    expect(await send(red, { attributes: { size: 'm' } })).toBe('invalid_attributes')
    expect(await send(red, { attributes: { size: null } })).toBe('invalid_attributes')
    expect(await send(shirt, { attributes: { size: 'm' } })).toBe('invalid_attributes')
    // told in full, an own value may be what the parent has: it stays when that changes
    const pinned = await patch(tenant, red, { ownValues: ['price'] })
    await patch(tenant, shirt, { price: '30' })
    expect(await read(tenant, pinned)).toMatchObject({ price: '10', ownValues: ['price'] })
  })

  test('variants are archived with their item and come back with it, but for those archived before', async () => {
    const tenant = await makeShop(testApp)
    const { shirt, variants } = await makeVariantsOf(tenant, await makeShirt(tenant))
    await patch(tenant, variants['SHIRT-S-RED'] ?? shirt, { archived: true })
    const gone = await patch(tenant, shirt, { archived: true })
    expect(Object.values(await variantsOf(tenant, shirt)).every(({ archivedAt }) => archivedAt !== null)).toBe(true)
    await patch(tenant, gone, { archived: false })
    const archived = Object.values(await variantsOf(tenant, shirt)).filter(({ archivedAt }) => archivedAt !== null)
    expect(archived.map(({ sku }) => sku)).toEqual(['SHIRT-S-RED'])
  })

  test('a parent and its variants changed at the same time end in what a change after the other would give', async () => {
    const tenant = await makeShop(testApp)
    let { shirt, variants } = await makeVariantsOf(tenant, await makeShirt(tenant))
    for (let n = 1; n <= 5; n++) {
      const [red, blue] = [variants['SHIRT-S-RED'] ?? shirt, variants['SHIRT-M-BLUE'] ?? shirt]
      const [parent] = await Promise.all([
        patch(tenant, shirt, { price: `${n * 100}` }),
        tenant.manager.send(updateItem, { ...of(red), ifMatch: red.version, body: { ownValues: [] } }),
        tenant.manager.send(updateItem, {
          ...of(blue),
          ifMatch: blue.version,
          body: { price: `${n}`, ownValues: ['price'] },
        }),
      ])
      shirt = parent
      variants = await variantsOf(tenant, shirt)
      for (const variant of Object.values(variants))
        if (!variant.ownValues?.includes('price')) expect(variant.price).toBe(`${n * 100}`)
    }
  })
})
