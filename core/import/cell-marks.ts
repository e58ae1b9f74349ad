const ditto = /^(?:"|''|〃|”|“|″|„|,,|-\s?"\s?-|dto\.?|ditto|dito|idem)$/iu

/** Whether a cell is a mark that says "as above". */
export function isDitto(cell: string): boolean {
  return cell.length <= 6 && ditto.test(cell)
}

/** Whether a cell marks that there is nothing to say, in signs that are no text of anybody's: "-", "n/a", "NULL". */
export function isMarkOfNothing(text: string): boolean {
  return text.length <= 5 && /^(?:-{1,3}|–|—|n\/?a|n\.a\.|#n\/a|null|nan)$/i.test(text)
}
