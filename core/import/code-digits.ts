/** Whether a code lost digits in a spreadsheet, which wrote it as a power of ten: "5.01235E+12". */
export function isShortened(text: string): boolean {
  return /^\d(?:[.,]\d{1,14})?E\+?\d{1,2}$/i.test(text) && /[.,+]/.test(text)
}
