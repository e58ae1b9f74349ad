import type { NewMovement } from '#contract/movement.ts'
import { type Sentence, sentence } from '#contract/words/sentence.ts'
import {
  type EnteredUnit,
  findEnteredUnit,
  toBaseQuantity,
  toFraction,
  type UnitsOfItem,
} from '#core/unit/entered-unit.ts'
import type { Tx } from '#server/db/transaction.ts'
import { AppError } from '#server/http/app-error.ts'
import { type ItemUnits, readItemUnits } from '#server/pack/pack-queries.ts'
import type { EnteredAs } from './post-movement.ts'

/** What a quantity is in base units, and what it was entered in, where that is another unit. */
export interface BaseAmount {
  /** base units */
  quantity: string
  /** the base unit that the amount was worked out for; left out: it was entered in the base unit, whichever that is */
  baseUnit?: string
  entered?: EnteredAs
}

interface EnteredLine {
  itemId: string
  quantity: string
  unit?: string | undefined
}

/**
 * Lines in base units, with what they were entered in. Lines that name no unit pass as they are, and cost nothing; once passed, a line
 * passes again as it is.
 * @param unitsOf  what a line may be entered in, where that is more than what its item says
 * @throws AppError invalid_value  names the line: a unit that is none of its item's, an amount that is not exact in base units
 */
export async function enterUnits<Line extends EnteredLine>(
  tx: Tx,
  lines: readonly Line[],
  unitsOf: (line: Omit<Line, 'unit'>, item: UnitsOfItem) => UnitsOfItem = (_line, item) => item,
): Promise<(Omit<Line, 'unit'> & BaseAmount)[]> {
  const itemIds = lines.flatMap(({ itemId, unit }) => (unit === undefined ? [] : [itemId]))
  const units = itemIds.length === 0 ? new Map<string, ItemUnits>() : await readItemUnits(tx, itemIds)
  return lines.map(({ unit, ...line }, index) => {
    if (unit === undefined) return line
    const item = units.get(line.itemId)
    // posting says that there is no such item
    return item ? { ...line, ...toBase(line.quantity, unit, { ...item, ...unitsOf(line, item) }, index) } : line
  })
}

/** A movement whose lines are in base units. */
export type BaseMovement = Omit<NewMovement, 'lines'> & {
  lines: (Omit<NewMovement['lines'][number], 'unit'> & Partial<BaseAmount> & { quantity: string })[]
}

/** A movement in base units. @throws AppError invalid_value */
export async function enterMovement(tx: Tx, movement: NewMovement | BaseMovement): Promise<BaseMovement> {
  return { ...movement, lines: await enterUnits(tx, movement.lines) }
}

type Units = UnitsOfItem & Pick<ItemUnits, 'sku'>

function toBase(quantity: string, written: string, item: Units, index: number): BaseAmount {
  const unit = findEnteredUnit(written, item)
  if (!unit) throw refuse(index, 'unit', unknownUnit(written, item))
  if (unit.name === item.unit) return { quantity }
  const base = toBaseQuantity(quantity, unit)
  if (typeof base !== 'string') throw refuse(index, 'quantity', notExact(base.problem, quantity, unit, item))
  return { quantity: base, baseUnit: item.unit, entered: { quantity, unit: unit.name, ...toFraction(unit.factor) } }
}

function unknownUnit(unit: string, { sku, unit: base, packs }: Units): Sentence {
  if (packs.length === 0) return sentence('pack.unknown', { unit, sku, base })
  return sentence('pack.unknownOf', { unit, sku, base, packs: packs.map(({ name }) => name).join(', ') })
}

function notExact(problem: 'tooFine' | 'tooLarge', quantity: string, { name }: EnteredUnit, { unit }: Units) {
  return sentence(`pack.${problem}`, { quantity, unit: name, base: unit })
}

function refuse(index: number, part: 'unit' | 'quantity', message: Sentence): AppError {
  return new AppError('invalid_value', { detail: message, errors: [{ path: `body.lines.${index}.${part}`, message }] })
}
