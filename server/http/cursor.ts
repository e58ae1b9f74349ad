import { sentence } from '#contract/words/sentence.ts'
import { AppError } from './app-error.ts'

/** A keyset position: the sort values and id of the last row of a page. Opaque to callers. */
export type Position = readonly (string | number | null)[]

export function toCursor(position: Position): string {
  return Buffer.from(JSON.stringify(position)).toString('base64url')
}

/**
 * Reads a cursor back.
 * @param width  how many values the list's order has
 * @throws AppError invalid_request  not a cursor of this list
 */
export function parseCursor(cursor: string | undefined, width: number): Position | undefined {
  if (cursor === undefined) return undefined
  try {
    const position: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'))
    if (Array.isArray(position) && position.length === width && position.every(isValue)) return position
  } catch {
    // falls through: not JSON
  }
  throw new AppError('invalid_request', { detail: sentence('request.cursor') })
}

function isValue(value: unknown): value is string | number | null {
  return value === null || typeof value === 'string' || typeof value === 'number'
}

/** Cuts a list read with one row more than asked for into a page. */
export function toPage<T>(
  rows: T[],
  limit: number,
  positionOf: (row: T) => Position,
): { data: T[]; nextCursor: string | null } {
  const data = rows.slice(0, limit)
  const last = data.at(-1)
  return { data, nextCursor: rows.length > limit && last !== undefined ? toCursor(positionOf(last)) : null }
}
