import { describe, expect, test } from 'vitest'
import type { Field } from '#contract/field.ts'
import type { Attributes } from '#contract/item.ts'
import { makeField } from '#core/attribute/field-fixture.ts'
import {
  type AttributeDraft,
  type AttributeForm,
  readDraft,
  shownValue,
  toDraftValue,
} from '#web/field/attribute-draft.ts'

const form = (fields: readonly Field[], over: Partial<AttributeForm> = {}): AttributeForm => ({
  fields,
  record: { entity: 'item', itemTypeId: null, categoryIds: [] },
  kept: {},
  isNew: false,
  role: 'admin',
  timeZone: 'Europe/Berlin',
  ...over,
})
const read = (draft: AttributeDraft, fields: readonly Field[], over: Partial<AttributeForm> = {}) =>
  readDraft(draft, form(fields, over))

describe('what is typed becomes what the API takes', () => {
  test.each<[Partial<Field>, string | string[], Attributes[string]]>([
    [{ kind: 'number' }, '-2,5', '-2.5'],
    [{ kind: 'number' }, '1,234.5', '1234.5'],
    [{ kind: 'number', unit: 'GB' }, '1.5 TB', '1.5 TB'],
    [{ kind: 'money' }, ' 12.50 ', '12.50'],
    [{ kind: 'boolean' }, 'false', false],
    [{ kind: 'dateTime' }, '2026-07-14T09:30', '2026-07-14T07:30:00.000Z'],
    [{ kind: 'longText' }, 'one\ntwo', 'one\ntwo'],
    [{ kind: 'image', multiple: true }, ['a'], ['a']],
  ])('%j %j', (field, typed, expected) => {
    expect(read({ f: typed }, [makeField(field)]).change).toEqual({ f: expected })
  })
})

test('what nobody touched is not sent, so that a colleague’s change survives', () => {
  const fields = [makeField({ key: 'a' }), makeField({ key: 'b' })]
  expect(read({ a: 'new' }, fields, { kept: { a: 'old', b: 'theirs' } }).change).toEqual({ a: 'new' })
  expect(read({ a: 'old' }, fields, { kept: { a: 'old' } }).change).toEqual({})
  expect(read({ a: '' }, fields, { kept: { a: 'old' } }).change).toEqual({ a: null })
})

test('a moment that was not touched keeps its seconds', () => {
  const field = makeField({ kind: 'dateTime' })
  const kept = { f: '2026-07-14T07:30:12.345Z' }
  expect(toDraftValue(field, kept.f, 'Europe/Berlin')).toBe('2026-07-14T09:30')
  expect(read({ f: '2026-07-14T09:30' }, [field], { kept }).change).toEqual({})
})

describe('defaults of a new record', () => {
  const field = makeField({ defaultValue: 'shelf' })
  test('stand in the form and are left to the server', () => {
    expect(shownValue(field, {}, form([field], { isNew: true }))).toBe('shelf')
    expect(read({}, [field], { isNew: true })).toMatchObject({ change: {}, values: { f: 'shelf' } })
  })
  test('that are cleared stay cleared', () => {
    expect(read({ f: '' }, [field], { isNew: true }).change).toEqual({ f: null })
  })
})

describe('conditions', () => {
  const on = (key: string, over: Partial<Field> = {}) =>
    makeField({ ...over, condition: { field: `attributes.${key}`, op: 'eq', value: true } })
  const prescription = makeField({ key: 'prescription', kind: 'boolean' })
  const checked = on('prescription', { key: 'checked', kind: 'boolean' })
  const by = on('checked', { key: 'by', required: true })
  const fields = [prescription, checked, by]

  test('a hidden field is neither required nor sent', () => {
    const hidden = read({ prescription: 'false', checked: 'true', by: 'Ann' }, fields)
    expect([...hidden.shown]).toEqual(['prescription'])
    expect(hidden.change).toEqual({ prescription: false })
    expect(hidden.problems).toEqual([])
  })
  test('what a hidden field would show is hidden too, and comes back with it', () => {
    const draft = { prescription: 'true', checked: 'true' }
    expect([...read(draft, fields).shown]).toEqual(['prescription', 'checked', 'by'])
    expect(read(draft, fields).problems.map((problem) => [problem.key, problem.code])).toEqual([['by', 'required']])
    expect([...read({ ...draft, prescription: '' }, fields).shown]).toEqual(['prescription'])
  })
})

describe('roles', () => {
  const cost = makeField({ key: 'cost_note', visibleTo: ['manager'] })
  const note = makeField({ key: 'note', required: true, editableBy: ['manager'] })
  test('a field hidden from a role is not in its form, and one it may not edit is neither required nor sent', () => {
    const staff = read({ note: 'mine', cost_note: 'x' }, [cost, note], { role: 'staff' })
    expect(staff.own.map((field) => field.key)).toEqual(['note'])
    expect(staff.change).toEqual({})
    expect(staff.problems).toEqual([])
    expect(read({}, [cost, note], { role: 'manager' }).problems).toHaveLength(1)
  })
})
