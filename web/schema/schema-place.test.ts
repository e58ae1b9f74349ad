import { expect, test } from 'vitest'
import { fieldEntities } from '#contract/field.ts'
import type { FieldSet } from '#contract/field-set.ts'
import { makeField } from '#core/attribute/field-fixture.ts'
import { fieldApplies } from '#core/attribute/field-rule.ts'
import {
  ownFields,
  parsePlace,
  previewFields,
  printPlace,
  recordOf,
  type SchemaPlace,
  setsOf,
} from '#web/schema/schema-place.ts'

const places: SchemaPlace[] = [
  ...fieldEntities.map((entity) => ({ of: 'entity', entity }) as const),
  { of: 'type', id: 'laptop' },
  { of: 'category', id: 'drugs' },
  { of: 'set', id: 'expiry' },
]

test('every place comes back from the address, and nonsense is every item', () => {
  for (const place of places) expect(parsePlace(printPlace(place))).toEqual(place)
  for (const text of [undefined, '', 'type', 'type:', 'rubbish', 'set'])
    expect(printPlace(parsePlace(text))).toBe(undefined)
})

test('each field belongs to one place', () => {
  const fields = [
    makeField({ key: 'a' }),
    makeField({ key: 'b', itemTypeId: 'laptop' }),
    makeField({ key: 'c', fieldSetId: 'expiry' }),
    makeField({ key: 'd', entity: 'location' }),
  ]
  const owners = fields.map((field) =>
    places.filter((place) => ownFields(place, fields).includes(field)).map(printPlace),
  )
  expect(owners).toEqual([[undefined], ['type:laptop'], ['set:expiry'], ['location']])
})

test('a set stands at what it is attached to, and at what lies below', () => {
  const set = (id: string, scope: FieldSet['scope'], archivedAt: string | null = null): FieldSet => ({
    id,
    key: id,
    name: id,
    description: '',
    entity: 'item',
    scope,
    templateKey: null,
    archivedAt,
    version: 1,
    createdAt: '2026-01-01T00:00:00Z',
  })
  const sets = [
    set('all', null),
    set('drug', { itemTypeIds: [], categoryIds: ['drugs'] }),
    set('lap', { itemTypeIds: ['laptop'], categoryIds: [] }),
    set('gone', null, '2026-01-01T00:00:00Z'),
  ]
  const at = (place: SchemaPlace, above: string[] = []) => setsOf(place, sets, above).map(({ id }) => id)
  expect(at({ of: 'entity', entity: 'item' })).toEqual(['all'])
  expect(at({ of: 'type', id: 'laptop' })).toEqual(['lap'])
  expect(at({ of: 'category', id: 'pain' }, ['pain', 'drugs'])).toEqual(['drug'])
})

test('a set shows its fields in the preview wherever it is attached', () => {
  const field = makeField({ fieldSetId: 'expiry', scope: { itemTypeIds: ['laptop'], categoryIds: [] } })
  const place: SchemaPlace = { of: 'set', id: 'expiry' }
  expect(
    previewFields(place, [field, makeField()]).filter((one) => fieldApplies(one, recordOf(place, []))),
  ).toHaveLength(1)
})
