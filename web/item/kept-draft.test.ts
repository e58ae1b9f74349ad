import { afterEach, expect, test, vi } from 'vitest'
import { emptyDraft } from '#web/item/item-draft.ts'
import { dropDraft, keepDraft, keptDraft, parseDraft } from '#web/item/kept-draft.ts'

afterEach(() => vi.unstubAllGlobals())

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

/** A tab of a browser: its own storage, and the one all tabs share. */
function openTab(shared: Storage) {
  const listeners: (() => void)[] = []
  const storages = { sessionStorage: storage(), localStorage: shared }
  const window = { addEventListener: (_: string, listener: () => void) => listeners.push(listener) }
  return {
    /** what is called happens in this tab */
    here: <T>(work: () => T): T => {
      for (const [name, value] of Object.entries({ ...storages, window })) vi.stubGlobal(name, value)
      return work()
    },
    close: () => {
      for (const [name, value] of Object.entries({ ...storages, window })) vi.stubGlobal(name, value)
      for (const listener of listeners) listener()
    },
  }
}

function storage(): Storage {
  const held = new Map<string, string>()
  return {
    getItem: (key) => held.get(key) ?? null,
    setItem: (key, value) => void held.set(key, value),
    removeItem: (key) => void held.delete(key),
    clear: () => held.clear(),
    key: () => null,
    length: 0,
  }
}

test('a draft is its tab’s while that is open, then the next one’s, and never somebody else’s', () => {
  const shared = storage()
  const draft = { core: { ...emptyDraft, name: 'Vase' }, attributes: {} }
  const one = openTab(shared)
  const two = openTab(shared)
  one.here(() => keepDraft(draft, 'ann'))
  expect(two.here(() => keptDraft('ann'))).toBeUndefined()
  one.close()
  expect(two.here(() => keptDraft('bob'))).toBeUndefined()
  expect(two.here(() => keptDraft('ann'))).toEqual(draft)
  const three = openTab(shared)
  expect(
    three.here(() => keptDraft('ann')),
    'taken by the second',
  ).toBeUndefined()
  two.here(() => dropDraft('ann'))
  two.close()
  expect(
    openTab(shared).here(() => keptDraft('ann')),
    'made, or not wanted',
  ).toBeUndefined()
})

test('a tab that is loaded anew has its draft, and leaves no second one', () => {
  const shared = storage()
  const draft = { core: { ...emptyDraft, name: 'Bowl' }, attributes: { colour: 'blue' } }
  const tab = openTab(shared)
  tab.here(() => keepDraft(draft, 'cat'))
  tab.close()
  expect(tab.here(() => keptDraft('cat'))).toEqual(draft)
  expect(openTab(shared).here(() => keptDraft('cat'))).toBeUndefined()
})
