import type { MovementKind } from '#contract/movement.ts'
import { type Sentence, sentence } from '#contract/words/sentence.ts'
import type { SalesLine } from './read-sales-row.ts'
import { isSoldAs, type SoldItem } from './sales-profile.ts'
import { isCancellation, isSpoilageNote } from './sales-words.ts'

/** What a sales line does to stock. */
export interface SalesEntry {
  kind: Extract<MovementKind, 'sale' | 'return' | 'adjustment' | 'spoilage' | 'receipt' | 'transfer'>
  /** whether stock leaves, comes, or goes from the line's place to another */
  direction: 'out' | 'in' | 'between'
  /** exact, above zero */
  quantity: string
  /** what the movement's reason shall say */
  reason: string | Sentence
}

/** What the file as a whole tells; a column that is not there says nothing about a line that leaves it empty. */
export interface SalesColumns {
  customer: boolean
  price: boolean
}

/**
 * Decides what a line is: what it says, where the file has a column for that, else
 *
 * | quantity | line | is |
 * |---|---|---|
 * | above zero | any with a customer or a price, or in a file without such columns | sale |
 * | above zero | no customer, no price, described as the item is when sold | sale (given away) |
 * | above zero | no customer, no price, no description or another one ("found", "check") | adjustment, stock found |
 * | below zero | with a customer, a price or an invoice that takes another back | return |
 * | below zero | none of these, the description tells of damage | spoilage |
 * | below zero | none of these | adjustment, stock missing |
 */
export function classifySalesLine(line: SalesLine, item: SoldItem, columns: SalesColumns): SalesEntry {
  const { told } = line
  if (told) {
    const isOfCustomer = line.customer !== '' && (told.kind === 'sale' || told.kind === 'return')
    const of = isOfCustomer ? sentence('import.customer', { customer: line.customer }) : ''
    // the amount may stand in base units by now
    return { ...told, quantity: line.quantity.replace(/^-/, ''), reason: of }
  }
  const negative = line.quantity.startsWith('-')
  const quantity = negative ? line.quantity.slice(1) : line.quantity
  const byCustomer = line.customer !== ''
  const reason = byCustomer ? sentence('import.customer', { customer: line.customer }) : ''
  if (isOrdinary(line, columns)) {
    return negative
      ? { kind: 'return', direction: 'in', quantity, reason }
      : { kind: 'sale', direction: 'out', quantity, reason }
  }
  if (negative) {
    if (isCancellation(line.reference)) return { kind: 'return', direction: 'in', quantity, reason }
    const kind = isSpoilageNote(line.name) ? 'spoilage' : 'adjustment'
    return { kind, direction: 'out', quantity, reason: line.name }
  }
  if (line.name !== '' && isSoldAs(item, line.name)) return { kind: 'sale', direction: 'out', quantity, reason }
  return { kind: 'adjustment', direction: 'in', quantity, reason: line.name }
}

/**
 * Whether the line is a sale or return by itself. The direction of all lines but one sort is known without the rest of the
 * file: a positive quantity without customer and price, see `dependsOnItem`.
 */
function isOrdinary(line: SalesLine, columns: SalesColumns): boolean {
  if (line.customer !== '') return true
  if (line.unitPrice !== null && line.unitPrice !== '0') return true
  if (!columns.price) return !columns.customer || !line.quantity.startsWith('-')
  return !columns.customer && !line.quantity.startsWith('-')
}

/** Whether it takes the item's profile to know if stock leaves or comes with this line. */
export function dependsOnItem(line: SalesLine, columns: SalesColumns): boolean {
  return !line.told && !line.quantity.startsWith('-') && line.name !== '' && !isOrdinary(line, columns)
}
