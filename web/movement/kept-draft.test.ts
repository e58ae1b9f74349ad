import { expect, test } from 'vitest'
import { draftedMovement } from '#contract/movement-draft.ts'
import { goodsOf } from '#web/lot/goods.ts'
import { holds, toDrafted, toForm, unreadableLines } from '#web/movement/kept-draft.ts'
import { type Draft, emptyLine, toNewMovement } from '#web/movement/movement-draft.ts'

const here = '0199f3a2-7c1e-7d4b-9a55-3f0f6f6f2b11'
const itemId = '0199f3a2-7c1e-7d4b-9a55-3f0f6f6f2b13'
const otherId = '0199f3a2-7c1e-7d4b-9a55-3f0f6f6f2b14'
const at = '2026-03-01T08:30:00.000Z'

const unitsOf = () => ({ unit: 'pcs', packs: [{ name: 'box', factor: '12' }] })
const known = { offersOf: () => undefined, unitsOf }

const form: Draft = {
  kind: 'receipt',
  direction: 'found',
  fromLocationId: '',
  toLocationId: here,
  when: '2026-03-01T09:30',
  reference: 'LS 7',
  reason: '',
  reasonId: '',
  lines: [
    { ...emptyLine, itemId, goods: goodsOf('2,5'), unitPrice: '4' },
    { ...emptyLine, itemId, goods: goodsOf('3 boxes'), attributes: { dock: 7 } },
    {
      ...emptyLine,
      itemId: otherId,
      tracking: 'lot',
      goods: {
        ...goodsOf('9'),
        lots: [
          { code: 'L1', expiresOn: '2030-01-31', quantity: '4' },
          { code: 'L2', expiresOn: '', quantity: '5' },
        ],
      },
    },
  ],
}
/** What the form does once the items are read. */
const withTracking = (draft: Draft | undefined): Draft => {
  if (!draft) throw new Error('the draft has no form')
  const lines = draft.lines.map((line) => ({
    ...line,
    tracking: line.itemId === otherId ? ('lot' as const) : ('none' as const),
  }))
  return { ...draft, lines }
}

test('a whole form that is kept and opened again records the same, and nothing of it changed', () => {
  const kept = draftedMovement.parse(toDrafted(form, at, unitsOf))
  const opened = withTracking(toForm(kept, 'Europe/Berlin'))
  expect(opened.when).toBe(form.when)
  const movement = toNewMovement(opened, at, known)
  expect(movement).toEqual(toNewMovement(form, at, known))
  expect(holds(kept, movement)).toBe(true)
  expect(holds(kept, { ...movement, reference: 'LS 8' })).toBe(false)
  expect(holds(kept, { ...movement, lines: movement.lines.slice(1) })).toBe(false)
})

test('a unit that is typed or chosen is kept, and opens as the chosen one', () => {
  const lines = ['3 boxes', '4'].map((quantity) => ({ ...emptyLine, itemId, goods: goodsOf(quantity, 'box') }))
  const kept = draftedMovement.parse(toDrafted({ ...form, lines }, undefined, unitsOf))
  expect(kept.lines.map(({ quantity, unit }) => [quantity, unit])).toEqual([
    ['3', 'box'],
    ['4', 'box'],
  ])
  expect(toForm(kept, 'UTC')?.lines.map(({ goods }) => goods)).toEqual([goodsOf('3', 'box'), goodsOf('4', 'box')])
})

test('serials are kept one by one and are one line of the form', () => {
  const lines = [{ ...emptyLine, itemId, tracking: 'serial' as const, goods: { ...goodsOf(''), serials: 'S1\nS2' } }]
  const kept = draftedMovement.parse(toDrafted({ ...form, lines }, undefined, unitsOf))
  expect(kept.lines).toMatchObject([
    { quantity: '1', lotCode: 'S1' },
    { quantity: '1', lotCode: 'S2' },
  ])
  expect(toForm(kept, 'UTC')?.lines).toMatchObject([{ itemId, goods: { serials: 'S1\nS2' } }])
})

test('what is missing is left out, and what is no amount is told', () => {
  const lines = [{ ...emptyLine, itemId }, { ...emptyLine, goods: goodsOf('3') }, emptyLine]
  expect(draftedMovement.parse(toDrafted({ ...form, lines }, undefined, unitsOf)).lines).toEqual([
    { itemId, toLocationId: here },
    { quantity: '3', toLocationId: here },
    { toLocationId: here },
  ])
  expect(unreadableLines({ ...form, lines }, unitsOf)).toEqual([])
  const wrong = [
    { ...emptyLine, goods: goodsOf('three') },
    { ...emptyLine, unitPrice: 'much' },
  ]
  expect(unreadableLines({ ...form, lines: wrong }, unitsOf)).toEqual([0, 1])
})

test('lines of different places have no form', () => {
  const kept = draftedMovement.parse({
    kind: 'receipt',
    lines: [{ toLocationId: here }, { itemId, toLocationId: otherId }],
  })
  expect(toForm(kept, 'UTC')).toBeUndefined()
  expect(toForm(draftedMovement.parse({ kind: 'sale' }), 'UTC')?.lines).toEqual([emptyLine])
})
