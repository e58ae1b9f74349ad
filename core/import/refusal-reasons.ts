/** Why a row was refused: stable keys, each with one meaning. The words for people stand in the message catalogue. */
export const refusalReasons = [
  /** no cell has a value */
  'blank_row',
  /** the headers once more, as programs repeat them on every printed page */
  'repeated_header',
  /** a sum below the table */
  'total_row',
  /** a text that heads the rows below it */
  'heading_row',
  /** a footnote, the number of a page, a remark below the table */
  'note_row',
  /** more of the row above it, such as its second supplier */
  'continued_row',
  /** made to try something out */
  'test_row',
  /** postage, fees, discounts, bank charges: money, but nothing that is kept in stock */
  'service_line',
  'missing_sku',
  /** a code of many digits that a spreadsheet wrote as a power of ten: 5.01E+12 */
  'shortened_code',
  'missing_name',
  'missing_quantity',
  'missing_date',
  'zero_quantity',
  'unreadable_quantity',
  'unreadable_price',
  'unreadable_number',
  'unreadable_date',
  /** before 1970 or after tomorrow */
  'date_out_of_range',
  'quantity_too_large',
  /** neither the item's base unit, nor a pack of it, nor a unit that converts to it */
  'unknown_unit',
  /** an amount in another unit that nine places behind the point do not hold in the base unit */
  'inexact_unit',
  'negative_price',
  'negative_stock',
  /** control characters, or bytes that are no text in the file's encoding */
  'unreadable_text',
  'text_too_long',
  /** a formula that ends in an error such as #REF! */
  'formula_error',
  /** a formula whose value the file does not hold */
  'formula_without_value',
  /** a custom field's value that does not fit its definition */
  'invalid_attribute',
  /** a value in a field that items of the row's type and category do not have */
  'foreign_field',
  'unknown_item_type',
  /** not there, several of that name, or a path too deep */
  'unknown_category',
  /** a reference to something that is not there, or of which there are several by that name */
  'unknown_reference',
  /** no value in the column that rows are known by */
  'missing_key',
  /** the SKU of a new item, or the new SKU of another, belongs to an item already */
  'sku_taken',
  /** the code of a new record, or the new code of another, belongs to a record already */
  'code_taken',
  /** the value of a unique field belongs to another item */
  'value_taken',
  /** the SKU or barcode of two items */
  'ambiguous_item',
  /** the parent's SKU is no item's in use, or its row was refused */
  'unknown_parent',
  /** a variant is to be given variants */
  'variant_of_variant',
  /** the item is there, and none of this parent's variants */
  'other_parent',
  /** names that are not up to three fields of choices the item has */
  'unknown_axis',
  /** the variants of the item differ by other fields already */
  'other_axes',
  /** neither the item nor the file says by what its variants differ */
  'missing_axes',
  /** a variant without a choice in a field that tells it apart */
  'missing_axis_option',
  'unknown_axis_option',
  /** another variant has the same choices */
  'variant_taken',
  /** the item holds stock itself: it cannot be given variants */
  'item_has_stock',
  /** stock of an item whose variants hold it */
  'item_has_variants',
  'location_not_usable',
  /** a supplier's or location's row without a code and a name */
  'missing_code',
  /** a name that several suppliers or locations have */
  'ambiguous_record',
  'invalid_email',
  /** none of the kinds of location there are */
  'unknown_kind',
  /** none of the ways in which stock below zero is met */
  'unknown_policy',
  /** whether something is archived, in no word for yes or no */
  'neither_yes_nor_no',
  /** a location to be archived that has stock, or places in use in it */
  'place_in_use',
  /** the place a location is to lie in is archived, or closes the books, or its own row was refused */
  'unknown_place',
  /** a location that would lie in itself, over others or not */
  'place_cycle',
  /** the code of a virtual location */
  'code_of_books',
  /** less stock than is reserved: it is not adjusted */
  'stock_reserved',
  /** stock of the item is told apart by lots or serials, which the row does not name */
  'stock_tracked',
  /** a lot's stock of an item whose stock has been kept without lots */
  'stock_untracked',
  /** the lot is there, or stands above in the file, with another day it expires on */
  'lot_differs',
  /** of a serial, which is one thing, another amount than one */
  'serial_quantity',
  /** the serial is in stock at another place, or stands above in the file */
  'serial_in_stock',
  /** a word that is no kind of movement, or one that says the opposite of its sign */
  'unknown_movement',
  /** a transfer that does not say from where to where */
  'missing_place',
  /** a warning: the item is written, but its stock is known at this location and not booked once more */
  'stock_already_known',
] as const
/** Of rows that are none of the list's records: they are skipped, and nobody has to mend them. */
const skips: ReadonlySet<string> = new Set<(typeof refusalReasons)[number]>([
  'blank_row',
  'repeated_header',
  'total_row',
  'heading_row',
  'note_row',
  'continued_row',
])

export function isSkipped(reason: string): boolean {
  return skips.has(reason)
}

/** How many rows were refused, and how many only skipped, with those counted before. */
export function countLeftOut(
  before: { refused: number; skipped: number },
  leftOut: readonly { refused: { reason: string } }[],
): { refused: number; skipped: number } {
  const skipped = leftOut.filter(({ refused }) => isSkipped(refused.reason)).length
  return { refused: before.refused + leftOut.length - skipped, skipped: before.skipped + skipped }
}

export type RefusalReason = (typeof refusalReasons)[number]

/** A refused row: why, and which column and value are to blame. */
export interface Refused {
  reason: RefusalReason
  /** the target whose column holds the cause */
  target?: string
  value?: string
  /** exact; of a row about stock: what is there */
  onHand?: string
}
