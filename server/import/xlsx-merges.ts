import type { TableRow } from './table.ts'
import type { XlsxArchive } from './xlsx-archive.ts'

/** Cells of one column that are merged over several rows: the first one holds their value. */
interface Merge {
  column: number
  first: number
  last: number
}

/** A sheet of more merged cells is no table. */
const most = 100_000
const longestList = 8_000_000

/**
 * The cells that a sheet merges over several rows. They are listed behind its rows: the part is unpacked once more for them, and not parsed.
 * @returns in the order of their first rows
 */
export async function readMerges(archive: XlsxArchive, part: string): Promise<Merge[]> {
  try {
    return (await listMerges(archive, part)).sort((a, b) => a.first - b.first)
  } catch {
    // whatever is wrong with the part, reading its rows says so in words for people
    return []
  }
}

async function listMerges(archive: XlsxArchive, part: string): Promise<Merge[]> {
  const merges: Merge[] = []
  let rest = ''
  let isListed = false
  let length = 0
  const stream = await archive.read(part)
  const decoder = new TextDecoder()
  for await (const chunk of stream) {
    rest += decoder.decode(chunk as Uint8Array, { stream: true })
    if (!isListed) {
      const at = rest.search(/<(?:\w+:)?mergeCells\b/)
      // the word may be cut
      if (at < 0) rest = rest.slice(-40)
      isListed = at >= 0
      if (!isListed) continue
      rest = rest.slice(at)
    }
    length += rest.length
    const end = rest.lastIndexOf('>') + 1
    for (const [, from = '', fromRow = '', to = '', toRow = ''] of rest
      .slice(0, end)
      .matchAll(/ref="([A-Z]{1,3})(\d{1,7}):([A-Z]{1,3})(\d{1,7})"/g)) {
      if (from !== to || Number(fromRow) >= Number(toRow)) continue
      merges.push({ column: columnOf(from), first: Number(fromRow), last: Number(toRow) })
    }
    if (rest.includes('mergeCells>') || merges.length > most || length > longestList) break
    rest = rest.slice(end)
  }
  stream.destroy()
  return merges
}

/** The rows with the value of merged cells in each of them. */
export async function* fillMerged(
  batches: AsyncGenerator<TableRow[]>,
  merges: readonly Merge[],
): AsyncGenerator<TableRow[]> {
  let next = 0
  let open: (Merge & { value: string })[] = []
  for await (const rows of batches) {
    if (merges.length > 0)
      for (const row of rows) {
        open = open.filter(({ last }) => last >= row.number)
        for (const { column, value } of open) {
          while (row.cells.length < column) row.cells.push('')
          if ((row.cells[column] ?? '') === '') row.cells[column] = value
        }
        for (; (merges[next]?.first ?? Number.POSITIVE_INFINITY) <= row.number; next++) {
          const merge = merges[next]
          const value = merge?.first === row.number ? (row.cells[merge.column] ?? '') : ''
          if (merge && value !== '') open.push({ ...merge, value })
        }
      }
    yield rows
  }
}

/** "BC12" is column 54, counted from 0. */
export function columnOf(reference: string): number {
  let column = 0
  for (let at = 0; at < reference.length; at++) {
    const code = reference.charCodeAt(at) & 0xdf
    if (code < 65 || code > 90) break
    column = column * 26 + code - 64
    if (column > 100_000) break
  }
  return column - 1
}
