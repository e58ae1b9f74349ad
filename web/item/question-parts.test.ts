import { expect, test } from 'vitest'
import type { Filter } from '#contract/filter.ts'
import type { SearchChip } from '#contract/search.ts'
import { partsAsRead, partsOfQuestion } from '#web/item/question-parts.ts'

const laptop: Filter = { field: 'itemType', op: 'eq', value: 't1' }
const low: Filter = { field: 'stock.onHand', op: 'lt', value: 5 }
const chip = (words: string, start: number, filter: Filter | null, kind: SearchChip['kind']): SearchChip => ({
  label: `<${words}>`,
  words,
  start,
  end: start + words.length,
  kind,
  filter,
  source: 'rules',
})
/** `the 3 dearest laptops under 5` */
const chips = [
  chip('3', 4, null, 'limit'),
  chip('dearest', 6, null, 'sort'),
  chip('laptops', 14, laptop, 'type'),
  chip('under 5', 22, low, 'stock'),
]

test('a changed condition keeps the words it came from, and its place among the others', () => {
  const parts = partsOfQuestion(chips, { and: [laptop, { ...low, value: 3 }] })
  expect(parts.map(({ label, words, leaveOut }) => [label, words.join(), leaveOut])).toEqual([
    ['<3>', '3', 'limit'],
    ['<dearest>', 'dearest', 'sort'],
    ['<laptops>', 'laptops', undefined],
    [undefined, 'under 5', undefined],
  ])
  expect(parts.map(({ at }) => at)).toEqual([-1, -1, 0, 1])
})

test('a condition added by hand has no words, also where one on the same field is as it was', () => {
  const added: Filter = { field: 'stock.onHand', op: 'gt', value: 1 }
  const [, , , last] = partsOfQuestion(chips.slice(1), { and: [laptop, low, added] })
  expect(last).toMatchObject({ filter: added, words: [], label: undefined })
})

test('what a model outside read is marked and said by its condition, until a person changes it', () => {
  const outside: SearchChip = { ...chip('paltry', 4, low, 'stock'), source: 'outsideModel' }
  const marks = (tree: Filter) =>
    partsOfQuestion([outside, chip('laptops', 14, laptop, 'type')], tree).map(({ label, words, isOutside }) => [
      label,
      words.join(),
      isOutside,
    ])
  expect(partsAsRead([outside])).toMatchObject([{ label: undefined, isOutside: true }])
  expect(marks({ and: [laptop, low] })).toEqual([
    [undefined, 'paltry', true],
    ['<laptops>', 'laptops', false],
  ])
  expect(marks({ and: [laptop, { ...low, value: 3 }] })).toEqual([
    [undefined, 'paltry', false],
    ['<laptops>', 'laptops', false],
  ])
})

test('conditions that stand together in one part lend it all their words', () => {
  const tree: Filter = { or: [{ and: [laptop, low] }, { field: 'itemType', op: 'eq', value: 't2' }] }
  const part = partsOfQuestion(chips, tree).find(({ filter }) => filter !== null)
  expect(part).toMatchObject({ words: ['laptops', 'under 5'], label: undefined })
})

test('as it was read, every chip is a piece, and what is no condition can be left out by name', () => {
  expect(partsAsRead(chips).map(({ leaveOut, at }) => [leaveOut, at])).toEqual([
    ['limit', 0],
    ['sort', 1],
    [undefined, 2],
    [undefined, 3],
  ])
  expect(partsAsRead([chip('retired', 0, null, 'state')])[0]?.leaveOut).toBe('archived')
})
