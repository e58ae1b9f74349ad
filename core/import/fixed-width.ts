import { endsWithPage } from './note-row.ts'

/** Where the columns of a text begin that stand at the same places in every line. */
export interface FixedColumns {
  starts: readonly number[]
  /** told by a line of dashes below the headers */
  ruled: boolean
}

const mostLength = 2_000

/**
 * Finds the columns of a table that was printed: a line of dashes has one run for each, or there are places where every line of several pieces is
 * blank. Lines of one piece are titles and notes.
 * @param lines  the first lines that hold anything
 */
export function fixedColumns(lines: readonly string[]): FixedColumns | undefined {
  if (lines.length < 3 || lines.some((line) => line.includes('\t') || line.length > mostLength)) return undefined
  const rule = lines.slice(0, 40).find((line) => /^\s*(?:-{2,}|={2,})(?:\s+(?:-{1,}|={1,}))+\s*$/.test(line))
  if (rule) return { starts: [...rule.matchAll(/\S+/g)].map(({ index }) => index), ruled: true }
  const pieces = lines.map((line) => line.trim().split(/\s{2,}/).length)
  const usual = [...pieces].sort((a, b) => a - b)[Math.floor(pieces.length / 2)] ?? 0
  if (usual < 2) return undefined
  const table = lines.filter((_, at) => (pieces[at] ?? 0) >= Math.max(2, usual - 1))
  if (table.length < 3 || table.length < lines.length * 0.6) return undefined
  const width = Math.max(...table.map((line) => line.length))
  const isBlank = Array.from({ length: width }, (_, at) => table.every((line) => (line[at] ?? ' ') === ' '))
  const starts: number[] = []
  for (let at = 0; at < width; at++) {
    const isStart = !isBlank[at] && (at === 0 || isBlank[at - 1])
    const isApart = starts.length === 0 || (isBlank[at - 1] && isBlank[at - 2])
    if (isStart && isApart) starts.push(at)
  }
  return starts.length >= 2 && starts.length >= usual - 1 ? { starts, ruled: false } : undefined
}

/** So far a word may reach over a column's edge: columns of printed tables are not drawn to the character. */
const reach = 2

/** The cells of a line, each word in the column it stands in most of; a line that runs across the columns' edges is a title or a note, and one cell. */
export function cutFixed(line: string, starts: readonly number[]): string[] {
  const whole = () => [line.trim().replace(/\s+/g, ' ')]
  if (endsWithPage(line)) return whole()
  const cells: string[][] = starts.map(() => [])
  const edges = starts.slice(1)
  let column = 0
  let ended = 0
  for (const { index, 0: word } of line.matchAll(/\S+/g)) {
    const end = index + word.length
    const edge = edges.find((at) => at > index && at < end)
    if (edge !== undefined && Math.min(edge - index, end - edge) > reach) return whole()
    const from = edge === undefined ? index : edge - index > end - edge ? index : edge
    const before = column
    while (column + 1 < starts.length && (starts[column + 1] ?? 0) <= from) column++
    // words of one text go on where the next column has begun before them
    const goesOn = index === ended + 1 && column !== before && from > (starts[column] ?? 0) + reach
    if (goesOn) return whole()
    ended = end
    cells[column]?.push(word)
  }
  return cells.every((words) => words.length === 0) ? [''] : cells.map((words) => words.join(' '))
}
