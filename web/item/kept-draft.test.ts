import { expect, test } from 'vitest'
import { emptyDraft } from '#web/item/item-draft.ts'
import { parseDraft } from '#web/item/kept-draft.ts'

test('what was typed comes back, with its custom fields', () => {
  const attributes = { colour: 'blue', tags: ['a', 'b'] }
  expect(parseDraft(JSON.stringify({ ...emptyDraft, name: 'Vase', attributes }))).toEqual({
    core: { ...emptyDraft, name: 'Vase' },
    attributes,
  })
})

test('a draft of an older form loses what is unknown and gains what is new', () => {
  expect(parseDraft('{"name":"Vase","weight":3,"unit":7,"attributes":{"a":"x","b":2,"c":[1]}}')).toEqual({
    core: { ...emptyDraft, name: 'Vase' },
    attributes: { a: 'x' },
  })
})

test.each([null, '', '{', 'null', '[]', '"x"', JSON.stringify(emptyDraft)])('%j is no draft', (text) => {
  expect(parseDraft(text)).toBeUndefined()
})
