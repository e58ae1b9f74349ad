import { expect, test } from 'vitest'
import { say } from '#core/words/say.ts'
import { reasonOf } from './reorder-reason.ts'

type Told = Parameters<typeof reasonOf>[0]

const byForecast = (figures: Pick<Told, 'onHand' | 'position' | 'need'>, serviceLevel: number | null): string => {
  const row: Told = {
    itemId: 'item',
    sku: 'LAMP',
    itemName: 'Lamp',
    unit: 'pcs',
    locationId: null,
    locationName: null,
    source: 'item',
    rule: { kind: 'forecast', serviceLevel: null, reviewDays: null },
    reserved: '0',
    blocked: '0',
    incoming: '0',
    drafted: '0',
    outlook: null,
    levels: {
      reorderPoint: 40,
      safetyStock: 12,
      orderUpTo: 54,
      reviewDays: 7,
      serviceLevel,
      isLimitedByShelfLife: false,
    },
    transfer: null,
    hasSupplier: true,
    proposal: null,
    ...figures,
  }
  return say(reasonOf(row, { today: '2026-11-30', language: 'en', events: [] }), 'en')
}

test('what is filled up to is told beside what is needed, and not twice where nothing is there', () => {
  const some = { onHand: '9', position: '9', need: '45' }
  expect(byForecast(some, 0.95)).toBe('For 95 % service it is ordered at 40 pcs: 45 pcs up to 54 pcs.')
  const none = { onHand: '0', position: '0', need: '54' }
  expect(byForecast(none, 0.95)).toBe('For 95 % service it is ordered at 40 pcs: 54 pcs to order.')
  expect(byForecast(none, null)).toBe('Holding weighed against running out, it is ordered at 40 pcs: 54 pcs to order.')
})
