// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is left out
const unreadable = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f\ufffd]/g

/**
 * A text as a cell of a file can hold it: without control characters and blanks around it, its lines ended by line feeds. An import
 * that finds a cell equal to the plain text of what an item holds leaves the item's own text as it is.
 */
export function plainText(text: string): string {
  return text
    .replace(/\r\n?|[\u0085\u2028\u2029]/g, '\n')
    .replace(unreadable, '')
    .toWellFormed()
    .trim()
}

/** The same on one line. */
export function plainLine(text: string): string {
  return plainText(text).replace(/\s*[\t\n]\s*/g, ' ')
}
