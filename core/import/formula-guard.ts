import { isDitto, isMarkOfNothing } from './cell-marks.ts'

/**
 * A text as a cell of a file that a spreadsheet opens: one that it would run as a formula gets an apostrophe in front, and so does one that an
 * import would take for "as above" or "nothing"; numbers below zero stay numbers.
 */
export function guardFormula(text: string): string {
  return /^'*[=+@\t\r]|^'*-(?![\d.,]+$)/.test(text) || isMark(text) ? `'${text}` : text
}

/** A cell as it was before it was guarded. */
export function unguardFormula(cell: string): string {
  return /^'+(?:[=+@\t\r]|-(?![\d.,]+$))/.test(cell) || (cell.startsWith("'") && isMark(cell.slice(1)))
    ? cell.slice(1)
    : cell
}

/** Whether a text is a mark that an import understands, behind any number of apostrophes. */
function isMark(text: string): boolean {
  const bare = text.replace(/^'+/, '')
  return isDitto(text) || isDitto(bare) || isMarkOfNothing(bare) || /^'{2,}$/.test(text)
}
