import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { CostMethod } from '#contract/cost-method.ts'
import { toQuantity } from '#core/number/quantity.ts'
import { applyLine } from './apply-line.ts'
import { type CostState, quantityOf, valueOf } from './cost-state.ts'

/**
 * The rules of value against the simplest model there is: each piece by itself, with what it cost. First in, first out takes the oldest pieces of a place and
 * carries them; an average levels all pieces of a place whenever one comes in; by a standard each is worth the same.
 */
type Step = { kind: 'buy' | 'sell' | 'bringBack' | 'move'; place: 0 | 1; pieces: number; price: number }

const standard = 7
const places = ['A', 'B'] as const
const step: fc.Arbitrary<Step> = fc.record({
  kind: fc.constantFrom('buy', 'buy', 'sell', 'bringBack', 'move'),
  place: fc.constantFrom(0, 1),
  pieces: fc.integer({ min: 1, max: 9 }),
  price: fc.integer({ min: 0, max: 40 }),
})

const sumOf = (pieces: readonly number[]) => pieces.reduce((sum, cost) => sum + cost, 0)
const level = (pieces: readonly number[]) => pieces.map(() => sumOf(pieces) / pieces.length)

/** What is sold is told at its cost; what is not there is not taken. @returns cost of what was sold */
function play(
  shelves: [number[], number[]],
  last: [number?, number?],
  method: CostMethod,
  act: Step,
): number | undefined {
  const { kind, place, pieces, price } = act
  const [here, there] = [place, (1 - place) as 0 | 1]
  const enter = (at: 0 | 1, costs: number[]) => {
    const now = [...shelves[at], ...costs]
    shelves[at] = method === 'average' ? level(now) : now
  }
  const leave = () => {
    const gone = shelves[here].splice(0, pieces)
    last[here] = gone.at(-1)
    return gone
  }
  if (kind === 'buy')
    return (
      enter(
        here,
        Array.from({ length: pieces }, () => (method === 'standard' ? standard : price)),
      ),
      0
    )
  if (kind === 'bringBack') {
    // at what a piece costs there now, else what is left elsewhere, else what pieces cost that left
    const own = shelves[here].length > 0 ? sumOf(shelves[here]) / shelves[here].length : last[here]
    const other = shelves[there].length > 0 ? sumOf(shelves[there]) / shelves[there].length : last[there]
    const cost = method === 'standard' ? standard : (own ?? other ?? standard)
    return (
      enter(
        here,
        Array.from({ length: pieces }, () => cost),
      ),
      0
    )
  }
  if (shelves[here].length < pieces) return undefined
  const gone = leave()
  if (kind === 'move') return (enter(there, gone), 0)
  return sumOf(gone)
}

test.each(['fifo', 'average', 'standard'] as const)(
  '%s: any history is worth what its pieces cost one by one',
  (method) => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
        const state: CostState = new Map()
        const shelves: [number[], number[]] = [[], []]
        const last: [number?, number?] = [undefined, undefined]
        for (const act of steps) {
          const sold = play(shelves, last, method, act)
          if (sold === undefined) continue
          const [here, there] = act.place === 0 ? places : [...places].reverse()
          const comes = act.kind === 'buy' || act.kind === 'bringBack'
          const line = {
            from: comes ? undefined : here,
            to: comes ? here : act.kind === 'move' ? there : undefined,
            quantity: toQuantity(act.pieces),
            unitCost: act.kind === 'buy' ? toQuantity(act.price) : undefined,
          }
          const told = applyLine(state, line, method, toQuantity(standard))
          if (act.kind === 'sell') expect(Number(told.out)).toBeCloseTo(sold, 5)
          for (const [n, place] of places.entries()) {
            const pieces = shelves[n] ?? []
            expect(Number(quantityOf(state.get(place)))).toBe(pieces.length)
            expect(Number(valueOf(state.get(place))), `${method} ${place}`).toBeCloseTo(sumOf(pieces), 5)
          }
        }
      }),
      { numRuns: 400 },
    )
  },
)
