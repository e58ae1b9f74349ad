import { findCurrency } from './cell-kinds.ts'

const words =
  'grand total|total général|total general|totale generale|total|totals|subtotal|sub total|sum|summe|gesamt|gesamtsumme|gesamtbestand|zwischensumme|endsumme|somme|sous total|totaal|subtotaal|totale|subtotale|somma|suma|suma total|razem|celkem|součet|totalt|summa|合计|合計|小计|小計|итого|всего'
const total = new RegExp(`^(?:\\*{1,3}\\s*)?(?:${words}|\\*{1,3})\\s*:?$`, 'iu')
const totalOf = new RegExp(`^(?:${words}):?\\s+(?<of>.+)$`, 'iu')
const amount =
  /^[(+-]?\s*(?:[\p{Sc}]|[A-Z]{3}|Kč|zł)?\s*[+-]?\d[\d.,'’\s]*(?:%|\p{Sc}|[A-Z]{3}|Kč|zł|\p{L}{1,4}\.?)?\s*-?\)?$/u

/**
 * Whether a row is a sum below the table: its one text says so, and all else in it is numbers. A row of a product that is
 * called so has other texts.
 * @param section  the heading above the row, if there is one: its sum may name it ("Total Tools")
 */
export function isTotalRow(cells: readonly string[], section = ''): boolean {
  let said = false
  let numbers = 0
  for (const cell of cells) {
    const text = cell.replace(/[\s-]+/g, ' ').trim()
    if (text === '') continue
    if (!said && (total.test(text) || isTotalOf(text, section))) said = true
    else if (amount.test(cell.trim())) numbers++
    else if (findCurrency(text) !== undefined) continue
    else return false
  }
  return said && numbers > 0
}

function isTotalOf(text: string, section: string): boolean {
  const named = totalOf.exec(text)?.groups?.of
  return named !== undefined && section !== '' && named.toLowerCase().replace(/:$/, '') === section.toLowerCase()
}
