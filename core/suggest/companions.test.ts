import { describe, expect, test } from 'vitest'
import type { Attributes } from '#contract/item.ts'
import { toEnd } from '#core/search/steps.ts'
import { companionOf, learnCompanions } from './companions.ts'

const form = { key: 'form', kind: 'select' } as const
const hazards = { key: 'hazards', kind: 'multiSelect' } as const
const weight = { key: 'weight', kind: 'number' } as const
const fields = [form, hazards, weight]

/** So many items with these values, each of a category. */
const some = (count: number, attributes: Attributes, category: string | undefined) =>
  Array.from({ length: count }, () => ({ attributes, category }))

function learn(items: readonly { attributes: Attributes; category: string | undefined }[]) {
  const told = new Map([
    ['categoryId', items.map(({ category }) => category)],
    ['attributes.form', items.map(({ attributes }) => attributes.form as string | undefined)],
  ])
  return toEnd(learnCompanions(items, fields, told))
}

const shop = [
  ...some(19, { form: 'syrup', weight: '1' }, 'liquids'),
  ...some(1, { form: 'syrup', weight: '1' }, 'pills'),
  ...some(40, { form: 'tablet', weight: '1', hazards: ['sharp', 'hot'] }, 'pills'),
  ...some(4, { form: 'drops' }, 'liquids'),
  ...some(30, { form: 'tablet' }, undefined),
]

describe('what values of fields tell', () => {
  const companions = learn(shop)
  const tell = (name: string, attributes: Attributes) =>
    companionOf(
      companions,
      name,
      fields.map((field) => ({ field, value: attributes[field.key] })),
    )

  test('a value that mostly stands beside another tells it, with the items it is told by', () => {
    expect(tell('categoryId', { form: 'syrup' })).toMatchObject({ value: 'liquids', having: 19, of: 20, field: form })
    expect(tell('categoryId', { form: 'syrup' })?.confidence).toBeCloseTo((19 + 2 * (23 / 64)) / 22, 6)
  })

  test('each of several choices tells, and the surest is taken', () => {
    expect(tell('attributes.form', { hazards: ['hot'] })).toMatchObject({ value: 'tablet', having: 40, of: 40 })
    expect(tell('categoryId', { form: 'syrup', hazards: ['hot'] })).toMatchObject({ value: 'pills', field: hazards })
  })

  test('few items, a value that tells no more than all items do, a figure, and nothing given tell nothing', () => {
    expect(tell('categoryId', { form: 'drops' })).toBeUndefined()
    expect(tell('categoryId', { weight: '1' })).toBeUndefined()
    expect(tell('categoryId', {})).toBeUndefined()
    expect(tell('attributes.other', { form: 'syrup' })).toBeUndefined()
    const same = learn([...some(50, { form: 'a' }, 'x'), ...some(50, { form: 'b' }, 'x')])
    expect(companionOf(same, 'categoryId', [{ field: form, value: 'a' }])).toBeUndefined()
  })

  test('a field never tells itself', () => {
    expect(tell('attributes.form', { form: 'syrup' })).toBeUndefined()
  })
})
