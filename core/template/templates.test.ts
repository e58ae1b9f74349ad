import { describe, expect, test } from 'vitest'
import { templateKeys } from '#contract/template.ts'
import { replies } from '#contract/words/en/replies.ts'
import { checkDefinition } from '#core/attribute/check-definition.ts'
import { findBaseUnit } from '#core/unit/find-unit.ts'
import { templates } from './templates.ts'

const all = templateKeys.map((key) => templates[key])
const sets = [...new Set(all.flatMap((template) => template.sets.map(({ set }) => set)))]
const fields = sets.flatMap((set) => set.fields)

describe.each(all)('$key', (template) => {
  test('stands under its key, and its sets are attached to its own types only', () => {
    expect(templates[template.key]).toBe(template)
    for (const { types } of template.sets) expect(template.types).toEqual(expect.arrayContaining([...types]))
    for (const type of template.types) expect(template.sets.some(({ types }) => types.includes(type))).toBe(true)
  })
})

test('a key means one type, one set and one field in all of them, so that they can be mixed', () => {
  for (const keys of [sets.map((set) => set.key), fields.map((field) => field.key), all.flatMap(({ types }) => types)])
    expect(keys.length).toBe(new Set(keys).size)
})

test.each(fields.map((field) => [field.key, field] as const))(
  '%s is a sound definition in a unit there is',
  (_, field) => {
    const options = (field.options ?? []).map((option) => ({ ...option, label: option.key }))
    expect(checkDefinition({ ...field, entity: 'item', options })).toEqual([])
    if (field.unit) expect(findBaseUnit(field.unit), field.unit).toBeDefined()
  },
)

test('the catalogue has words for exactly what the templates make', () => {
  const { of, type, set } = replies.template
  expect(Object.keys(of).sort()).toEqual([...templateKeys].sort())
  expect(Object.keys(type).sort()).toEqual(all.flatMap(({ types }) => types).sort())
  expect(Object.keys(set).sort()).toEqual(sets.map(({ key }) => key).sort())
  const words: Readonly<Record<string, { name: string; options?: Readonly<Record<string, string>> }>> =
    replies.templateField
  expect(Object.keys(words).sort()).toEqual(fields.map(({ key }) => key).sort())
  for (const field of fields)
    expect(Object.keys(words[field.key]?.options ?? {}), field.key).toEqual((field.options ?? []).map(({ key }) => key))
})
