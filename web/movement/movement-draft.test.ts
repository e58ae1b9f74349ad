import { describe, expect, test } from 'vitest'
import { newMovement, recordableKinds } from '#contract/movement.ts'
import {
  type Draft,
  emptyLine,
  endsOf,
  parseDecimal,
  readSerials,
  repeatedSerial,
  toNewMovement,
} from '#web/movement/movement-draft.ts'

const here = '0199f3a2-7c1e-7d4b-9a55-3f0f6f6f2b11'
const there = '0199f3a2-7c1e-7d4b-9a55-3f0f6f6f2b12'
const itemId = '0199f3a2-7c1e-7d4b-9a55-3f0f6f6f2b13'

describe('a quantity as people type it', () => {
  test.each([
    ['12', '12'],
    ['0.5', '0.5'],
    ['.5', '0.5'],
    ['12,5', '12.5'],
    ['0,125', '0.125'],
    ['1,234.50', '1234.50'],
    ['1 200', '1200'],
    ["1'200", '1200'],
    ['007', '7'],
    ['1,234', '1234'],
    ['1,234,567', '1234567'],
    ['123456789012345678.123456789', '123456789012345678.123456789'],
  ])('%s is %s', (text, wire) => {
    expect(parseDecimal(text)).toBe(wire)
  })
  test.each(['', ' ', '-3', '1.2.3', '1e3', 'twelve', '1.1234567891', '1234567890123456789', '12,34.5', ','])(
    '%j is refused',
    (text) => {
      expect(parseDecimal(text)).toBeUndefined()
    },
  )
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
        lines: [{ ...emptyLine, itemId, quantity: '2,5', unitPrice: '4' }],
      }
      const sent = newMovement.parse(toNewMovement(draft, undefined))
      const [line] = sent.lines
      expect([Boolean(line?.fromLocationId), Boolean(line?.toLocationId)]).toEqual(Object.values(endsOf(draft)))
      expect(line?.quantity).toBe('2.5')
      expect(sent.reference).toBe('LS 7')
      expect(line?.unitPrice).toBe(['receipt', 'opening', 'sale', 'return'].includes(kind) ? '4' : undefined)
    }
  }
})

describe('lines of tracked items', () => {
  const draft = (line: Partial<Draft['lines'][number]>, kind: Draft['kind'] = 'receipt'): Draft => ({
    kind,
    direction: 'found',
    fromLocationId: here,
    toLocationId: there,
    when: '',
    reference: '',
    reason: '',
    reasonId: '',
    lines: [{ ...emptyLine, itemId, ...line }],
  })

  test('every scanned serial becomes a line of one unit', () => {
    const sent = toNewMovement(draft({ tracking: 'serial', serials: 'A1\n A2 \n\nA3', quantity: '9' }), undefined)
    expect(sent.lines.map(({ quantity, lotCode }) => [quantity, lotCode])).toEqual([
      ['1', 'A1'],
      ['1', 'A2'],
      ['1', 'A3'],
    ])
  })

  test('a lot has its expiry where it enters, and not where it leaves', () => {
    const line = { tracking: 'lot', quantity: '2', lotCode: ' L1 ', expiresOn: '2030-01-31' } as const
    expect(toNewMovement(draft(line), undefined).lines[0]).toMatchObject({ lotCode: 'L1', expiresOn: '2030-01-31' })
    expect(toNewMovement(draft(line, 'sale'), undefined).lines[0]).not.toHaveProperty('expiresOn')
  })

  test('a serial that is scanned twice is found, whatever its letters', () => {
    expect(repeatedSerial(readSerials('a1, b2; A1'))).toBe('A1')
    expect(repeatedSerial(readSerials('a1\nb2'))).toBeUndefined()
  })
})
