import { isDitto } from './cell-marks.ts'
import { isNote } from './note-row.ts'
import type { Refused } from './refusal-reasons.ts'
import { filledOf, isCode, isRepeatedHeader, isRule, leastUsual, type RowLayout } from './row-layout.ts'
import { isTotalRow } from './total-row.ts'

/** What a row is: the cells of a record, those of the heading it stands under behind them; or no record, and why. */
export type ReadRow = { cells: readonly string[] } | Refused

/**
 * Reads the rows below the headers one after the other: tells records from headings, sums and notes, and puts what stands above in place of the marks
 * that say so. It remembers what came before, so it is given every row, in order, and each reading of a file has its own.
 * @param width  columns of the table, without that of headings
 */
export function rowReader(layout: RowLayout, width: number): (cells: readonly string[]) => ReadRow {
  const { headers, usual, sectionColumn, codeColumns, group } = layout
  let section = ''
  let isBelowTotal = false
  let above: readonly string[] = []

  const aside = (filled: readonly number[], cells: readonly string[]): Refused | undefined => {
    const [column = 0] = filled
    const text = (cells[column] ?? '').trim()
    if (filled.length !== 1 || usual < leastUsual) return undefined
    if (isNote(text)) return { reason: 'note_row' }
    if (column === sectionColumn && !(codeColumns.has(column) && isCode(text))) {
      section = text.replace(/\s*:$/, '')
      return { reason: 'heading_row' }
    }
    return isBelowTotal || (codeColumns.has(column) && !isCode(text)) ? { reason: 'note_row' } : undefined
  }

  return (cells) => {
    const filled = filledOf(cells)
    if (filled.length === 0 || isRule(cells)) return { reason: 'blank_row' }
    if (isRepeatedHeader(cells, headers)) return { reason: 'repeated_header' }
    if (isTotalRow(cells, section)) {
      isBelowTotal = true
      return { reason: 'total_row' }
    }
    const other = aside(filled, cells)
    if (other) return other
    isBelowTotal = false
    let read = cells
    if (cells.some((cell) => isDitto(cell.trim())))
      read = cells.map((cell, column) => (isDitto(cell.trim()) ? (above[column] ?? cell) : cell))
    const isFurther = group !== undefined && sameText(read[0], above[0])
    if (isFurther)
      read = Array.from({ length: width }, (_, column) => {
        const cell = read[column] ?? ''
        return cell.trim() === '' && group.shared.includes(column) ? (above[column] ?? '') : cell
      })
    above = read
    if (sectionColumn === undefined) return { cells: read }
    return { cells: [...Array.from({ length: width }, (_, column) => read[column] ?? ''), section] }
  }
}

function sameText(one: string | undefined, other: string | undefined): boolean {
  return one !== undefined && one.trim() !== '' && one.trim() === other?.trim()
}
