/**
 * Finds the row of headers among a file's first rows: titles and empty rows may stand above it.
 * @param rows  the first rows, as cells
 * @returns its index; -1 when the first row is data already, so that there are no headers
 */
export function findHeaderRow(rows: readonly (readonly string[])[]): number {
  const widths = rows.slice(0, 60).map((row) => row.filter((cell) => cell.trim() !== '').length)
  const usual = median(widths.filter((width) => width > 0))
  if (usual === undefined) return -1
  const limit = Math.min(rows.length, 20)
  for (let index = 0; index < limit; index++) {
    const row = rows[index] ?? []
    const filled = row.map((cell) => cell.trim()).filter((cell) => cell !== '')
    if (filled.length < Math.max(1, Math.ceil(usual * 0.6))) continue
    if (looksLikeHeader(filled)) return index
    // the first full row is no header: none follows below data
    return -1
  }
  return -1
}

function looksLikeHeader(cells: readonly string[]): boolean {
  if (new Set(cells.map((cell) => cell.toLowerCase())).size < cells.length * 0.8) return false
  const valueLike = cells.filter((cell) => /^[\p{Sc}(+-]*\d[\d.,:/\s-]*%?\)?$/u.test(cell) || cell.length > 120)
  return valueLike.length <= cells.length * 0.2
}

function median(values: number[]): number | undefined {
  return values.sort((a, b) => a - b)[Math.floor(values.length / 2)]
}

/** Headers as keys of a mapping: trimmed, "Column 3" where there is none, " (2)" behind a repeated one. */
export function toHeaders(cells: readonly string[]): string[] {
  const seen = new Map<string, number>()
  return cells.map((cell, index) => {
    const header = cell.replace(/\s+/g, ' ').trim().slice(0, 400) || `Column ${index + 1}`
    const times = (seen.get(header) ?? 0) + 1
    seen.set(header, times)
    return times === 1 ? header : `${header} (${times})`
  })
}
