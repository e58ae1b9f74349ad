import { findPriceJump } from '#core/anomaly/find-price-jump.ts'
import { findSlips } from '#core/anomaly/find-slips.ts'
import type { FoundAlert } from './found-alert.ts'
import type { Tuning } from './read-tuning.ts'

/** Lines before one that it is compared with. */
const comparedWith = 150
/** Of those, with a price, that its price is compared with. */
const pricesCompared = 40
/** Past quantities at a place below which those of all places are taken. */
const enoughHere = 8
/** Lines shown with an alert, its own the last. */
const shown = 40

/** A posted line. */
export interface Line {
  itemId: string
  movementId: string
  lineNo: number
  kind: string
  place: string
  day: string
  quantity: number
  unitPrice: number | null
  /** what a unit costs or sells for */
  worth: number | null
  isNew: boolean
}

/** A new line among those of its item and kind; what it is compared with is picked out when it is judged, not kept for each. */
interface Judged {
  line: Line
  /** the lines of its item and kind, the oldest first */
  all: readonly Line[]
  /** where the line stands among them */
  at: number
}

/**
 * What looks wrong of new lines, each against those of its item and kind before it.
 * @param lines  by item, the oldest first
 * @param isPromoted  whether a promotion that people marked explains what was asked for an item on a day
 */
export function judgeLines(
  lines: readonly Line[],
  strictnessOf: Tuning,
  isPromoted: (itemId: string, day: string) => boolean = () => false,
): FoundAlert[] {
  const before = new Map<string, Line[]>()
  const judged: Judged[] = []
  for (const line of lines) {
    const key = `${line.itemId} ${line.kind}`
    const all = before.get(key) ?? []
    if (line.isNew) judged.push({ line, all, at: all.length })
    all.push(line)
    before.set(key, all)
  }
  const documents = Map.groupBy(judged, ({ line }) => line.movementId)
  return [...documents.values()].flatMap((document) => [
    ...judgeQuantities(document, strictnessOf),
    ...document.flatMap((one) =>
      one.line.kind === 'sale' && isPromoted(one.line.itemId, one.line.day) ? [] : judgePrice(one, strictnessOf),
    ),
  ])
}

const aboutLine = ({ itemId, place, day, movementId, lineNo }: Line) => ({
  itemId,
  locationId: place,
  day,
  movementId,
  lineNo,
})

/** What a line's quantity is compared with: at its place, where there is enough of it. */
function pastOf({ line, all, at }: Judged): Line[] {
  const before = all.slice(0, at)
  const here = before.filter(({ place }) => place === line.place)
  return (here.length < enoughHere ? before : here).slice(-comparedWith)
}

/** What a line's price is compared with: those above zero, of all places. */
function pricesOf({ all, at }: Judged): number[] {
  const prices: number[] = []
  for (let i = at - 1; i >= 0 && prices.length < pricesCompared; i--) {
    const price = all[i]?.unitPrice
    if (price) prices.push(price)
  }
  return prices.reverse()
}

function judgeQuantities(document: readonly Judged[], strictnessOf: Tuning): FoundAlert[] {
  const lines = document.map((one) => ({ ...one.line, past: pastOf(one) }))
  const slips = findSlips(lines, (index) => strictnessOf((document[index] as Judged).line.itemId, 'slip'))
  return lines.flatMap(({ past, ...line }, index): FoundAlert[] => {
    const slip = slips[index]
    if (!slip) return []
    return [
      {
        ...aboutLine(line),
        kind: 'slip',
        measure: 'quantity',
        observed: line.quantity,
        low: slip.low,
        high: slip.high,
        facts: { usual: slip.usual, divisor: slip.divisor },
        history: [...past.slice(1 - shown), line].map(({ quantity }) => quantity),
        surprise: slip.score / Math.LN10,
        worth: line.worth === null ? null : line.worth * (line.quantity - line.quantity / slip.divisor),
      },
    ]
  })
}

/** What was asked for it when it was sold, what it cost when it came. */
function judgePrice(judged: Judged, strictnessOf: Tuning): FoundAlert[] {
  const { line } = judged
  if ((line.kind !== 'sale' && line.kind !== 'receipt') || !line.unitPrice) return []
  const prices = pricesOf(judged)
  const jump = findPriceJump(line.unitPrice, prices, { strictness: strictnessOf(line.itemId, 'price') })
  if (!jump) return []
  return [
    {
      ...aboutLine(line),
      kind: 'price',
      measure: 'price',
      observed: line.unitPrice,
      low: jump.low,
      high: jump.high,
      facts: { usual: jump.usual, side: line.kind === 'sale' ? 'price' : 'cost' },
      history: [...prices.slice(1 - shown), line.unitPrice],
      surprise: -Math.log10(jump.chance),
      worth: Math.abs(line.unitPrice - jump.usual) * line.quantity,
    },
  ]
}
