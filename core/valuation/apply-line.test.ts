import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { CostMethod } from '#contract/cost-method.ts'
import { toDecimal, toQuantity } from '#core/number/quantity.ts'
import { applyLine } from './apply-line.ts'
import { type CostState, quantityOf, restoreState, storeState, valueOf } from './cost-state.ts'

type Step = [from: string | undefined, to: string | undefined, quantity: string, unitCost?: string]

function run(method: CostMethod, steps: readonly Step[], itemCost?: string) {
  const state: CostState = new Map()
  const costs = steps.map(([from, to, quantity, unitCost]) =>
    applyLine(
      state,
      { from, to, quantity: toQuantity(quantity), unitCost: unitCost === undefined ? undefined : toQuantity(unitCost) },
      method,
      itemCost === undefined ? undefined : toQuantity(itemCost),
    ),
  )
  return { state, costs, value: (place: string) => toDecimal(valueOf(state.get(place))), last: costs.at(-1) }
}
const show = (cost: ReturnType<typeof applyLine> | undefined) =>
  cost && {
    out: toDecimal(cost.out),
    in: toDecimal(cost.in),
    variance: toDecimal(cost.variance),
    assumed: cost.assumed,
  }

describe('10 bought at 2, 10 at 4, 15 sold', () => {
  const steps: Step[] = [
    [undefined, 'A', '10', '2'],
    [undefined, 'A', '10', '4'],
    ['A', undefined, '15'],
  ]
  test.each([
    ['fifo', '40', '20'],
    ['average', '45', '15'],
  ] as const)('%s: cost of sales %s, %s left', (method, sold, left) => {
    const { last, value } = run(method, steps)
    expect(show(last)).toEqual({ out: sold, in: '0', variance: '0', assumed: false })
    expect(value('A')).toBe(left)
  })
  test('standard of 3: every unit at 3, what was paid otherwise is a variance', () => {
    const { costs, value } = run('standard', steps, '3')
    expect(costs.map((cost) => toDecimal(cost.variance))).toEqual(['-10', '10', '0'])
    expect(show(costs[2])).toMatchObject({ out: '45' })
    expect(value('A')).toBe('15')
  })
})

test('a transfer carries its cost, layer by layer', () => {
  const { state, last, value } = run('fifo', [
    [undefined, 'A', '2', '1'],
    [undefined, 'A', '2', '5'],
    ['A', 'B', '3'],
  ])
  expect(show(last)).toEqual({ out: '7', in: '7', variance: '0', assumed: false })
  expect([value('A'), value('B')]).toEqual(['5', '7'])
  expect(state.get('B')?.layers).toHaveLength(2)
})

test('what leaves before it comes in does so at the last cost; what then fills it tells the difference', () => {
  const { costs, value } = run('average', [
    [undefined, 'A', '1', '2'],
    ['A', undefined, '4'],
    [undefined, 'A', '5', '3'],
  ])
  expect(show(costs[1])).toEqual({ out: '8', in: '0', variance: '0', assumed: true })
  expect(show(costs[2])).toEqual({ out: '0', in: '12', variance: '3', assumed: false })
  expect(value('A')).toBe('6')
})

test('a receipt without a price takes the average, else the item’s cost, and says so', () => {
  expect(show(run('average', [[undefined, 'A', '2']], '7').last)).toEqual({
    out: '0',
    in: '14',
    variance: '0',
    assumed: true,
  })
  expect(
    show(
      run(
        'fifo',
        [
          [undefined, 'A', '2', '3'],
          [undefined, 'A', '1'],
        ],
        '7',
      ).last,
    ),
  ).toMatchObject({ in: '3', assumed: true })
})

test.each([
  ['what is left elsewhere, averaged', [['A', undefined, '1']], '3'],
  ['what they left at, where none are left', [['A', undefined, '4']], '3'],
] as [string, Step[], string][])('goods that come back to a place of their own come in at %s', (_how, sold, each) => {
  const bought: Step[] = [
    [undefined, 'A', '2', '2'],
    [undefined, 'A', '2', '4'],
  ]
  expect(show(run('average', [...bought, ...sold, [undefined, 'Q', '1']], '9').last)).toEqual({
    out: '0',
    in: each,
    variance: '0',
    assumed: true,
  })
  // none ever came in: the item's own cost
  expect(show(run('average', [[undefined, 'Q', '1']], '9').last)).toMatchObject({ in: '9' })
  expect(show(run('standard', [...bought, ...sold, [undefined, 'Q', '1']], '9').last)).toMatchObject({ in: '9' })
})

const place = fc.constantFrom('A', 'B')
const quantity = fc.integer({ min: 1, max: 99_999 }).map((n) => toDecimal(toQuantity(n).div(1000)))
const step = fc.oneof(
  fc.tuple(fc.constant(undefined), place, quantity, fc.option(quantity, { nil: undefined })),
  fc.tuple(place, fc.constant(undefined), quantity),
  fc.constantFrom(['A', 'B'] as const, ['B', 'A'] as const).chain((ends) => quantity.map((q) => [...ends, q] as const)),
)

test.each(['fifo', 'average', 'standard'] as const)(
  '%s: in any history, quantities are the ledger’s, the value of layers is what came in less what went out, and nothing is worth nothing',
  (method) => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 40 }), fc.nat(40), (steps, cut) => {
        let state: CostState = new Map()
        const onHand = new Map<string, ReturnType<typeof toQuantity>>()
        let flow = toQuantity(0)
        for (const [n, [from, to, amount, unitCost]] of steps.entries()) {
          // a run may be stopped and gone on with anywhere
          if (n === cut) state = restoreState(JSON.parse(JSON.stringify(storeState(state))))
          const line = {
            from,
            to,
            quantity: toQuantity(amount),
            unitCost: unitCost === undefined ? undefined : toQuantity(unitCost),
          }
          const cost = applyLine(state, line, method, toQuantity('3'))
          flow = flow.plus(cost.in).minus(cost.out)
          if (from) onHand.set(from, (onHand.get(from) ?? toQuantity(0)).minus(amount))
          if (to) onHand.set(to, (onHand.get(to) ?? toQuantity(0)).plus(amount))
        }
        const total = [...state.values()].reduce((sum, each) => sum.plus(valueOf(each)), toQuantity(0))
        expect(toDecimal(total)).toBe(toDecimal(flow))
        for (const [id, expected] of onHand) {
          expect(toDecimal(quantityOf(state.get(id)))).toBe(toDecimal(expected))
          if (expected.eq(0)) expect(toDecimal(valueOf(state.get(id)))).toBe('0')
        }
      }),
    )
  },
)
