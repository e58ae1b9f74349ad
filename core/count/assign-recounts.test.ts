import { expect, test } from 'vitest'
import { assignRecounts } from './assign-recounts.ts'

const [ann, bob, cy] = ['ann', 'bob', 'cy'].map((id) => ({ id, name: id.toUpperCase() }))
const people = [ann, bob, cy].filter((one) => one !== undefined)
const by = (...countedBy: string[]) => ({ countedBy })

test('nobody counts again what they counted, and the work is spread', () => {
  const assigned = assignRecounts([by('ann'), by('ann'), by('bob'), by('cy', 'ann')], people)
  expect(assigned.map((one) => one?.id)).toEqual(['bob', 'cy', 'ann', 'bob'])
})

test('where there is no other, it is left open', () => {
  expect(assignRecounts([by('ann')], people.slice(0, 1))).toEqual([null])
  expect(assignRecounts([by('ann')], [])).toEqual([null])
})
