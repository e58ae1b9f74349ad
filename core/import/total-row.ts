const total =
  /^(?:grand |sub)?(?:total|totals|sum|summe|gesamt|gesamtsumme|zwischensumme|somme|totaal|totale|suma|razem|合计|合計|итого)\s*:?$/i

/**
 * Whether a row is a sum below the table: its one text says so, and all else in it is numbers. A row of a product that is
 * called so has other texts.
 */
export function isTotalRow(cells: readonly string[]): boolean {
  let said = false
  let numbers = 0
  for (const cell of cells) {
    const text = cell.trim()
    if (text === '') continue
    if (!said && total.test(text)) said = true
    else if (/^[\p{Sc}(+-]*\d[\d.,'\s]*(?:%|\p{Sc})?\)?$/u.test(text)) numbers++
    else return false
  }
  return said && numbers > 0
}
