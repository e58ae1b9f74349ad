import type { DecimalMark } from '#core/import/parse-decimal.ts'
import { counted, isSameWord, measures, number, packs, pieces, toUnit, word } from './line-words.ts'
import { claim, cover, type Draft, findPart } from './part.ts'
import { isProduct, type Price } from './read-prices.ts'
import { readNumber } from './read-number.ts'

const end = '(?![\\p{L}\\p{N}])'
const unit = `(?<unit>${pieces}|${packs}|${counted}|${measures})${end}`
const beginning = `^[\\s\\u0001\\-–•*]*(?:pos(?:ition)?\\.?\\s*)?(?:[#\\d.):|\\t]{1,5}[\\s\\u0001|]+)?`
const patterns: readonly (readonly [RegExp, number])[] = [
  [
    new RegExp(
      `${word('Menge|Anzahl|Anz|Stückzahl|Qty|Quantity|Order\\sqty')}\\.?\\s*[:=]?\\s*(?<quantity>${number})(?:\\s*[|\\t]?\\s*${unit})?`,
      'dgiu',
    ),
    0.95,
  ],
  [new RegExp(`(?<quantity>${number})\\s?[x×](?=\\s+[^\\d\\s])`, 'dgiu'), 0.9],
  [new RegExp(`(?<quantity>${number})\\s*[|\\t;]?\\s*(?<unit>${pieces})${end}`, 'dgiu'), 0.9],
]
/** `Stk 3` */
const behindUnit = new RegExp(`(?<=${beginning})(?<unit>${pieces})${end}\\s*(?<quantity>${number})`, 'dgiu')
const leading = new RegExp(`(?<=${beginning})(?<quantity>${number})\\s*(?<unit>${packs}|${counted})${end}`, 'dgiu')
const measured = new RegExp(`(?<=${beginning})(?<quantity>${number})\\s*(?<unit>${measures})${end}`, 'dgiu')
const cellUnit = new RegExp(`(?<=^|[\\t|;])\\s*(?<unit>${pieces}|${packs}|${counted})\\s*(?=[\\t|;]|$)`, 'dgiu')

/** How many are offered, and in what: said with a label, `12 x`, `25 Stück`, at the beginning `7 Rollen`; a measure only where the price is for one of it. */
export function readQuantity(draft: Draft, prices: readonly Price[], mark: DecimalMark | undefined): void {
  const take = (pattern: RegExp, confidence: number, fits: (unit: string) => boolean = () => true) =>
    claim(draft, pattern, ({ quantity = '', unit: written }) => {
      const read = readNumber(quantity, mark)
      if (findPart(draft, 'quantity') || !read || (written !== undefined && !fits(written))) return undefined
      return [
        ['quantity', 'quantity', read.value, read.isSure ? confidence : confidence / 2],
        ...(written === undefined ? [] : ([['unit', 'unit', toUnit(written), confidence]] as const)),
      ]
    })
  for (const [pattern, confidence] of patterns) take(pattern, confidence)
  take(leading, 0.8)
  take(behindUnit, 0.8)
  take(measured, 0.8, (written) => prices.some((price) => price.unit && isSameWord(price.unit.value, written)))
  claim(draft, cellUnit, ({ unit: written = '' }) =>
    findPart(draft, 'unit') ? undefined : [['unit', 'unit', toUnit(written), 0.7]],
  )
}

const cell = new RegExp(`(?<=^|[\\t|;])\\s*(?<number>${number})\\s*(?=[\\t|;]|$)`, 'dgu')
const decimal = /(?<=\s)(?<number>\d{1,9}[.,]\d{2,4})(?=\s*(?:\u0001|$|\s\d))/dgu

interface Bare {
  value: string
  from: number
  to: number
  isCell: boolean
}

/** Numbers without a word beside them: a quantity and a price that make a total, in cells of a table or at the line's end. */
export function readBareNumbers(draft: Draft, prices: Price[], mark: DecimalMark | undefined): void {
  const bare = [cell, decimal].flatMap((pattern) =>
    [...draft.open.matchAll(pattern)].flatMap(({ indices }): Bare[] => {
      const [from, to] = indices?.groups?.['number'] ?? [0, 0]
      const read = readNumber(draft.text.slice(from, to), mark)
      return read ? [{ value: read.value, from, to, isCell: pattern === cell }] : []
    }),
  )
  const amounts = bare.filter(({ from, to }) => /[.,]/.test(draft.text.slice(from, to)))
  const known = findPart(draft, 'quantity')
  const quantities = known ? [known] : bare.filter(({ value, isCell }) => isCell && /^\d+$/.test(value))
  const toPrice = ({ value, from, to }: Bare, said?: 'own' | 'total'): Price => ({
    amount: { kind: 'price', value, from, to, confidence: said ? 0.8 : 0.5 },
    currency: undefined,
    quantity: undefined,
    unit: undefined,
    isEach: false,
    said,
    from,
    to,
  })
  const all = [...prices.filter(({ said }) => said !== 'other'), ...amounts.map((one) => toPrice(one))]
  const settle = (quantity: (typeof quantities)[number], price: Price, total: Price | undefined) => {
    if (!known) keep(draft, { ...quantity, kind: 'quantity', confidence: total ? 0.85 : 0.6 })
    for (const [one, said] of [
      [price, 'own'],
      [total, 'total'],
    ] as const) {
      if (!one) continue
      const there = prices.find(({ from }) => from === one.from)
      if (there) there.said ??= said
      else {
        cover(draft, one.from, one.to)
        prices.push({ ...one, said, amount: { ...one.amount, confidence: total ? 0.8 : 0.5 } })
      }
    }
  }
  for (const quantity of quantities)
    for (const price of all) {
      if (price.from === quantity.from) continue
      const total = all.find(
        (one) =>
          one !== price &&
          one.from !== quantity.from &&
          one.from > price.from &&
          isProduct(quantity.value, price.amount.value, one.amount.value),
      )
      if (total) return settle(quantity, price, total)
    }
  // a table's only whole number that does not begin it, and only amount
  const [only, another] = quantities.filter(({ from }) => /[\p{L}\p{N}\u0001]/u.test(draft.open.slice(0, from)))
  if (!known && only && !another) keep(draft, { ...only, kind: 'quantity', confidence: 0.6 })
  // an amount in a cell, or at the line's end behind what was understood
  const isLast = ({ from, to }: Bare) =>
    !/[\p{L}\p{N}]/u.test(draft.open.slice(to)) && /\u0001\s*$/.test(draft.open.slice(0, from))
  const [amount, second] = amounts.filter((one) => one.isCell || isLast(one))
  if (prices.length === 0 && amount && !second) {
    cover(draft, amount.from, amount.to)
    prices.push(toPrice(amount))
  }
}

function keep(draft: Draft, { kind, value, from, to, confidence }: Draft['parts'][number]): void {
  draft.parts.push({ kind, value, from, to, confidence })
  cover(draft, from, to)
}
