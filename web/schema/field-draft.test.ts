import { describe, expect, test } from 'vitest'
import { fieldKinds } from '#contract/field.ts'
import { checkDefinition } from '#core/attribute/check-definition.ts'
import { makeField } from '#core/attribute/field-fixture.ts'
import {
  changedProperties,
  mergesOfDraft,
  rebase,
  toFieldBody,
  toFieldDraft,
  withKeys,
  withMerge,
} from '#web/schema/field-draft.ts'
import { kindGroups } from '#web/schema/kind-traits.ts'

const home = { entity: 'item', fieldSetId: '', itemTypeId: 't1' } as const
const zone = 'Europe/Berlin'
const empty = toFieldDraft(undefined, home, zone)

describe('the options of a choice', () => {
  test('keep their keys when renamed, so that stored values keep their meaning', () => {
    expect(withKeys([{ key: 's', label: 'Small', colour: 'red' }])).toEqual([
      { key: 's', label: 'Small', colour: 'red' },
    ])
  })
  test('new ones get keys from their labels, never one that is taken', () => {
    const labels = ['Red ', 'red!', '', 'Länge 2']
    const made = withKeys([{ key: 'red', label: 'Crimson' }, ...labels.map((label) => ({ key: '', label }))])
    expect(made.map(({ key, label }) => [key, label])).toEqual([
      ['red', 'Crimson'],
      ['red_2', 'Red'],
      ['red_3', 'red!'],
      ['lange_2', 'Länge 2'],
    ])
  })
})

test('an option that was merged goes where the one it became goes, and stays out of the request', () => {
  const options = ['a', 'b', 'c'].map((key) => ({ key, label: key, rowId: key }))
  const merged = withMerge(withMerge(options, 'a', 'b'), 'b', 'c')
  const draft = { ...empty, kind: 'select' as const, options: merged }
  expect(mergesOfDraft(draft)).toEqual([
    { from: 'a', to: 'c' },
    { from: 'b', to: 'c' },
  ])
  expect(toFieldBody(draft, zone).options).toEqual([{ key: 'c', label: 'c' }])
  expect(mergesOfDraft({ options: withMerge(merged, 'b', undefined) })).toEqual([{ from: 'a', to: 'c' }])
})

test('every kind is offered once', () => {
  expect(kindGroups.flatMap(({ kinds }) => [...kinds]).toSorted()).toEqual([...fieldKinds].toSorted())
})

test('whatever was typed before the kind was chosen, a request carries only what the kind has', () => {
  const filled = {
    ...empty,
    name: ' Weight ',
    unit: 'kg',
    precision: '2',
    currency: 'EUR',
    required: true,
    unique: true,
    multiple: true,
    options: [{ key: '', label: 'x', rowId: '1' }],
    pattern: '[a-z]+',
    numberPattern: 'A-{000}',
    formula: 'price * 2',
    min: '1',
    max: '9',
  }
  for (const kind of fieldKinds) {
    const isDay = kind === 'date' || kind === 'dateTime'
    const bounds = isDay ? { min: '2026-01-01', max: '2026-02-01' } : {}
    const body = toFieldBody({ ...filled, ...bounds, kind }, zone)
    expect({ kind, problems: checkDefinition({ ...body, key: 'k', kind, entity: 'item' }) }).toEqual({
      kind,
      problems: [],
    })
  }
})

test('bounds are read as a person types them, in the zone of the organisation', () => {
  expect(toFieldBody({ ...empty, kind: 'number', min: '-1,50', max: '' }, zone)).toMatchObject({
    min: '-1.5',
    max: null,
  })
  expect(toFieldBody({ ...empty, kind: 'dateTime', min: '2026-07-14T09:30' }, zone).min).toBe(
    '2026-07-14T07:30:00.000Z',
  )
})

test('a stored definition that nobody touched changes nothing', () => {
  for (const kind of fieldKinds) {
    const field = makeField({
      kind,
      itemTypeId: 't1',
      ...(kind === 'select' || kind === 'multiSelect' ? { options: [{ key: 'a', label: 'A', colour: 'red' }] } : {}),
      ...(kind === 'dateTime' ? { min: '2026-07-14T07:30:00.000Z', defaultValue: '2026-07-14T07:30:00.000Z' } : {}),
      ...(kind === 'multiSelect' ? { defaultValue: ['a'] } : {}),
      ...(kind === 'boolean' ? { defaultValue: true } : {}),
      ...(kind === 'reference' ? { referenceTo: 'location' } : {}),
      ...(kind === 'autonumber' ? { numberPattern: 'A-{000}' } : {}),
      ...(kind === 'formula' ? { formula: 'price * 2' } : {}),
    })
    const body = toFieldBody(toFieldDraft(field, home, zone), zone)
    const stored = Object.fromEntries(Object.keys(body).map((name) => [name, field[name as keyof typeof field]]))
    expect({ kind, ...changedProperties(body, stored as never) }).toEqual({ kind })
  }
})

test('a change names the properties it changes, so that a colleague’s change of others stands', () => {
  const before = toFieldBody({ ...empty, name: 'Colour' }, zone)
  expect(changedProperties({ ...before, required: true }, before)).toEqual({ required: true })
})

test('one’s own changes stand on the colleague’s version', () => {
  const mine = { ...empty, name: 'Mine', required: true }
  expect(rebase(mine, { ...empty, name: 'Mine' }, { ...empty, name: 'Theirs', help: 'new' })).toEqual({
    ...empty,
    name: 'Theirs',
    help: 'new',
    required: true,
  })
})
