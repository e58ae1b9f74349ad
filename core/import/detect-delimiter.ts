/** Delimiters a text table may have, those first that texts themselves hold least: where two fit equally, the first does. */
export const delimiters = ['\t', '|', ';', ',', '^', '~', ':'] as const
export type Delimiter = (typeof delimiters)[number]

/** How a text table marks its cells. */
export interface Dialect {
  delimiter: Delimiter
  quote: '"' | "'"
  /** what stands before a quotation mark inside of quotes: another one, or a backslash */
  escape: '"' | "'" | '\\'
  /** the first line tells the delimiter ("sep=;") and is no row */
  told: boolean
}

/**
 * How a text table is written, from its beginning: the delimiter is the one that cuts most lines into the same number of
 * cells, and into the most. Quoted text is skipped, so commas in descriptions do not count, nor do decimal commas where another
 * delimiter fits.
 * @param sample  the beginning of the file; a cut last line does no harm
 * @returns delimiter "," when no candidate cuts anything: a table of one column
 */
export function detectDialect(sample: string): Dialect {
  const told = /^sep=([\t|;,^~:])\r?\n/i.exec(sample)
  const quote = detectQuote(sample)
  const escape = detectEscape(sample, quote)
  const delimiter = (told?.[1] as Delimiter | undefined) ?? detectDelimiter(sample, { quote, escape })
  return { delimiter, quote, escape, told: told !== null }
}

/** Single quotes are marks only where cells begin and end with them, and no cell does with double ones. */
function detectQuote(sample: string): '"' | "'" {
  const single = sample.match(/(?:^|[\t|;,^~\n])'[^'\n]*'(?=[\t|;,^~\r\n]|$)/g)?.length ?? 0
  const double = sample.match(/(?:^|[\t|;,^~\n])"/g)?.length ?? 0
  return single >= 3 && double === 0 ? "'" : '"'
}

/** A backslash where quotation marks inside of cells have one and none is doubled. */
function detectEscape(sample: string, quote: '"' | "'"): Dialect['escape'] {
  if (!sample.includes(`\\${quote}`) || sample.includes(`${quote}${quote}`)) return quote
  // `"C:\"` ends its cell with a backslash: what follows is a delimiter or a line's end.
  const inside = sample.match(quote === '"' ? /\\"(?![\t|;,^~\r\n]|$)/g : /\\'(?![\t|;,^~\r\n]|$)/g)?.length ?? 0
  return inside > 0 ? '\\' : quote
}

type Marks = Pick<Dialect, 'quote' | 'escape'>

function detectDelimiter(sample: string, marks: Marks): Delimiter {
  const lines = splitLines(sample, 200, marks)
  let best: { delimiter: Delimiter; score: number; share: number } = { delimiter: ',', score: 0, share: 0 }
  for (const delimiter of delimiters) {
    const counts = lines.map((line) => countOutsideQuotes(line, delimiter, marks))
    const frequency = new Map<number, number>()
    for (const count of counts) if (count > 0) frequency.set(count, (frequency.get(count) ?? 0) + 1)
    let usual = 0
    let times = 0
    for (const [count, occurrences] of frequency)
      if (occurrences > times || (occurrences === times && count > usual)) [usual, times] = [count, occurrences]
    // Consistency first; among equally consistent ones, more cells.
    const share = lines.length === 0 ? 0 : times / lines.length
    if (delimiter === ',' && best.share >= 0.8 && areDecimals(lines)) continue
    const score = share * share * (1 + Math.log2(1 + usual) / 4) * (delimiter === ':' ? 0.5 : 1)
    if (score > best.score + 1e-9) best = { delimiter, score, share }
  }
  return best.delimiter
}

/** The share of lines that a delimiter cuts into the commonest number of cells above one. */
export function delimiterShare(lines: readonly string[], dialect: Dialect): number {
  const counts = new Map<number, number>()
  for (const line of lines) {
    const count = countOutsideQuotes(line, dialect.delimiter, dialect)
    if (count > 0) counts.set(count, (counts.get(count) ?? 0) + 1)
  }
  return Math.max(0, ...counts.values()) / Math.max(1, lines.length)
}

/** Whether most commas stand between digits, as in "1,5". */
function areDecimals(lines: readonly string[]): boolean {
  let commas = 0
  let decimal = 0
  for (const line of lines) {
    commas += line.match(/,/g)?.length ?? 0
    decimal += line.match(/\d,(?=\d)/g)?.length ?? 0
  }
  return decimal > commas * 0.7
}

function splitLines(sample: string, most: number, marks: Marks): string[] {
  const lines: string[] = []
  let start = 0
  let quoted = false
  for (let at = 0; at < sample.length && lines.length < most; at++) {
    const char = sample.charCodeAt(at)
    if (quoted && isDoubled(sample, at, marks)) at++
    else if (sample[at] === marks.quote) quoted = isQuoted(sample, at, quoted)
    else if ((char === 10 || char === 13) && !quoted) {
      if (at > start) lines.push(sample.slice(start, at))
      start = at + 1
    }
  }
  // The last line may be cut; it counts only when it is the only one.
  if (lines.length === 0 && start < sample.length) lines.push(sample.slice(start, start + 10_000))
  return lines
}

function countOutsideQuotes(line: string, delimiter: string, marks: Marks): number {
  let count = 0
  let quoted = false
  for (let at = 0; at < line.length; at++) {
    const char = line[at]
    if (quoted && isDoubled(line, at, marks)) at++
    else if (char === marks.quote) quoted = isQuoted(line, at, quoted)
    else if (char === delimiter && !quoted) count++
  }
  return count
}

/** Whether a quotation mark inside of quotes is one of two that stand for one: `"3/4"", steel"` ends behind the word. */
function isDoubled(text: string, at: number, { quote, escape }: Marks): boolean {
  return escape === quote && text[at] === quote && text[at + 1] === quote
}

/** Whether text is quoted behind a quotation mark: marks open at the beginning of a cell only (5" is an inch), and close before an end. */
function isQuoted(text: string, at: number, quoted: boolean): boolean {
  const isEdge = (char: string | undefined) => char === undefined || /[\t|;,^~:\r\n]/.test(char)
  return quoted ? !isEdge(text[at + 1]) : isEdge(text[at - 1])
}
