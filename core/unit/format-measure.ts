import { toBase } from './convert.ts'
import { findBaseUnit, type MeasureUnit, unitsOf } from './find-unit.ts'
import { compare, exactDecimal, toRatio } from './ratio.ts'
import type { Dimension } from './unit-table.ts'

type Options = {
  /** digits behind the point that are always shown where the value stays in its own unit; none are cut off */
  precision?: number | null
  /** to a prefix that reads well (`4.7 kΩ`); left out: where that is the custom, in electronics, of data and frequencies */
  scale?: boolean
  decimalComma?: boolean
}

const customary: ReadonlySet<Dimension> = new Set([
  'resistance',
  'capacitance',
  'inductance',
  'voltage',
  'current',
  'power',
  'frequency',
  'conductance',
  'data',
])

/**
 * A stored value with its unit, as people read it. Nothing is rounded: `parseMeasure` of the text, with the same
 * `decimalComma`, is the value again.
 * @param value  plain decimal notation, in the base unit
 */
export function formatMeasure(value: string, baseUnit: string, options: Options = {}): string {
  const base = findBaseUnit(baseUnit)
  const scaled = base && (options.scale ?? customary.has(base.dimension)) ? scale(value, base) : undefined
  const [whole = '', fraction = ''] = (scaled?.value ?? exactDecimal(toRatio(value)) ?? value).split('.')
  const shown = scaled ? fraction : fraction.padEnd(options.precision ?? 0, '0')
  const symbol = scaled?.symbol ?? baseUnit
  const number = shown === '' ? whole : `${whole}${options.decimalComma ? ',' : '.'}${shown}`
  const isGlued = /^[%‰°'"′″]$/.test(symbol)
  return `${number}${isGlued ? '' : ' '}${symbol}`
}

/** The value in the unit of the same root in which it has one to three digits before the point, if that is another. */
function scale(value: string, base: MeasureUnit): { value: string; symbol: string } | undefined {
  const size = toRatio(value.replace('-', ''))
  const isReadable = (unit: MeasureUnit) => {
    const there = toBase(size, base, unit)
    return compare(there, toRatio('1')) >= 0 && compare(there, toRatio('1000')) < 0
  }
  if (base.root === undefined || size.over.eq(0) || isReadable(base)) return undefined
  const steps = unitsOf(base.dimension).filter((unit) => unit.root === base.root && (unit.power ?? 1) % 3 === 0)
  const unit = steps.find(isReadable)
  const there = unit && exactDecimal(toBase(toRatio(value), base, unit))
  return unit && there !== undefined ? { value: there, symbol: unit.symbol } : undefined
}
