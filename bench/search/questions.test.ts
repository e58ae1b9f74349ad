import { expect, test } from 'vitest'
import { scoreQuestions } from './score-questions.ts'

test('questions about organisations of many trades are understood, and none loses a condition without naming it', () => {
  const scored = scoreQuestions('tuned')
  expect(scored.filter(({ silent }) => silent).map(({ asked }) => asked.text)).toEqual([])
  const right = scored.filter((one) => one.right).length
  expect(right / scored.length).toBeGreaterThan(0.96)
}, 60_000)

test('questions in German, French and Spanish are understood', () => {
  const scored = scoreQuestions('languages')
  const right = scored.filter((one) => one.right).length
  expect(right / scored.length).toBeGreaterThan(0.97)
  expect(scored.filter(({ silent }) => silent).length).toBeLessThan(5)
}, 60_000)
