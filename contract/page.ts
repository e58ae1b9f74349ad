import { z } from 'zod'
import { filter } from './filter.ts'

/** A query parameter that holds JSON of the given shape. */
export const jsonParameter = <T extends z.ZodType>(shape: T) =>
  z
    .string()
    .max(20_000)
    .transform((value, context) => {
      try {
        return JSON.parse(value) as unknown
      } catch {
        context.addIssue({ code: 'custom', message: 'Must be JSON.' })
        return z.NEVER
      }
    })
    .pipe(shape)

export const limit = z.coerce.number().int().min(1).max(200).default(50)

/** What every list takes. `sort` is a field, with `-` in front for descending; `cursor` comes from the page before. */
export const listQuery = z.object({
  limit,
  cursor: z.string().max(2_000).optional(),
  sort: z.string().max(80).optional(),
  filter: jsonParameter(filter).optional(),
})

/** A keyset page: pass `nextCursor` on to read further; null at the end. */
export const page = <T extends z.ZodType>(row: T) =>
  z.object({ data: z.array(row), nextCursor: z.string().nullable(), total: z.int().optional() })

export interface Page<T> {
  data: T[]
  nextCursor: string | null
  total?: number
}
