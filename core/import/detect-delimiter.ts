/** Delimiters a text table may have, those first that texts themselves hold least: where two fit equally, the first does. */
export const delimiters = ['\t', '|', ';', ',', '^', '~', ':'] as const
export type Delimiter = (typeof delimiters)[number]

/**
 * The delimiter of a text table: the one that cuts most of the sample's lines into the same number of cells, and into
 * the most. Quoted text is skipped, so commas in descriptions do not count.
 * @param sample  the beginning of the file; a cut last line does no harm
 * @returns "," when no candidate cuts anything: a table of one column
 */
export function detectDelimiter(sample: string): Delimiter {
  const lines = splitLines(sample, 200)
  let best: { delimiter: Delimiter; score: number } = { delimiter: ',', score: 0 }
  for (const delimiter of delimiters) {
    const counts = lines.map((line) => countOutsideQuotes(line, delimiter))
    const frequency = new Map<number, number>()
    for (const count of counts) if (count > 0) frequency.set(count, (frequency.get(count) ?? 0) + 1)
    let usual = 0
    let times = 0
    for (const [count, occurrences] of frequency)
      if (occurrences > times || (occurrences === times && count > usual)) [usual, times] = [count, occurrences]
    // Consistency first; among equally consistent ones, more cells.
    const share = lines.length === 0 ? 0 : times / lines.length
    const score = share * share * (1 + Math.log2(1 + usual) / 4) * (delimiter === ':' ? 0.5 : 1)
    if (score > best.score + 1e-9) best = { delimiter, score }
  }
  return best.delimiter
}

function splitLines(sample: string, most: number): string[] {
  const lines: string[] = []
  let start = 0
  let quoted = false
  for (let at = 0; at < sample.length && lines.length < most; at++) {
    const char = sample.charCodeAt(at)
    if (char === 34) quoted = !quoted
    else if ((char === 10 || char === 13) && !quoted) {
      if (at > start) lines.push(sample.slice(start, at))
      start = at + 1
    }
  }
  // The last line may be cut; it counts only when it is the only one.
  if (lines.length === 0 && start < sample.length) lines.push(sample.slice(start, start + 10_000))
  return lines
}

function countOutsideQuotes(line: string, delimiter: string): number {
  let count = 0
  let quoted = false
  for (let at = 0; at < line.length; at++) {
    const char = line[at]
    if (char === '"') quoted = !quoted
    else if (char === delimiter && !quoted) count++
  }
  return count
}
