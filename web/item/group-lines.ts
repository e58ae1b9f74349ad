/** Where a line stands: in which group, and as which of its rows; `row` -1 is the heading. Undefined beyond the end. */
export function placeOfLine(starts: readonly number[], index: number): { group: number; row: number } | undefined {
  if (index < 0 || index >= (starts.at(-1) ?? 0)) return undefined
  let low = 0
  let high = starts.length - 2
  while (low < high) {
    const middle = (low + high + 1) >> 1
    if ((starts[middle] ?? 0) <= index) low = middle
    else high = middle - 1
  }
  return { group: low, row: index - (starts[low] ?? 0) - 1 }
}

/** The line each group begins with (its heading, its rows below where it is open), and as the last entry how many lines there are. */
export function startsOf(spans: readonly { rows: number }[]): number[] {
  const starts = [0]
  for (const { rows } of spans) starts.push((starts.at(-1) ?? 0) + 1 + rows)
  return starts
}

/** The rows of each group that stand between two lines, both within. */
export function rowsBetween(
  starts: readonly number[],
  first: number,
  last: number,
): { group: number; from: number; to: number }[] {
  const found: { group: number; from: number; to: number }[] = []
  const begin = placeOfLine(starts, Math.max(first, 0))
  if (!begin) return found
  for (let group = begin.group; group < starts.length - 1 && (starts[group] ?? 0) <= last; group++) {
    const top = (starts[group] ?? 0) + 1
    const bottom = (starts[group + 1] ?? 0) - 1
    const [from, to] = [Math.max(first, top) - top, Math.min(last, bottom) - top]
    if (to >= from) found.push({ group, from, to })
  }
  return found
}
