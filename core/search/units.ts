import { canonicalSpelling, findBaseUnit, inflected } from '#core/unit/find-unit.ts'
import { toNumber, toRatio } from '#core/unit/ratio.ts'
import { type Dimension as Measured, unitRows } from '#core/unit/unit-table.ts'

/** What an amount in a question may measure. */
export type Dimension = Measured | 'money' | `${Measured}/${Measured}`

/** A unit as questions reckon with it: in floats, which are rid of their noise after every conversion. */
export type Unit = {
  dimension: Dimension
  factor: number
  offset?: number
  currency?: string
  /** of a ratio, the unit above the line: people say `300 grams` of what is kept in g/m² */
  over?: { dimension: Dimension; factor: number }
}

const currencies: Record<string, string[]> = {
  EUR: ['€', 'eur', 'euro'],
  USD: ['$', 'usd', 'dollar', 'buck'],
  GBP: ['£', 'gbp', 'pound', 'quid'],
  CHF: ['chf', 'franc', 'franken'],
  JPY: ['¥', 'jpy', 'yen'],
  SEK: ['sek'],
  NOK: ['nok'],
  DKK: ['dkk', 'krone', 'kroner'],
  PLN: ['pln', 'zloty'],
  CZK: ['czk'],
  INR: ['inr', 'rupee'],
  CNY: ['cny', 'rmb', 'yuan'],
  CAD: ['cad'],
  AUD: ['aud'],
  BRL: ['brl', 'real'],
}

const byName = new Map<string, Unit[]>()
function name(word: string, unit: Unit): void {
  const known = byName.get(fold(word))
  if (!known) byName.set(fold(word), [unit])
  else if (!known.includes(unit)) known.push(unit)
}
for (const row of unitRows) {
  if (row.quiet) continue
  const offset = row.offset === undefined ? undefined : toNumber(toRatio(row.offset))
  const unit: Unit = { dimension: row.dimension, factor: toNumber(toRatio(row.factor)), offset }
  for (const word of [row.symbol, ...row.names.flatMap(inflected), ...(row.loose ?? []).flatMap(inflected)])
    name(word, unit)
}
for (const [currency, names] of Object.entries(currencies)) {
  for (const word of names) {
    name(word, { dimension: 'money', factor: 1, currency })
    if (/^[a-z]{4,}$/.test(word)) name(`${word}s`, { dimension: 'money', factor: 1, currency })
  }
}

for (const word of ['cent', 'cents', 'ct', 'cts', 'pence', 'penny']) name(word, { dimension: 'money', factor: 0.01 })
for (const [word, ratio] of Object.entries({ gsm: 'g/m²' })) {
  const unit = findRatioUnit(ratio)
  if (unit) name(word, unit)
}

/** How many words the longest unit name has. */
export const longestUnit = 3

/**
 * The units a word may stand for (`nm`: nanometre and newton metre; none when it is no unit).
 * @param word  in any case; several words parted by one space
 */
export function findUnits(word: string): readonly Unit[] {
  return byName.get(fold(word)) ?? []
}

/** A unit that questions do not look for by itself (`K`, `ha`), as a field may be kept in it. */
export function findQuietUnit(name: string): Unit | undefined {
  const unit = findBaseUnit(name)
  return (
    unit && {
      dimension: unit.dimension,
      factor: toNumber(unit.factor),
      offset: unit.offset && toNumber(unit.offset),
    }
  )
}

/** One unit by another: `mg/ml`; undefined where either is none. */
export function findRatioUnit(name: string): Unit | undefined {
  const [over = '', under = '', ...rest] = name.split('/')
  if (rest.length > 0) return undefined
  const [above, below] = [findBaseUnit(over), findBaseUnit(under)]
  if (!above || !below || above.offset || below.offset) return undefined
  return {
    dimension: `${above.dimension}/${below.dimension}`,
    factor: toNumber(above.factor) / toNumber(below.factor),
    over: { dimension: above.dimension, factor: toNumber(above.factor) },
  }
}

/** What such a unit is called, in small letters. */
export function quietSpellings(name: string): string[] {
  const symbol = findBaseUnit(name)?.symbol
  const rows = unitRows.filter((row) => row.symbol === symbol)
  return [...new Set([name, ...rows.flatMap((row) => [row.symbol, ...row.names.flatMap(inflected)])].map(fold))]
}

function fold(word: string): string {
  // Words of a question are looked up by the dozen: most need no normalising.
  return (/^[a-z]+$/i.test(word) ? word : canonicalSpelling(word)).toLowerCase()
}

/**
 * A value in another unit of the same dimension, rid of float noise at 12 significant digits.
 * @param to  of a ratio, a value in what is above its line is taken for one of each of what is below
 * @returns undefined when the dimensions or currencies differ
 */
export function convert(value: number, from: Unit, to: Unit): number | undefined {
  if (to.over?.dimension === from.dimension && from.offset === undefined)
    return Number(((value * from.factor) / to.over.factor).toPrecision(12))
  if (from.dimension !== to.dimension || (from.currency && to.currency && from.currency !== to.currency))
    return undefined
  const base = value * from.factor + (from.offset ?? 0)
  return Number(((base - (to.offset ?? 0)) / to.factor).toPrecision(12))
}
