import { toDecimal, toQuantity } from '#core/number/quantity.ts'
import { findEnteredUnit, toBaseQuantity, type UnitsOfItem } from '#core/unit/entered-unit.ts'
import { parseDecimal } from '#web/lib/parse-decimal.ts'

/** An amount as it was typed. */
export interface TypedAmount {
  /** of `unit`; "0" where nothing is typed */
  quantity: string
  /** undefined: the base unit */
  unit: string | undefined
  /** the same in base units */
  base: string
}

export type AmountFault =
  | { fault: 'amountForm' }
  | { fault: 'unitForm'; unit: string }
  | { fault: 'notExact'; base: string }

/** A number and the word behind it: `3 boxes`, `250g`, `1 200`. */
const form = /^([\d\s.,'’\u00a0\u202f]*\d)\s*(\D.*)?$/u

/**
 * Reads an amount with or without its unit.
 * @param chosen  what a bare number counts; empty: the base unit
 * @param units  of the item; undefined: they are not known, and a bare number is all that can be read
 */
export function readTyped(text: string, chosen: string, units: UnitsOfItem | undefined): TypedAmount | AmountFault {
  if (text.trim() === '') return { quantity: '0', unit: undefined, base: '0' }
  const [, number = '', behind] = form.exec(text.trim()) ?? []
  const read = parseDecimal(number)
  if (read === undefined) return { fault: 'amountForm' }
  const quantity = toDecimal(toQuantity(read))
  const word = behind?.trim() || chosen
  if (word === '') return { quantity, unit: undefined, base: quantity }
  const found = units && findEnteredUnit(word, units)
  if (!found) return { fault: 'unitForm', unit: word }
  if (found.name === units.unit) return { quantity, unit: undefined, base: quantity }
  const base = toBaseQuantity(quantity, found)
  return typeof base === 'string' ? { quantity, unit: found.name, base } : { fault: 'notExact', base: units.unit }
}
