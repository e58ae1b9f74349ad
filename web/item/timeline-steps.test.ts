import { expect, test } from 'vitest'
import { toSteps } from './timeline-steps.ts'

const day = (text: string) => Date.parse(text)
const span = { from: '2026-01-01T10:00:00Z', to: '2026-01-31T10:00:00Z', unit: 'pcs' }

test('a timeline without changes is a line of two points', () => {
  expect(toSteps({ ...span, opening: '3', days: [] })).toEqual([
    { at: day('2026-01-01'), onHand: 3 },
    { at: day('2026-01-31'), onHand: 3 },
  ])
})

test('it steps on each day of change and stands until the end; a change on the last day ends it', () => {
  const days = [{ day: '2026-01-10', onHand: '1.5' }]
  expect(toSteps({ ...span, opening: '3', days }).map((step) => step.onHand)).toEqual([3, 1.5, 1.5])
  expect(
    toSteps({ ...span, opening: '0', days: [{ day: '2026-01-31', onHand: '2' }] }).map((step) => step.onHand),
  ).toEqual([0, 2])
})
