import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createExport, downloadExport } from '#contract/export.ts'
import {
  createField,
  type Field,
  type FieldEntity,
  type FieldKind,
  fieldEntities,
  fieldKinds,
} from '#contract/field.ts'
import type { Filter } from '#contract/filter.ts'
import { createItem, listItems, updateItem } from '#contract/item.ts'
import { createLocation, listLocations, updateLocation } from '#contract/location.ts'
import { listMovements, recordMovement } from '#contract/movement.ts'
import { createSupplier, listSuppliers, updateSupplier } from '#contract/supplier.ts'
import { makeVariants } from '#contract/variant.ts'
import { conditionRecord } from '#core/attribute/condition-record.ts'
import { type ArbitraryField, arbitraryFields } from '#core/attribute/field-arbitrary-fixture.ts'
import { arbitraryFilter, toFilterable } from '#core/filter/filter-arbitrary-fixture.ts'
import { matchesFilter } from '#core/filter/matches-filter.ts'
import { picture, upload } from '#server/file/file-fixture.ts'
import { startTestApp, type TestApp, type TestTenant } from '#server/testing/app.ts'

/** A seed of its own each process; one that failed is given as PROPERTY_SEED to meet it again. */
const seed = Number(process.env.PROPERTY_SEED ?? Math.floor(Math.random() * 1e9))
const recordsOfEach = 8

type Attributes = Record<string, unknown>
interface Held {
  id: string
  attributes: Attributes
}

/** How records of an entity are made, read and changed. A line is known by its movement. */
interface Door {
  make: (attributes: Attributes, n: number) => Promise<Held>
  /** all that match, in the order asked for */
  list: (query: { filter?: Filter; sort?: string }) => Promise<Held[]>
  /** sends a record's values back; lines are never changed */
  sendBack?: (record: Held) => Promise<Attributes>
  export: 'item' | 'location' | 'supplier' | 'movement'
  /** of the tenant's document: the schema of values, and the names a filter may have */
  schemas: readonly [values: string, names: string]
}

let testApp: TestApp
let tenant: TestTenant
let doors: Record<FieldEntity, Door>
/** Definitions and random values, the same kinds for each entity. */
let arbitrary: ArbitraryField[]
const fields = {} as Record<FieldEntity, Field[]>
const records = {} as Record<FieldEntity, Held[]>

beforeAll(async () => {
  testApp = await startTestApp()
  tenant = await testApp.createTenant()
  const { admin } = tenant
  const item = await admin.call(createItem, { body: { sku: 'REFERRED', name: 'Referred' } })
  const place = await admin.call(createLocation, { body: { code: 'REFERRED', name: 'Referred' } })
  const supplier = await admin.call(createSupplier, { body: { code: 'REFERRED', name: 'Referred' } })
  const pools = { item: [item.id], location: [place.id], supplier: [supplier.id], member: [tenant.userId] }
  const [made = []] = fc.sample(arbitraryFields(pools), { seed, numRuns: 1 })
  arbitrary = made
  doors = openDoors(tenant, { itemId: item.id, placeId: place.id })
  for (const entity of fieldEntities) {
    fields[entity] = await defineAll(entity)
    records[entity] = await makeRecords(entity)
  }
}, 180_000)
afterAll(() => testApp.close())

/** All kinds there are: the random ones, what is uploaded, and what the product makes. */
async function defineAll(entity: FieldEntity): Promise<Field[]> {
  const { admin } = tenant
  const own = (key: string) => `${key}_of_${entity.toLowerCase()}`
  const all: Field[] = []
  for (const { definition } of arbitrary)
    all.push(
      await admin.call(createField, {
        body: {
          ...definition,
          entity,
          key: own(definition.key),
          name: `${definition.key} of ${entity}`,
          required: false,
        },
      }),
    )
  for (const kind of ['file', 'image'] as const)
    all.push(await admin.call(createField, { body: { entity, kind, key: own(kind), name: `${kind} of ${entity}` } }))
  const formula = `${own('integer_2')} * 2`
  all.push(
    await admin.call(createField, {
      body: { entity, kind: 'formula', key: own('formula'), name: own('Formula'), formula },
    }),
  )
  // a variant has the number of its item
  if (entity !== 'variant')
    all.push(
      await admin.call(createField, {
        body: { entity, kind: 'autonumber', key: own('number'), name: own('Number'), numberPattern: 'N-{0000}' },
      }),
    )
  return all
}

/** Records with random values; each holds what it was given in the form that is kept. */
async function makeRecords(entity: FieldEntity): Promise<Held[]> {
  const own = (key: string) => `${key}_of_${entity.toLowerCase()}`
  const drawn = fc.sample(fc.tuple(...arbitrary.map(({ values }) => values)), {
    seed: seed + 1,
    numRuns: recordsOfEach,
  })
  const all: Held[] = []
  for (const [n, values] of drawn.entries()) {
    const of = (part: 'given' | 'held') =>
      Object.fromEntries(
        arbitrary.flatMap(({ definition }, at) => {
          const value = values[at]?.[part]
          return value === undefined ? [] : [[own(definition.key), value]]
        }),
      )
    const uploaded =
      n === 0 ? { [own('image')]: await uploadOne('image'), [own('file')]: await uploadOne('attachment') } : {}
    const made = await doors[entity].make({ ...of('given'), ...uploaded }, n)
    const { [own('formula')]: _, [own('number')]: number, ...held } = made.attributes
    if (entity !== 'variant') expect(number, `${entity}, seed ${seed}`).toMatch(/^N-\d{4}$/)
    expect(only(held, entity), `${entity}, seed ${seed}`).toEqual({ ...of('held'), ...uploaded })
    all.push(made)
  }
  return all
}

async function uploadOne(purpose: 'image' | 'attachment'): Promise<string> {
  const content = purpose === 'image' ? await picture('png') : 'A data sheet'
  const name = purpose === 'image' ? 'picture.png' : 'sheet.txt'
  return (await upload(testApp, tenant.admin.secret, content, { purpose, name })).body.id
}

/** Without what a variant has of its item. */
function only(attributes: Attributes, entity: FieldEntity): Attributes {
  return Object.fromEntries(Object.entries(attributes).filter(([key]) => key.endsWith(`_of_${entity.toLowerCase()}`)))
}

function openDoors({ admin }: TestTenant, { itemId, placeId }: { itemId: string; placeId: string }) {
  // filters travel as JSON in the address
  const asked = ({ filter, ...query }: { filter?: Filter; sort?: string }) =>
    ({ ...query, limit: 200, ...(filter ? { filter: JSON.stringify(filter) } : {}) }) as never
  const item: Door = {
    make: (attributes, n) =>
      admin.call(createItem, { body: { sku: `I-${n}`, name: `Item ${n}`, attributes: attributes as never } }),
    list: async (query) => (await admin.call(listItems, { query: asked(query) })).data,
    sendBack: async ({ id, attributes }) => {
      const version = (await item.list({ filter: { field: 'id', op: 'eq', value: id } }))[0] as unknown as {
        version: number
      }
      const body = { attributes: given(attributes) as never }
      return (await admin.call(updateItem, { params: { itemId: id }, ifMatch: version.version, body })).attributes
    },
    export: 'item',
    schemas: ['ItemAttributes', 'ItemFilterField'],
  }
  /** What is not made by the product. */
  const given = (attributes: Attributes) =>
    Object.fromEntries(Object.entries(attributes).filter(([key]) => !/^(formula|number)_of_/.test(key)))
  const doors: Record<FieldEntity, Door> = {
    item,
    variant: {
      ...item,
      async make(attributes, n) {
        const parent = await admin.call(createItem, { body: { sku: `V-${n}`, name: `Family ${n}` } })
        const axis = 'select_8_of_item'
        const option = fields.item.find(({ key }) => key === axis)?.options[0]?.key ?? ''
        const body = { axes: [{ field: axis, options: [option] }] }
        await admin.call(makeVariants, { params: { itemId: parent.id }, ifMatch: parent.version, body })
        const [made] = await item.list({ filter: { field: 'parentId', op: 'eq', value: parent.id } })
        if (!made) throw new Error('no variant was made')
        const { version } = made as unknown as { version: number }
        return admin.call(updateItem, {
          params: { itemId: made.id },
          ifMatch: version,
          body: { attributes: attributes as never },
        })
      },
    },
    location: {
      make: (attributes, n) =>
        admin.call(createLocation, {
          body: { code: `P-${n}`, name: `Place ${n}`, kind: 'bin', parentId: null, attributes: attributes as never },
        }),
      list: async (query) => (await admin.call(listLocations, { query: asked(query) })).data,
      sendBack: async (record) => {
        const { version } = record as unknown as { version: number }
        const body = { attributes: given(record.attributes) as never }
        return (await admin.call(updateLocation, { params: { locationId: record.id }, ifMatch: version, body }))
          .attributes
      },
      export: 'location',
      schemas: ['LocationAttributes', 'LocationFilterField'],
    },
    supplier: {
      make: (attributes, n) =>
        admin.call(createSupplier, { body: { name: `Supplier ${n}`, attributes: attributes as never } }),
      list: async (query) => (await admin.call(listSuppliers, { query: asked(query) })).data,
      sendBack: async (record) => {
        const { version } = record as unknown as { version: number }
        const body = { attributes: given(record.attributes) as never }
        return (await admin.call(updateSupplier, { params: { supplierId: record.id }, ifMatch: version, body }))
          .attributes
      },
      export: 'supplier',
      schemas: ['SupplierAttributes', 'SupplierFilterField'],
    },
    movementLine: {
      async make(attributes) {
        const lines = [{ itemId, toLocationId: placeId, quantity: '1', attributes: attributes as never }]
        return ofLine(await admin.call(recordMovement, { body: { kind: 'opening', lines } }))
      },
      list: async (query) => (await admin.call(listMovements, { query: asked(query) })).data.map(ofLine),
      export: 'movement',
      schemas: ['MovementLineAttributes', 'MovementFilterField'],
    },
  }
  return doors
}

function ofLine({ id, lines }: { id: string; lines: readonly { attributes: Attributes }[] }): Held {
  return { id, attributes: lines[0]?.attributes ?? {} }
}

const idsOf = (all: readonly { id: string }[]) => all.map(({ id }) => id).toSorted()
/** Records of the entity that a list gives; items are listed with variants. */
const mine = (entity: FieldEntity, all: readonly Held[]) => {
  const ids = new Set(records[entity].map(({ id }) => id))
  return all.filter(({ id }) => ids.has(id))
}

describe.each(fieldEntities)(`fields of every kind of %s (PROPERTY_SEED=${seed})`, (entity) => {
  const isAbsent = (kind: FieldKind) => entity === 'variant' && kind === 'autonumber'

  test('are all there', () => {
    const kinds = new Set(fields[entity].map(({ kind }) => kind))
    expect(fieldKinds.filter((kind) => !kinds.has(kind) && !isAbsent(kind))).toEqual([])
  })

  test('come back in lists as they were kept, and sent back as they are change nothing', async () => {
    const listed = new Map((await doors[entity].list({})).map(({ id, attributes }) => [id, attributes]))
    for (const record of records[entity]) expect(listed.get(record.id)).toEqual(record.attributes)
    const { sendBack } = doors[entity]
    if (sendBack) for (const record of records[entity]) expect(await sendBack(record)).toEqual(record.attributes)
  })

  test('refuse what does not fit, by the name of the field', async () => {
    for (const [at, field] of fields[entity].entries()) {
      const wrong = wrongFor[field.kind]
      if (wrong === undefined) continue
      const refused = await doors[entity].make({ [field.key]: wrong }, 1_000 + at).then(
        () => 'taken',
        (error: Error) => error.message,
      )
      expect(refused, `${field.kind} ${JSON.stringify(wrong)}`).toMatch(/invalid_attributes/)
      expect(refused).toContain(field.key)
    }
  })

  test('are filtered by: those that hold one, and any tree as in memory', async () => {
    for (const { key } of fields[entity]) {
      const holding = records[entity].filter(({ attributes }) => Object.hasOwn(attributes, key))
      const found = await doors[entity].list({ filter: { field: `attributes.${key}`, op: 'notEmpty' } })
      expect(idsOf(mine(entity, found)), key).toEqual(idsOf(holding))
    }
    const compared = fields[entity].filter(({ kind }) => entity !== 'movementLine' || kind !== 'longText')
    const trees = arbitraryFilter(compared.map((field) => toFilterable(field, records[entity])))
    await fc.assert(
      fc.asyncProperty(trees, async (filter) => {
        const wanted = records[entity].filter(({ attributes }) =>
          matchesFilter(filter, conditionRecord(attributes, fields[entity])),
        )
        expect(idsOf(mine(entity, await doors[entity].list({ filter })))).toEqual(idsOf(wanted))
      }),
      { numRuns: 40, seed },
    )
  })

  test('order the list, each record once in both directions, but for movements, which are in the order of time', async () => {
    for (const { key } of fields[entity])
      for (const sort of [`attributes.${key}`, `-attributes.${key}`]) {
        const listed = doors[entity].list({ sort })
        if (entity === 'movementLine') await expect(listed, sort).rejects.toThrow('invalid_request')
        else expect(idsOf(mine(entity, await listed)), sort).toEqual(idsOf(records[entity]))
      }
  })

  test('have a column of their own in an export', async () => {
    const { admin } = tenant
    const { export: made } = await admin.call(createExport, { body: { entity: doors[entity].export, format: 'csv' } })
    const reply = await testApp.app.fastify.inject({
      url: `/api/v1${downloadExport.path.replace('{exportId}', made.id)}`,
      headers: { authorization: `Bearer ${admin.secret}` },
    })
    const [head = ''] = reply.body.split('\r\n')
    for (const { name } of fields[entity]) expect(head).toContain(name)
  })

  test('are in the tenant’s OpenAPI document: their values, and that a filter may name them', async () => {
    const reply = await testApp.app.fastify.inject({
      url: '/api/v1/openapi.json',
      headers: { authorization: `Bearer ${tenant.admin.secret}` },
    })
    const { schemas } = (
      reply.json() as { components: { schemas: Record<string, { properties?: object; enum?: string[] }> } }
    ).components
    const [values, names] = doors[entity].schemas
    for (const { key } of fields[entity]) {
      expect(Object.keys(schemas[values]?.properties ?? {}), values).toContain(key)
      expect(schemas[names]?.enum, names).toContain(`attributes.${key}`)
    }
  })
})

/** A value no field of the kind takes; kinds that take any text are left out, and numbers may be given. */
const wrongFor: Partial<Record<FieldKind, unknown>> = {
  integer: '1.5',
  number: 'apples',
  money: 'much',
  date: '2024-02-31',
  dateTime: 'soon',
  boolean: 'perhaps',
  select: 'no such choice',
  multiSelect: ['no such choice'],
  url: 'not an address',
  email: 'nobody',
  phone: 'call me',
  reference: '0199f3a2-7c1e-7d4b-9a55-3f0f6f6f2b11',
  file: '0199f3a2-7c1e-7d4b-9a55-3f0f6f6f2b11',
  image: '0199f3a2-7c1e-7d4b-9a55-3f0f6f6f2b11',
  barcode: 'two\nlines',
  formula: '1',
}
