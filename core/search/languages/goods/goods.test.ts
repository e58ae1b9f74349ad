import { expect, test } from 'vitest'
import { goods } from './goods.ts'

test('every line of goods has an English word and a column for each of three languages, in small letters without accents', () => {
  const lines = goods.flatMap((table) => table.trim().split('\n'))
  const line =
    /^[a-z0-9 ]+(?:\/[a-z0-9 ]+)*: (?:-|[a-z0-9 ]+(?:\/[a-z0-9 ]+)*)(?: \| (?:-|[a-z0-9 ]+(?:\/[a-z0-9 ]+)*)){2}$/
  expect(lines.filter((one) => !line.test(one))).toEqual([])
  expect(lines.length).toBeGreaterThan(1_500)
})

test('lines of goods stand in alphabetical order, and none twice in a table', () => {
  for (const table of goods) {
    const heads = table
      .trim()
      .split('\n')
      .map((line) => line.split(': ')[0] ?? '')
    expect(new Set(heads).size).toBe(heads.length)
    const lines = table.trim().split('\n')
    expect(lines).toEqual([...lines].sort())
  }
})
