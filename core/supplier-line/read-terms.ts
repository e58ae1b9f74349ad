import Big from 'big.js'
import { isSameWord } from './line-words.ts'
import { type ReadLine, valueOf } from './read-line.ts'

/** How a line's goods are counted and sold. Decimals in plain notation. */
export interface Terms {
  /** what the item is counted in */
  unit: string
  /** of one */
  cost: string | undefined
  currency: string | undefined
  packUnit: string | undefined
  packSize: string
  /** of a pack */
  price: string | undefined
  /** packs */
  minimumQuantity: string | undefined
}

const digits = 6

/** What one and what a pack costs, from a price that may be for a hundred or for a pack, to the millionth. */
export function readTerms(line: ReadLine): Terms {
  const packUnit = valueOf(line, 'packUnit')
  const packSize = valueOf(line, 'packSize') ?? '1'
  const unit = valueOf(line, 'unit') ?? 'pcs'
  const price = valueOf(line, 'price')
  const least = valueOf(line, 'minimumQuantity')
  const per = new Big(valueOf(line, 'priceQuantity') ?? '1')
  const one = price === undefined || per.eq(0) ? undefined : new Big(price).div(per)
  const isOfPack = line.pricePer === 'pack'
  return {
    // packs are bought, pieces are kept
    unit: packUnit !== undefined && isSameWord(unit, packUnit) ? 'pcs' : unit,
    cost: one && plain(isOfPack ? one.div(packSize) : one),
    currency: valueOf(line, 'currency'),
    packUnit,
    packSize,
    price: one && plain(isOfPack ? one : one.times(packSize)),
    minimumQuantity: least === undefined ? undefined : new Big(least).div(packSize).round(0, Big.roundUp).toFixed(),
  }
}

function plain(amount: Big): string {
  return amount.round(digits).toFixed()
}
