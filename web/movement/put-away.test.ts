import { expect, test } from 'vitest'
import type { ResponseOf } from '#contract/endpoint.ts'
import type { getMovement } from '#contract/movement.ts'
import { readGoods } from '#web/lot/goods.ts'
import { putAwayDraft } from './put-away.ts'

type Receipt = ResponseOf<typeof getMovement>
const units = { unit: 'pcs', packs: [{ name: 'box', factor: '12' }] }

/** Of a line, only what is read. */
function line(itemId: string, quantity: string, more: object = {}): Receipt['lines'][number] {
  const whole = { itemId, quantity, entered: null, lotCode: null, toLocationId: 'dock', ...more }
  return whole as unknown as Receipt['lines'][number]
}

test('what was received is moved on: packs as they were entered, lots in base units, serials by name', () => {
  const box = (quantity: string) => ({ entered: { quantity, unit: 'box', factor: '12' } })
  const lines = [
    line('plain', '24', box('2')),
    line('lots', '12', { ...box('1'), lotCode: 'L-1' }),
    line('lots', '5', { lotCode: 'L-2' }),
    line('serials', '1', { lotCode: 'S-1' }),
    line('serials', '1', { lotCode: 'S-2' }),
  ]
  const draft = putAwayDraft({ lines } as Receipt, 'UTC')
  expect(draft).toMatchObject({ kind: 'transfer', fromLocationId: 'dock', toLocationId: '' })
  const trackings = { plain: 'none', lots: 'lot', serials: 'serial' } as Record<string, 'none' | 'lot' | 'serial'>
  const parts = draft?.lines.map(({ goods, itemId }) => [
    itemId,
    readGoods(goods, trackings[itemId] ?? 'none', { to: 'out', offers: [] }, units),
  ])
  const lots = [
    { quantity: '12', lotCode: 'L-1' },
    { quantity: '5', lotCode: 'L-2' },
  ]
  const serials = [
    { quantity: '1', lotCode: 'S-1' },
    { quantity: '1', lotCode: 'S-2' },
  ]
  expect(parts).toEqual([
    ['plain', { parts: [{ quantity: '2', unit: 'box' }] }],
    ['lots', { parts: lots }],
    ['serials', { parts: serials }],
  ])
})

test('goods that were put at several places have no place they are moved from', () => {
  const lines = [line('one', '1'), line('two', '1', { toLocationId: 'yard' })]
  expect(putAwayDraft({ lines } as Receipt, 'UTC')).toBeUndefined()
})
