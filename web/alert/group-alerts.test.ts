import { expect, test } from 'vitest'
import type { Alert } from '#contract/alert.ts'
import { groupAlerts } from './group-alerts.ts'

const alert = (id: string, about: Partial<Alert>): Alert =>
  ({ id, kind: 'spike', state: 'open', day: '2026-11-29', movementId: null, locationId: null, ...about }) as Alert

test('alerts of one kind and document, or of one day and place, stand together where the first one stood; two stand alone', () => {
  const document = { kind: 'price', movementId: 'm' } as const
  const groups = groupAlerts([
    alert('a', {}),
    alert('b', document),
    alert('c', { locationId: 'shop' }),
    alert('d', {}),
    alert('e', { ...document, day: '2026-11-28' }),
    alert('f', { day: '2026-11-28' }),
    alert('g', document),
    alert('h', { state: 'muted' }),
    alert('i', {}),
    ...['j', 'k', 'l'].map((id) => alert(id, { kind: 'dead' })),
  ])
  expect(groups.map(({ alerts }) => alerts.map(({ id }) => id).join(''))).toEqual([
    'adi',
    'beg',
    'c',
    'f',
    'h',
    'j',
    'k',
    'l',
  ])
  expect(new Set(groups.map(({ key }) => key)).size).toBe(groups.length)
})
