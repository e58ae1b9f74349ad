/** Exact decimals as whole numbers of a billionth. */
const scale = 1_000_000_000n

/** A decimal text of at most 9 places as billionths. */
export function toBillionths(decimal: string): bigint {
  const point = decimal.indexOf('.')
  if (point < 0) return BigInt(decimal) * scale
  const fraction = decimal.slice(point + 1).padEnd(9, '0')
  return BigInt(decimal.slice(0, point) + fraction)
}

export function fromBillionths(billionths: bigint): string {
  const negative = billionths < 0n
  const digits = String(negative ? -billionths : billionths).padStart(10, '0')
  const fraction = digits.slice(-9).replace(/0+$/, '')
  return `${negative ? '-' : ''}${digits.slice(0, -9)}${fraction && `.${fraction}`}`
}

/** Most changes that are kept to be put in order: 20 bytes each. */
const mostChanges = 6_000_000

/**
 * Collects every change of stock of a file, in the file's order, and tells how much stock each item must have had before
 * the first of them so that no balance ever falls below zero.
 */
export interface StockTimeline {
  readonly length: number
  /**
   * @param slot   an item at a place, numbered from 0
   * @param at     milliseconds since 1970
   * @param delta  billionths of a unit; |delta| < 9.2e18
   * @returns the change's number
   * @throws RangeError  more than six million changes
   */
  add(slot: number, at: number, delta: bigint): number
  /** Turns a change around, once it is known that it comes and does not leave. */
  negate(change: number): void
  /**
   * The least stock by slot, in billionths, dated just before `from`. Changes before `from` are history that stands: they
   * count, but no shortage among them is mended. Changes at one instant count in the order they were added.
   * @param merge  slots that turned out to be one get the same number
   */
  shortages(from: number, merge?: (slot: number) => number): Map<number, bigint>
}

export function stockTimeline(): StockTimeline {
  let capacity = 65_536
  let length = 0
  let slots = new Int32Array(capacity)
  let instants = new Float64Array(capacity)
  let deltas = new BigInt64Array(capacity)
  let inOrder = true
  const grow = () => {
    if (length >= mostChanges) throw new RangeError(`More than ${mostChanges} lines.`)
    capacity *= 2
    const wider = {
      slots: new Int32Array(capacity),
      instants: new Float64Array(capacity),
      deltas: new BigInt64Array(capacity),
    }
    wider.slots.set(slots)
    wider.instants.set(instants)
    wider.deltas.set(deltas)
    ;({ slots, instants, deltas } = wider)
  }
  return {
    get length() {
      return length
    },
    add(slot, at, delta) {
      if (length === capacity || length >= mostChanges) grow()
      if (length > 0 && at < (instants[length - 1] ?? 0)) inOrder = false
      slots[length] = slot
      instants[length] = at
      deltas[length] = delta
      return length++
    },
    negate(change) {
      deltas[change] = -(deltas[change] ?? 0n)
    },
    shortages(from, merge = (slot) => slot) {
      const order = inOrder ? undefined : byTime(instants, length)
      const levels = new Map<number, { level: bigint; lowest: bigint }>()
      for (let at = 0; at < length; at++) {
        const change = order ? (order[at] ?? 0) : at
        const slot = merge(slots[change] ?? 0)
        let state = levels.get(slot)
        if (!state) {
          state = { level: 0n, lowest: 0n }
          levels.set(slot, state)
        }
        state.level += deltas[change] ?? 0n
        if ((instants[change] ?? 0) >= from && state.level < state.lowest) state.lowest = state.level
      }
      const shortages = new Map<number, bigint>()
      for (const [slot, { lowest }] of levels) if (lowest < 0n) shortages.set(slot, -lowest)
      return shortages
    },
  }
}

function byTime(instants: Float64Array, length: number): Uint32Array {
  const order = new Uint32Array(length)
  for (let at = 0; at < length; at++) order[at] = at
  return order.sort((a, b) => (instants[a] ?? 0) - (instants[b] ?? 0) || a - b)
}
