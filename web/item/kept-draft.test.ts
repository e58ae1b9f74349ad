import { expect, test } from 'vitest'
import { emptyDraft } from '#web/item/item-draft.ts'
import { parseDraft } from '#web/item/kept-draft.ts'

test('what was typed comes back, with its custom fields', () => {
  const draft = { ...emptyDraft, name: 'Vase', attributes: { colour: 'blue' } }
  expect(parseDraft(JSON.stringify(draft))).toEqual(draft)
})

test('a draft of an older form loses what is unknown and gains what is new', () => {
  expect(parseDraft('{"name":"Vase","weight":3,"unit":7,"attributes":{"a":"x","b":2}}')).toEqual({
    ...emptyDraft,
    name: 'Vase',
    attributes: { a: 'x' },
  })
})

test.each([null, '', '{', 'null', '[]', '"x"', JSON.stringify(emptyDraft)])('%j is no draft', (text) => {
  expect(parseDraft(text)).toBeUndefined()
})
