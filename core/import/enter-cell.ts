import {
  type EnteredUnit,
  type Fraction,
  findEnteredUnit,
  toBaseQuantity,
  toFraction,
  type UnitsOfItem,
} from '#core/unit/entered-unit.ts'
import { per, roundedDecimal, toRatio } from '#core/unit/ratio.ts'
import type { SalesLine } from './read-sales-row.ts'
import type { Refused } from './refusal-reasons.ts'

/** An amount of a cell, in base units. */
interface EnteredCell {
  quantity: string
  /** what the file counts in, where that is another unit */
  entered?: { quantity: string; unit: string } & Fraction
}

/**
 * A cell's amount in base units.
 * @param quantity  decimal, not below zero
 * @param written   the unit as the file has it; '': the base unit
 * @param target    the column it is read from
 */
export function enterCell(
  quantity: string,
  written: string,
  item: UnitsOfItem,
  target: 'unit' | 'stockUnit',
): EnteredCell | Refused {
  const unit = unitOf(written, item)
  if (!unit) return { reason: 'unknown_unit', target, value: written }
  if (unit.name === item.unit) return { quantity }
  const base = toBaseQuantity(quantity, unit)
  if (typeof base !== 'string') return { reason: 'inexact_unit', target, value: `${quantity} ${written}` }
  // an amount of nothing was entered in no unit
  if (base === '0') return { quantity: base }
  return { quantity: base, entered: { quantity, unit: unit.name, ...toFraction(unit.factor) } }
}

/**
 * A line of a sales history in base units: its quantity, and its price of one.
 * @param item  undefined: no line of it says what it counts
 */
export function enterSalesLine(line: SalesLine, item: UnitsOfItem | undefined): SalesLine | Refused {
  if (line.unit === '' || !item) return line
  const isNegative = line.quantity.startsWith('-')
  const cell = enterCell(isNegative ? line.quantity.slice(1) : line.quantity, line.unit, item, 'unit')
  if ('reason' in cell || !cell.entered) return 'reason' in cell ? cell : line
  const { numerator, denominator } = cell.entered
  const factor = toRatio(`${numerator}/${denominator}`)
  return {
    ...line,
    ...cell,
    quantity: isNegative ? `-${cell.quantity}` : cell.quantity,
    unitPrice: line.unitPrice === null ? null : roundedDecimal(per(toRatio(line.unitPrice), factor), 9),
  }
}

function unitOf(written: string, item: UnitsOfItem): EnteredUnit | undefined {
  return findEnteredUnit(written === '' ? item.unit : written, item)
}
