/**
 * A text as a cell of a file that a spreadsheet opens: one that it would run as a formula gets an apostrophe in front; numbers
 * below zero stay numbers.
 */
export function guardFormula(text: string): string {
  return /^'*[=+@\t\r]|^'*-(?![\d.,]+$)/.test(text) ? `'${text}` : text
}

/** A cell as it was before it was guarded. */
export function unguardFormula(cell: string): string {
  return /^'+(?:[=+@\t\r]|-(?![\d.,]+$))/.test(cell) ? cell.slice(1) : cell
}
