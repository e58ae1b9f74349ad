/** Serials as people scan and paste them: one a line, or with commas between them. */
export function readSerials(text: string): string[] {
  return text
    .split(/[\n,;\t]/)
    .map((serial) => serial.trim())
    .filter((serial) => serial !== '')
}

/** A serial that stands in the text twice, whatever the case of its letters. */
export function repeatedSerial(serials: readonly string[]): string | undefined {
  const folded = serials.map((serial) => serial.toLowerCase())
  return serials.find((_, index) => folded.indexOf(folded[index] ?? '') !== index)
}
