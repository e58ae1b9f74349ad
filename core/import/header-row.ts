import { isKnownHeader } from './header-words.ts'
import { isRule } from './row-layout.ts'
import { findUnit } from './unit-words.ts'

/** Where the headers of a table stand. */
export interface HeaderRows {
  /** index of the first row of headers; -1: there are none */
  first: number
  /** index of the last one: the rows below it are data */
  last: number
}

const without: HeaderRows = { first: -1, last: -1 }
/** How far down headers are looked for. */
const searched = 40

/**
 * Finds the rows of headers among a file's first rows: titles and empty rows may stand above them, groups of columns above the
 * names, units below.
 * @param rows  the first rows, as cells
 * @returns first -1 when the first full row is data already, so that there are no headers
 */
export function findHeaderRows(rows: readonly (readonly string[])[]): HeaderRows {
  const filled = rows.slice(0, 200).map((row) => (isRule(row) ? [] : row.flatMap((cell) => cell.trim() || [])))
  const usual = median(filled.map((cells) => cells.length).filter((width) => width > 0))
  if (usual === undefined) return without
  const least = Math.max(1, Math.ceil(usual * 0.6))
  const full = filled.slice(0, searched).findIndex((cells) => cells.length >= least)
  const at = isHeader(filled, rows, full) ? full : findKnownHeader(filled, rows, full)
  if (at < 0) return without
  const last = isSecondRow(rows, at) ? at + 1 : at
  const first = last === at && isGroupRow(filled[at - 1], rows[at - 1]) ? at - 1 : at
  return { first, last }
}

function isHeader(filled: readonly (readonly string[])[], rows: readonly (readonly string[])[], at: number): boolean {
  const cells = filled[at]
  return cells !== undefined && looksLikeHeader(cells) && !isDataAgain(rows, at)
}

/** How far below a first row that is none the headers are looked for: programs write a line about the file itself above them. */
const mostAbove = 5

/** The row of headers that people know, a little below; -1: there is none. */
function findKnownHeader(
  filled: readonly (readonly string[])[],
  rows: readonly (readonly string[])[],
  full: number,
): number {
  if (full < 0) return -1
  const below = filled.slice(full + 1, full + 1 + mostAbove)
  const at = below.findIndex(
    (cells, step) => cells.filter(isKnownHeader).length >= 2 && isHeader(filled, rows, full + 1 + step),
  )
  return at < 0 ? -1 : full + 1 + at
}

/** The row told by a person, with a row of groups above it if there is one. */
export function headerRowsAt(rows: readonly (readonly string[])[], index: number): HeaderRows {
  if (index < 0) return without
  const above = rows[index - 1]
  const filled = above?.flatMap((cell) => cell.trim() || [])
  return { first: isGroupRow(filled, above) ? index - 1 : index, last: index }
}

function looksLikeHeader(cells: readonly string[]): boolean {
  if (new Set(cells.map((cell) => cell.toLowerCase())).size < cells.length * 0.5) return false
  const valueLike = cells.filter(
    (cell) =>
      cell.length > 120 ||
      /^[\p{Sc}(+-]*\d[\d.,:/\s-]*(?:%|\p{Sc}|[A-Za-zµΩ]{1,3})?\)?$/u.test(cell) ||
      /^\S+@\S+\.\S+$/.test(cell),
  )
  // sizes and years are names of columns as well, beside others that are nothing else
  const named = cells.filter(isKnownHeader).length
  return valueLike.length <= cells.length * (named >= 2 ? 0.8 : 0.2)
}

/** Whether the row's texts stand again in their columns below it, as values do and names of columns do not. */
function isDataAgain(rows: readonly (readonly string[])[], at: number): boolean {
  const row = rows[at] ?? []
  const texts = row.flatMap((cell, column) => (/\p{L}/u.test(cell) ? [{ text: cell.trim(), column }] : []))
  if (texts.some(({ text }) => isKnownHeader(text))) return false
  const below = rows.slice(at + 1, at + 500)
  const again = texts.filter(({ text, column }) => below.some((other) => (other[column] ?? '').trim() === text))
  return again.length > 0 && again.length >= texts.length * 0.25
}

/**
 * Whether the row below the headers belongs to them: it holds units of measure, or the names of columns whose groups stand above.
 */
function isSecondRow(rows: readonly (readonly string[])[], at: number): boolean {
  const upper = rows[at] ?? []
  const lower = rows[at + 1] ?? []
  if (isRule(lower)) return false
  const names = lower.flatMap((cell) => cell.trim() || [])
  if (names.length === 0) return false
  if (names.every((name) => findUnit(name.replace(/^[[(]|[\])]$/g, '')) !== undefined)) return true
  const gaps = lower.filter((cell, column) => cell.trim() !== '' && (upper[column] ?? '').trim() === '').length
  if (gaps === 0 || !looksLikeHeader(names) || isDataAgain(rows, at + 1)) return false
  return names.length > 1 && (names.some(isKnownHeader) || hasValuesBelow(rows, at + 1))
}

/** Whether columns named in words hold numbers below. */
function hasValuesBelow(rows: readonly (readonly string[])[], at: number): boolean {
  const below = rows.slice(at + 1, at + 20)
  return (rows[at] ?? []).some(
    (cell, column) =>
      /\p{L}/u.test(cell) &&
      below.length > 0 &&
      below.every((row) => /^$|^[\p{Sc}+-]?\d[\d.,/:\s-]*$/u.test((row[column] ?? '').trim())) &&
      below.some((row) => (row[column] ?? '').trim() !== ''),
  )
}

/** Whether a row above the headers names groups of columns, and is no title, date or note. */
function isGroupRow(filled: readonly string[] | undefined, row: readonly string[] | undefined): boolean {
  if (!filled || !row || filled.length < 2) return false
  const lastColumn = row.findLastIndex((cell) => cell.trim() !== '')
  return looksLikeHeader(filled) && lastColumn >= 2 && !filled.some((cell) => cell.endsWith(':'))
}

function median(values: number[]): number | undefined {
  return values.sort((a, b) => a - b)[Math.floor(values.length / 2)]
}

/**
 * One name a column from one or several rows of headers: a unit below a name goes behind it in brackets; a group's name goes before
 * names that several groups share, and stands for a name that is missing.
 * @param width  number of columns
 */
export function mergeHeaders(
  rows: readonly (readonly string[])[],
  { first, last }: HeaderRows,
  width: number,
): string[] {
  const cellsOf = (index: number) =>
    Array.from({ length: width }, (_, column) =>
      index < 0 ? '' : (rows[index]?.[column] ?? '').replace(/\s+/g, ' ').trim(),
    )
  const lower = cellsOf(last)
  if (first === last) return toHeaders(lower)
  const upper = cellsOf(first)
  if (lower.every((cell) => cell === '' || findUnit(cell.replace(/^[[(]|[\])]$/g, '')) !== undefined))
    return toHeaders(upper.map((name, column) => withUnit(name, lower[column] ?? '')))
  // A group's name stands over its first column; the cells it is merged with are empty.
  let group = ''
  const groups = upper.map((name) => {
    group = name === '' ? group : name
    return group
  })
  const shared = new Set(lower.filter((name, column) => name !== '' && lower.indexOf(name) !== column))
  return toHeaders(
    lower.map((name, column) => {
      if (name === '') return upper[column] ?? ''
      const group = groups[column] ?? ''
      // "Price" above "buy" and "sell", "Stock" above places
      const isOfGroup =
        group !== '' && isKnownHeader(group) && !isKnownHeader(name) && groups.filter((one) => one === group).length > 1
      return shared.has(name) || numbers.test(name) || isOfGroup ? `${group} ${name}`.trim() : name
    }),
  )
}

/** Names that say nothing without that of their group. */
const numbers = /^(?:nr|no|n[°º]|num|nummer|number|numéro|número|numero|id|code)\.?$/i

function withUnit(name: string, unit: string): string {
  return unit === '' ? name : `${name} (${unit.replace(/^[[(]|[\])]$/g, '')})`
}

/** Headers as keys of a mapping: trimmed, "Column 3" where there is none, " (2)" behind a repeated one. */
export function toHeaders(cells: readonly string[]): string[] {
  const seen = new Map<string, number>()
  const taken = new Set(cells.map((cell) => cell.replace(/\s+/g, ' ').trim().slice(0, 400)))
  return cells.map((cell, index) => {
    const header = cell.replace(/\s+/g, ' ').trim().slice(0, 400) || `Column ${index + 1}`
    let times = (seen.get(header) ?? 0) + 1
    if (times > 1) while (taken.has(`${header} (${times})`)) times++
    seen.set(header, times)
    return times === 1 ? header : `${header} (${times})`
  })
}
