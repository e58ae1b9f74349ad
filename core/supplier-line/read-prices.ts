import Big from 'big.js'
import type { DecimalMark } from '#core/import/parse-decimal.ts'
import { counted, currencies, measures, number, packs, pieces, toCurrency, toUnit, word } from './line-words.ts'
import { claim, cover, type Draft, findPart, type Part } from './part.ts'
import { readNumber } from './read-number.ts'

const amount = `${number}(?:[.,]?\\s?[-–—]{1,2}(?=\\s|$|${currencies}))?`
const unit = `(?:${pieces}|${packs}|${counted}|${measures})(?![\\p{L}\\p{N}])`
const per = '(?:/|per\\s|pro\\s|je\\s|p\\.\\s?|für\\s|for\\s)'
const unitLabel = word('(?:Einzel|Stück|E-|Netto-?|Unit\\s|Net\\s|Your\\s)?(?:Preis|price)|EP|EK|Cost|Rate')
const totalLabel = word(
  '(?:Gesamt|Positions?)-?(?:preis|betrag|wert)?|(?:Line\\s|Sub\\s?)?total|Summe|GP|Amount|Betrag|ext(?:ended)?(?:\\sprice)?',
)
/** What somebody else asks. */
const otherLabel = word('UVP|RRP|MSRP|SRP|Listenpreis|List\\sprice|LP|statt|was|alt')
const labels = `(?:(?<other>${otherLabel})|(?<total>${totalLabel})|(?<own>${unitLabel}))\\.?`
const labelPer = `(?:\\s*${per}\\s*(?<labelQuantity>\\d{1,6}(?!\\d))?\\s*(?<labelUnit>${unit})?)?`
const lead = `(?:(?:${labels}${labelPer}\\s*[:=]?\\s*)|(?<forQuantity>${number})\\s+(?:for|für)\\s+)?(?:(?<at>@|à|(?<!\\p{L})(?:je|zu|at|nur|only|á))\\s*)?`
const each = `(?:\\s*(?:(?<each>${word('each|ea|apiece|das Stück')})\\.?|${per}\\s*(?:(?<perQuantity>\\d{1,6}(?!\\d))\\s*)?(?<perUnit>${unit})?))?`
// an amount stands before its currency or behind it; a whole number before one that another number follows is none
const money =
  `(?:(?<amountBefore>${amount})\\s?(?<currencyBehind>${currencies})(?!\\s?\\d+[.,]\\d{2})|` +
  `(?<currencyBefore>${currencies})\\s?(?<amountBehind>${amount}))`
const priced = new RegExp(`${lead}${money}${each}`, 'dgiu')
const labelled = new RegExp(
  `(?:${labels}${labelPer}\\s*[:=]?\\s*|(?<at>@|à|á)\\s*(?=\\d+[.,]\\d))(?<amountBefore>${amount})${each}`,
  'dgiu',
)
// what has neither a currency nor a label, and is for one of something
const bare = new RegExp(
  `(?<![\\p{L}\\p{N}.,])(?<amountBefore>\\d{1,9}[.,]\\d{2,4})\\s*${per}\\s*(?:(?<perQuantity>\\d{1,6}(?!\\d))\\s*)?(?<perUnit>${unit})`,
  'dgiu',
)
const named = new RegExp(`${word('Currency|Währung')}\\s*[:=]?\\s*(?<currency>${currencies})`, 'dgiu')

/** A price that a line names, and what it is for. */
export interface Price {
  amount: Part
  currency: Part | undefined
  /** for so many */
  quantity: Part | undefined
  unit: Part | undefined
  /** `each` stands behind it */
  isEach: boolean
  /** `own`: its label or what it is for says that it is what one costs; `other`: somebody else's, or of another time */
  said: 'own' | 'total' | 'other' | undefined
  from: number
  to: number
}

/** Takes the prices out of a line: those with a currency, and numbers that a label calls a price. */
export function findPrices(draft: Draft, mark: DecimalMark | undefined): Price[] {
  claim(draft, named, ({ currency = '' }) => [['currency', 'currency', toCurrency(currency), 0.95]])
  return [priced, labelled, bare].flatMap((pattern) => {
    const found = [...draft.open.matchAll(pattern)].flatMap((match) => toPrice(match, mark) ?? [])
    for (const { from, to } of found) cover(draft, from, to)
    return found
  })
}

function toPrice(match: RegExpExecArray, mark: DecimalMark | undefined): Price | undefined {
  const { groups = {}, indices } = match
  const part = (
    kind: Part['kind'],
    names: readonly string[],
    toValue: (text: string) => string,
    confidence: number,
  ) => {
    const name = names.find((one) => groups[one] !== undefined)
    const [from, to] = (name && indices?.groups?.[name]) || [0, 0]
    return to === 0 ? undefined : { kind, value: toValue(match.input.slice(from, to)), from, to, confidence }
  }
  const written = groups['amountBefore'] ?? groups['amountBehind'] ?? ''
  const read = readNumber(written, mark)
  if (!read) return undefined
  const amount = part('price', ['amountBefore', 'amountBehind'], () => read.value, read.isSure ? 0.95 : 0.5)
  if (!amount) return undefined
  const unit = part('unit', ['perUnit', 'labelUnit'], toUnit, 0.9)
  const quantity = part('priceQuantity', ['perQuantity', 'labelQuantity', 'forQuantity'], (text) => text, 0.9)
  const isEach = groups['each'] !== undefined
  const isForOne = isEach || (unit ?? quantity ?? groups['own'] ?? groups['at'])
  return {
    amount,
    currency: part('currency', ['currencyBehind', 'currencyBefore'], toCurrency, 0.95),
    quantity,
    unit,
    isEach,
    said: groups['other'] ? 'other' : groups['total'] ? 'total' : isForOne ? 'own' : undefined,
    from: match.index,
    to: match.index + match[0].length,
  }
}

/**
 * Says which of the prices is what one costs: the one that is said to be, else the one that times the quantity makes another, else the
 * first. The others are the line's total, or not understood.
 */
export function settlePrices(draft: Draft, prices: readonly Price[]): void {
  const open = prices.filter(({ said }) => said === undefined)
  const quantity = findPart(draft, 'quantity')?.value
  const times = (one: Price) =>
    quantity && prices.find((other) => other !== one && isProduct(quantity, one.amount.value, other.amount.value))
  const own = prices.find(({ said }) => said === 'own') ?? open.find(times) ?? open[0]
  const total = prices.find(({ said }) => said === 'total') ?? (own && (times(own) || undefined))
  const price = own ?? (total && quantity === '1' ? total : undefined)
  for (const one of prices) {
    if (one === price) keepPrice(draft, one, quantity)
    else if (one === total && !findPart(draft, 'total')) draft.parts.push({ ...one.amount, kind: 'total' })
    else {
      draft.parts.push({ ...one.amount, kind: 'unknown', from: one.from, to: one.to })
      continue
    }
    if (one.currency && !findPart(draft, 'currency')) draft.parts.push(one.currency)
  }
}

function keepPrice(draft: Draft, { amount, quantity, unit, said }: Price, bought: string | undefined): void {
  // "3 for 10.00" and what has no words beside it are for what is bought, or for one: nothing tells
  const doubt = said === 'own' || bought === undefined || bought === '1' ? 1 : 0.85
  draft.parts.push({ ...amount, confidence: amount.confidence * doubt })
  if (quantity && quantity.value !== '1') draft.parts.push(quantity)
  if (unit && unit.value !== 'pcs') draft.parts.push({ ...unit, kind: 'aside' })
}

/** Whether so many at a price make the total, to the cent. */
export function isProduct(quantity: string, price: string, total: string): boolean {
  return new Big(quantity).times(price).minus(total).abs().lte('0.011')
}
