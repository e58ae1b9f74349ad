import { expect, test } from 'vitest'
import { withQuestion } from '#web/search/recent-questions.ts'

test('a question asked again moves to the front instead of standing twice', () => {
  expect(withQuestion(['lamps', 'Chairs '], ' LAMPS ')).toEqual(['LAMPS', 'Chairs '])
})

test('the list keeps the last eight and takes no blanks', () => {
  const eight = ['1', '2', '3', '4', '5', '6', '7', '8']
  expect(withQuestion(eight, '9')).toEqual(['9', '1', '2', '3', '4', '5', '6', '7'])
  expect(withQuestion(eight, '  ')).toEqual(eight)
})
