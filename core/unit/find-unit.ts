import { prefixedRoots, prefixPowers } from './prefixes.ts'
import { type Ratio, times, toRatio } from './ratio.ts'
import { type Dimension, unitRows } from './unit-table.ts'

/** A unit with its exact factor. */
export type MeasureUnit = {
  symbol: string
  dimension: Dimension
  factor: Ratio
  /** what its zero is in the dimension's own unit */
  offset?: Ratio
  /** a root (`Ω`), and every unit of a prefix and that root (`kΩ`): the root's symbol */
  root?: string
  /** the power of ten before the root; 0 for the root */
  power?: number
}

/** Spellings of one dimension's units. */
type Spellings = { exact: Map<string, MeasureUnit>; folded: Map<string, Set<MeasureUnit>>; units: MeasureUnit[] }

const dimensions = new Map<Dimension, Spellings>()
const bySymbol = new Map<string, MeasureUnit>()

/** Spelled in this case a bit and a byte, a thousand (mille) and a million are confused too often to be guessed. */
const confusing: Partial<Record<Dimension, Readonly<Record<string, string>>>> = {
  data: { b: 'bit, B', Kb: 'kbit, kB', Mb: 'Mbit, MB', Gb: 'Gbit, GB', Tb: 'Tbit, TB', Pb: 'Pbit, PB' },
  count: { m: 'k, M' },
}
/** An old spelling of micro in these: `10 MF` is no millifarad. */
const capitalMicro: ReadonlySet<Dimension> = new Set(['capacitance', 'inductance'])

for (const row of unitRows) {
  const unit = bySymbol.get(`${row.dimension} ${row.symbol}`) ?? {
    symbol: row.symbol,
    dimension: row.dimension,
    factor: toRatio(row.factor),
    offset: row.offset === undefined ? undefined : toRatio(row.offset),
  }
  add(unit, row.names)
}
for (const [rootSymbol, prefixes] of prefixedRoots) {
  const row = unitRows.find(({ symbol }) => symbol === rootSymbol)
  const root = row && bySymbol.get(`${row.dimension} ${rootSymbol}`)
  if (!row || !root) throw new Error(`There is no unit ${rootSymbol} to put prefixes before.`)
  Object.assign(root, { root: rootSymbol, power: 0 })
  const tails = [rootSymbol, ...row.names].filter((name) => name.length > 0 && !/[ "'″”]/.test(name) && name !== 'R')
  for (const prefix of prefixes) {
    const power = prefixPowers[prefix] ?? 0
    const symbol = `${prefix}${rootSymbol}`
    const unit = bySymbol.get(`${row.dimension} ${symbol}`) ?? {
      symbol,
      dimension: row.dimension,
      factor: times(root.factor, toRatio(power < 0 ? `1/1${'0'.repeat(-power)}` : `1${'0'.repeat(power)}`)),
    }
    Object.assign(unit, { root: rootSymbol, power })
    // Short spellings only: `kOhm`, never `kmetre`.
    const short = tails.filter((tail) => tail === rootSymbol || tail === 'Ohm')
    add(unit, prefix === 'µ' ? short.flatMap((tail) => [`µ${tail}`, `u${tail}`]) : short.map((tail) => prefix + tail))
  }
}

function add(unit: MeasureUnit, names: readonly string[]): void {
  bySymbol.set(`${unit.dimension} ${unit.symbol}`, unit)
  const known: Spellings = dimensions.get(unit.dimension) ?? { exact: new Map(), folded: new Map(), units: [] }
  dimensions.set(unit.dimension, known)
  if (!known.units.includes(unit)) known.units.push(unit)
  for (const name of [unit.symbol, ...names.flatMap(inflected)]) {
    const spelling = canonicalSpelling(name)
    if (!known.exact.has(spelling)) known.exact.set(spelling, unit)
    const folded = known.folded.get(spelling.toLowerCase()) ?? new Set<MeasureUnit>()
    known.folded.set(spelling.toLowerCase(), folded.add(unit))
  }
}

/** A name, its plural, and both as Americans write them. */
export function inflected(name: string): string[] {
  const forms = [name]
  if (/(metre|litre)$/.test(name)) forms.push(name.replace(/tre$/, 'ter'))
  if (!/[\p{L}]{3}$/u.test(name) || name.endsWith('s') || / per /.test(name)) return forms
  return forms.flatMap((form) => [form, `${form}s`])
}

/** One spelling for what looks alike: micro and mu, ohm and omega, `²` and `2`, one kind of space. */
export function canonicalSpelling(text: string): string {
  return text.replaceAll('º', '°').normalize('NFKC').replace(/\s+/g, ' ').trim()
}

/** The unit a field's values are kept in; undefined for one of the organisation's own, such as `persons`. */
export function findBaseUnit(name: string): MeasureUnit | undefined {
  const spelling = canonicalSpelling(name)
  for (const { exact } of dimensions.values()) {
    const unit = exact.get(spelling)
    if (unit) return unit
  }
  if (spelling.length < 2) return undefined
  const found = [...dimensions.values()].flatMap(({ folded }) => [...(folded.get(spelling.toLowerCase()) ?? [])])
  return found.length === 1 ? found[0] : undefined
}

type UnitReading = { unit: MeasureUnit } | { choices: string } | undefined

/**
 * A unit as a person wrote it beside a value of a known dimension: first as spelled, then whatever the case of letters
 * where only one unit can be meant.
 * @returns `choices` when several are meant; undefined for no unit of the dimension
 */
export function findUnitOf(dimension: Dimension, written: string): UnitReading {
  const known = dimensions.get(dimension)
  const spelling = canonicalSpelling(written)
  const choices = confusing[dimension]?.[spelling]
  if (choices) return { choices }
  for (const form of [spelling, spelling.replaceAll(' ', ''), spelling.replace(/\.$/, '')]) {
    const exact = known?.exact.get(form)
    if (exact) return { unit: exact }
  }
  for (const form of [spelling, spelling.replaceAll(' ', ''), spelling.replace(/\.$/, '')]) {
    const found = [...(known?.folded.get(form.toLowerCase()) ?? [])]
    const [only] = found
    if (only && found.length === 1) {
      const isMicroPerhaps = capitalMicro.has(dimension) && form.startsWith('M') && only.symbol.startsWith('m')
      if (!isMicroPerhaps) return { unit: only }
      const micro = bySymbol.get(`${dimension} µ${only.root}`)
      return { choices: [micro?.symbol, only.symbol].join(', ') }
    }
    if (found.length > 1) return { choices: found.map(({ symbol }) => symbol).join(', ') }
  }
  return undefined
}

/** Whether the product knows the unit at all: to say that it measures something else. */
export function isUnit(written: string): boolean {
  const spelling = canonicalSpelling(written).toLowerCase()
  return [...dimensions.values()].some(({ folded }) => folded.has(spelling))
}

/** The unit of a prefix that stands alone (`10k`, `4u7`) in a dimension where that is the custom. */
export function findPrefixed(dimension: Dimension, prefix: string): MeasureUnit | undefined {
  const letter = { u: 'µ', μ: 'µ', K: 'k', meg: 'M', Meg: 'M', MEG: 'M' }[prefix] ?? prefix
  for (const [root, prefixes, alone] of prefixedRoots) {
    if (!alone) continue
    // `16g` of data can only be giga; a small m is never mega.
    for (const form of letter === 'g' || letter === 't' ? [letter.toUpperCase()] : [letter]) {
      const unit = bySymbol.get(`${dimension} ${form}${root}`)
      if (unit && prefixes.includes(form) && unit.root === root) return unit
    }
  }
  return undefined
}

/** Units of the same dimension, from the smallest to the largest. */
export function unitsOf(dimension: Dimension): readonly MeasureUnit[] {
  return dimensions.get(dimension)?.units ?? []
}
