import { expect, test } from 'vitest'
import { newMovement, recordableKinds } from '#contract/movement.ts'
import { goodsOf, type LotOffer } from '#web/lot/goods.ts'
import { type Draft, emptyLine, endsOf, isWhole, toNewMovement } from '#web/movement/movement-draft.ts'

const here = '0199f3a2-7c1e-7d4b-9a55-3f0f6f6f2b11'
const there = '0199f3a2-7c1e-7d4b-9a55-3f0f6f6f2b12'
const itemId = '0199f3a2-7c1e-7d4b-9a55-3f0f6f6f2b13'
const known = (offers?: readonly LotOffer[]) => ({
  offersOf: () => offers,
  unitsOf: () => ({ unit: 'pcs', packs: [{ name: 'box', factor: '12' }] }),
})

test('every kind names the ends that the API asks for, and passes its schema', () => {
  for (const kind of recordableKinds) {
    for (const direction of ['found', 'missing'] as const) {
      const draft: Draft = {
        kind,
        direction,
        fromLocationId: here,
        toLocationId: there,
        when: '',
        reference: ' LS 7 ',
        reason: '',
        reasonId: '',
        lines: [{ ...emptyLine, itemId, goods: goodsOf('2,5'), unitPrice: '4' }],
      }
      const sent = newMovement.parse(toNewMovement(draft, undefined, known()))
      const [line] = sent.lines
      expect([Boolean(line?.fromLocationId), Boolean(line?.toLocationId)]).toEqual(Object.values(endsOf(draft)))
      expect(line?.quantity).toBe('2.5')
      expect(sent.reference).toBe('LS 7')
      expect(line?.unitPrice).toBe(['receipt', 'opening', 'sale', 'return'].includes(kind) ? '4' : undefined)
    }
  }
})

test('a lot is proposed where it leaves, and has its expiry where it enters', () => {
  const lots = [{ code: ' L1 ', expiresOn: '2030-01-31', quantity: '2' }]
  const draft = (kind: Draft['kind'], goods: Draft['lines'][number]['goods']): Draft => ({
    kind,
    direction: 'found',
    fromLocationId: here,
    toLocationId: there,
    when: '',
    reference: '',
    reason: '',
    reasonId: '',
    lines: [{ ...emptyLine, itemId, tracking: 'lot', goods }],
  })
  const offers = [{ code: 'L7', expiresOn: null, available: '9', isExpired: false }]
  const lineOf = (one: Draft) => toNewMovement(one, undefined, known(offers)).lines[0]
  const entering = { itemId, quantity: '2', lotCode: 'L1', expiresOn: '2030-01-31', toLocationId: there }
  expect(lineOf(draft('receipt', { ...goodsOf('2'), lots }))).toEqual(entering)
  expect(lineOf(draft('spoilage', goodsOf('2')))).toEqual({
    itemId,
    quantity: '2',
    lotCode: 'L7',
    fromLocationId: here,
  })
})

test('a draft is whole when nothing that its kind asks for is missing', () => {
  const whole: Draft = {
    kind: 'transfer',
    direction: 'found',
    fromLocationId: here,
    toLocationId: there,
    when: '',
    reference: '',
    reason: '',
    reasonId: '',
    lines: [{ ...emptyLine, itemId, goods: goodsOf('2') }],
  }
  const [line = emptyLine] = whole.lines
  const judge = (part: Partial<Draft>) => isWhole({ ...whole, ...part }, known())
  expect(judge({})).toBe(true)
  expect(judge({ toLocationId: here })).toBe(false)
  expect(judge({ fromLocationId: '' })).toBe(false)
  expect(judge({ kind: 'receipt', fromLocationId: '' })).toBe(true)
  expect(judge({ lines: [line, emptyLine] })).toBe(false)
  expect(judge({ lines: [{ ...line, goods: goodsOf('two') }] })).toBe(false)
  expect(judge({ lines: [{ ...line, unitPrice: 'much' }] })).toBe(true)
  expect(judge({ kind: 'sale', lines: [{ ...line, unitPrice: 'much' }] })).toBe(false)
})
