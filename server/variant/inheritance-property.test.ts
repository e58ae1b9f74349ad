import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createBulkEdit } from '#contract/bulk-edit.ts'
import type { Item } from '#contract/item.ts'
import { startTestApp, type TestApp, type TestTenant } from '#server/testing/app.ts'
import { makeShirt, makeShop, makeVariantsOf, patch, read, variantsOf } from './variant-fixture.ts'

let testApp: TestApp
let tenant: TestTenant
beforeAll(async () => {
  testApp = await startTestApp()
  tenant = await makeShop(testApp)
})
afterAll(() => testApp.close())

/** Parts with the values they take; null: none. */
const parts: Readonly<Record<string, readonly (string | string[] | null)[]>> = {
  name: ['Shirt', 'Tee', 'Polo'],
  description: ['', 'Soft', 'Hard'],
  unit: ['pcs', 'box'],
  price: ['10', '12.5', null],
  cost: ['4', null],
  reorderPoint: ['3', null],
  'attributes.brand': ['Acme', 'Zebra', null],
  'attributes.grams': ['90', '100', null],
  'attributes.tags': [['new'], ['new', 'sale'], null],
}
type Values = Readonly<Record<string, string | string[] | null>>

const change = fc
  .uniqueArray(fc.constantFrom(...Object.keys(parts)), { minLength: 1, maxLength: 3 })
  .chain((names) =>
    fc
      .tuple(...names.map((name) => fc.constantFrom(...(parts[name] ?? []))))
      .map((values): Values => Object.fromEntries(names.map((name, at) => [name, values[at] ?? null]))),
  )
const variant = fc.nat({ max: 3 })
const edit = fc.oneof(
  fc.record({ kind: fc.constant('parent' as const), change }),
  fc.record({ kind: fc.constant('variant' as const), at: variant, change }),
  fc.record({ kind: fc.constant('own' as const), at: variant, own: fc.subarray(Object.keys(parts)) }),
  fc.record({ kind: fc.constant('many' as const), at: fc.subarray([0, 1, 2, 3]), withParent: fc.boolean(), change }),
)

/** What the item and its variants are to be, by the simplest means: a variant is its own values over its parent's. */
class Model {
  parent: Values
  own: Record<string, string | string[] | null>[]
  readonly labels: readonly string[]
  constructor(parent: Values, labels: readonly string[]) {
    this.parent = parent
    this.labels = labels
    this.own = labels.map(() => ({}))
  }
  inherited(at: number): Values {
    return { ...this.parent, name: `${this.parent.name}, ${this.labels[at]}` }
  }
  of(at: number): Values {
    return { ...this.inherited(at), ...this.own[at] }
  }
  change(at: number, values: Values): void {
    const theirs = this.inherited(at)
    const own = this.own[at] ?? {}
    for (const [part, value] of Object.entries(values))
      if (Object.hasOwn(own, part) || JSON.stringify(value) !== JSON.stringify(theirs[part])) own[part] = value
  }
  keep(at: number, names: readonly string[]): void {
    const now = this.of(at)
    this.own[at] = Object.fromEntries(names.map((name) => [name, now[name] ?? null]))
  }
}

function toBody(values: Values): object {
  const [core, attributes] = [{} as Record<string, unknown>, {} as Record<string, unknown>]
  for (const [part, value] of Object.entries(values))
    if (part.startsWith('attributes.')) attributes[part.slice('attributes.'.length)] = value
    else core[part] = value
  return { ...core, attributes }
}

function valuesOf(item: Item): Values {
  const row = item as unknown as Record<string, string | null>
  return Object.fromEntries(
    Object.keys(parts).map((part) => [
      part,
      (part.startsWith('attributes.')
        ? (item.attributes[part.slice('attributes.'.length)] as string | string[] | undefined)
        : row[part]) ?? null,
    ]),
  )
}

let made = 0

test('whatever is edited in whatever order, a variant is its own values over those of its parent', {
  timeout: 120_000,
}, async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(edit, { minLength: 4, maxLength: 12 }), async (edits) => {
      const sku = `P${++made}`
      const shop = await makeVariantsOf(tenant, await makeShirt(tenant, { sku }))
      const skus = [`${sku}-S-RED`, `${sku}-S-BLUE`, `${sku}-M-RED`, `${sku}-M-BLUE`]
      const model = new Model(valuesOf(shop.shirt), ['S, Red', 'S, Blue', 'M, Red', 'M, Blue'])
      const variantAt = async (at: number) => {
        const found = (await variantsOf(tenant, shop.shirt))[skus[at] ?? '']
        if (!found) throw new Error('no such variant')
        return found
      }
      for (const each of edits) {
        if (each.kind === 'parent') {
          await patch(tenant, await read(tenant, shop.shirt), toBody(each.change))
          model.parent = { ...model.parent, ...each.change }
        } else if (each.kind === 'variant') {
          await patch(tenant, await variantAt(each.at), toBody(each.change))
          model.change(each.at, each.change)
        } else if (each.kind === 'own') {
          await patch(tenant, await variantAt(each.at), { ownValues: each.own })
          model.keep(each.at, each.own)
        } else {
          const variants = await variantsOf(tenant, shop.shirt)
          const ids = each.at.flatMap((at) => variants[skus[at] ?? '']?.id ?? [])
          if (each.withParent) ids.push(shop.shirt.id)
          if (ids.length === 0) continue
          const body = { selection: { ids }, change: toBody(each.change) }
          const { bulkEdit } = await tenant.manager.call(createBulkEdit, { body })
          expect(bulkEdit.counts.refused).toBe(0)
          if (each.withParent) model.parent = { ...model.parent, ...each.change }
          for (const at of each.at) model.change(at, each.change)
        }
      }
      const variants = await variantsOf(tenant, shop.shirt)
      expect(valuesOf(await read(tenant, shop.shirt))).toEqual(model.parent)
      skus.forEach((name, at) => {
        const found = variants[name]
        expect(found && valuesOf(found)).toEqual(model.of(at))
        expect(found?.ownValues?.toSorted()).toEqual(Object.keys(model.own[at] ?? {}).toSorted())
      })
    }),
    { numRuns: 12, endOnFailure: true },
  )
})
