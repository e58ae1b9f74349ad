import { expect, test } from 'vitest'
import { itemProposal } from '#contract/item-proposal.ts'
import { lineProblems, toLineDraft, toLineItem, toLineTerms } from './line-draft.ts'

const value = { label: 'x', confidence: 0.9, isSure: true, reason: 'x' }
const like = { id: '0199f3a2-7c1e-7d4b-9a55-3f0f6f6f2b11', sku: 'V', name: 'Valve', reason: 'x' }
const proposal = itemProposal.parse({
  text: '2 boxes of 50 V-1 Valve, 4.20 EUR/box',
  aside: null,
  parts: [{ kind: 'name', value: 'Valve', from: 16, to: 21, confidence: 0.8, field: null }],
  name: 'Valve',
  sku: 'V-1',
  barcode: null,
  unit: 'pcs',
  cost: '0.084',
  quantity: '2',
  terms: {
    code: 'V-1',
    packUnit: 'boxes',
    packSize: '50',
    currency: 'EUR',
    price: '4.2',
    minimumQuantity: null,
    leadTimeDays: 9_999,
  },
  values: [
    { ...value, field: 'attributes.bore', value: '20', isWritten: true },
    { ...value, field: 'attributes.width', value: '7', isWritten: true, confidence: 0.5 },
    { ...value, field: 'categoryId', value: like.id, isWritten: false },
  ],
  alike: [],
})

test('what the line says is taken, what is guessed waits for a person', () => {
  const draft = toLineDraft(proposal)
  expect(toLineItem(proposal, draft)).toEqual({
    sku: 'V-1',
    name: 'Valve',
    barcode: null,
    unit: 'pcs',
    cost: '0.084',
    categoryId: null,
    itemTypeId: null,
    attributes: { bore: '20' },
  })
  const more = { ...draft, taken: ['categoryId', 'attributes.width'] }
  expect(toLineItem(proposal, more)).toMatchObject({ categoryId: like.id, attributes: { width: '7' } })
})

test('a line that is surely of an item is of that one; one that is only like it is new', () => {
  const choiceAt = (likelihood: number) => toLineDraft({ ...proposal, alike: [{ ...like, likelihood }] })
  expect(choiceAt(1)).toMatchObject({ choice: 'known', itemId: like.id, keepTerms: false })
  expect(choiceAt(0.8)).toMatchObject({ choice: 'new', itemId: '', keepTerms: true })
  expect(toLineDraft({ ...proposal, aside: 'sum', alike: [{ ...like, likelihood: 1 }] }).choice).toBe('out')
})

test('of what says nothing no item is made unasked', () => {
  const blank = { ...proposal, text: '', parts: [], name: '', sku: '' }
  expect(toLineDraft(blank).choice).toBe('out')
  const part = { value: 'Batch', from: 0, to: 5, confidence: 1, field: null }
  expect(toLineDraft({ ...blank, parts: [{ ...part, kind: 'unknown' }] }).choice).toBe('out')
  expect(toLineDraft({ ...blank, parts: [{ ...part, kind: 'price' }] }).choice).toBe('new')
})

test('the supplier’s terms count packs, and are within what can be noted', () => {
  expect(toLineTerms(proposal, 'supplier', 'item')).toEqual({
    supplierId: 'supplier',
    itemId: 'item',
    code: 'V-1',
    packUnit: 'boxes',
    packSize: '50',
    currency: 'EUR',
    prices: [{ from: '1', price: '4.2' }],
    minimumQuantity: null,
    leadTimeDays: null,
  })
})

test.each([
  [{}, {}],
  [
    { sku: ' ', name: '', cost: 'x' },
    { sku: 'skuMissing', name: 'nameMissing', cost: 'costForm' },
  ],
  [{ choice: 'known' as const }, { item: 'itemMissing' }],
  [{ choice: 'out' as const, sku: '' }, {}],
])('%j lacks %j', (change, problems) => expect(lineProblems({ ...toLineDraft(proposal), ...change })).toEqual(problems))
