import { guardFormula } from '#core/import/formula-guard.ts'

/** A line of a CSV file, its end included; what a spreadsheet would run as a formula is guarded. */
export function csvLine(cells: readonly string[]): string {
  return `${cells.map(toCell).join(',')}\r\n`
}

function toCell(value: string): string {
  const guarded = guardFormula(value)
  return /[",\r\n]|^\s|\s$/.test(guarded) ? `"${guarded.replaceAll('"', '""')}"` : guarded
}
