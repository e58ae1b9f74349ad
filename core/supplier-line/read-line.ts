import type { DecimalMark } from '#core/import/parse-decimal.ts'
import { isSameWord } from './line-words.ts'
import { beginDraft, type Draft, findPart, type Part, type PartKind } from './part.ts'
import { type NamedField, readNamedFields } from './read-named-fields.ts'
import { readBareCode, readBareGtin, readLabelledCodes } from './read-codes.ts'
import { readAsides, readName } from './read-name.ts'
import { markOf } from './read-number.ts'
import { readPacks } from './read-packs.ts'
import { findPrices, type Price, settlePrices } from './read-prices.ts'
import { readBareNumbers, readQuantity } from './read-quantity.ts'
import { readStatements } from './read-statements.ts'

/** What a supplier's line says. */
export interface ReadLine {
  text: string
  /** in the order of the text; none overlaps another, and what no part holds is marks and joints */
  parts: readonly Part[]
  /** what is left when all else is taken out; empty: nothing that could be one */
  name: string
  /** `pack`: the price is for what holds `packSize`, not for one */
  pricePer: 'one' | 'pack'
}

/** Longer lines are read to here. */
export const longestLine = 1_000

interface Reading {
  /** the decimal mark of the text that the line stands in; undefined: as the line itself tells */
  mark?: DecimalMark | undefined
  /** the organisation's own, that a line may name: `Colour: red` */
  fields?: readonly NamedField[]
}

/** Reads a line of a supplier's e-mail, price list or shop, in English or German. */
export function readLine(line: string, { mark, fields = [] }: Reading = {}): ReadLine {
  const text = line.slice(0, longestLine)
  const draft = beginDraft(text)
  const decimalMark = markOf(text) ?? mark
  readNamedFields(draft, fields)
  readStatements(draft)
  readLabelledCodes(draft)
  const prices = findPrices(draft, decimalMark)
  readAsides(draft)
  readPacks(draft)
  readQuantity(draft, prices, decimalMark)
  readBareGtin(draft)
  readBareNumbers(draft, prices, decimalMark)
  settlePrices(draft, prices)
  readBareCode(draft)
  readName(draft)
  const parts = draft.parts.toSorted((one, other) => one.from - other.from)
  return { text, parts, name: nameOf(draft, parts), pricePer: perPack(draft, prices) ? 'pack' : 'one' }
}

/** The value of a line's part of a kind. */
export function valueOf({ parts }: Pick<ReadLine, 'parts'>, kind: PartKind): string | undefined {
  return parts.find((part) => part.kind === kind)?.value
}

/** The pieces of the name as they follow each other, a comma where more than what was taken out lies between. */
function nameOf({ open }: Draft, parts: readonly Part[]): string {
  const pieces = parts.filter(({ kind }) => kind === 'name')
  return pieces
    .map(({ value, from }, at) => {
      const last = pieces[at - 1]
      const joint = !last ? '' : /^[ \t\u0001]*$/.test(open.slice(last.to, from)) ? ' ' : ', '
      return joint + value
    })
    .join('')
    .replace(/\s+/g, ' ')
    .slice(0, longestLine)
}

/** A price is for a pack where it says so, where packs are bought, and where a pack is named as what one buys: `box of 50, 4.20`. */
function perPack(draft: Draft, prices: readonly Price[]): boolean {
  const size = findPart(draft, 'packSize')
  const pack = findPart(draft, 'packUnit')?.value
  const price = findPart(draft, 'price')
  if (!size || pack === undefined || !price) return false
  const said = prices.find(({ amount }) => amount.from === price.from)
  if (said?.isEach) return false
  if (said?.unit) return isSameWord(said.unit.value, pack)
  const bought = draft.parts.find(({ kind }) => kind === 'unit')?.value
  if (bought !== undefined) return isSameWord(bought, pack)
  return !/^(?:VPE|VE|PE|PU|PKG|Pkg|Verpackungseinheit|Packungsgröße|pack\w* \w+)$/i.test(pack)
}
