import { id } from '#contract/values.ts'
import { sentence } from '#contract/words/sentence.ts'
import { AppError } from '#server/http/app-error.ts'
import { parseCursor } from '#server/http/cursor.ts'

/**
 * The row id a list ordered by id goes on after.
 * @throws AppError invalid_request  not a cursor of such a list
 */
export function parseIdCursor(cursor: string | undefined): string | undefined {
  const position = parseCursor(cursor, 1)
  if (!position) return undefined
  const read = id.safeParse(position[0])
  if (!read.success) throw new AppError('invalid_request', { detail: sentence('request.cursor') })
  return read.data
}
