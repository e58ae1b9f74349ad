import { z } from 'zod'
import { filter } from './filter.ts'
import { wording } from './words/sentence.ts'

/** Deeper than any shape here; checked before a shape is, which goes down by recursion. */
const deepest = 64

/** A query parameter that holds JSON of the given shape. */
export const jsonParameter = <T extends z.ZodType>(shape: T) =>
  z
    .string()
    .max(20_000)
    .transform((value, context) => {
      try {
        const parsed: unknown = JSON.parse(value)
        if (!isDeeperThan(parsed, deepest)) return parsed
        context.addIssue({ code: 'custom', message: wording('value.levels'), params: { most: deepest } })
      } catch {
        context.addIssue({ code: 'custom', message: wording('value.json') })
      }
      return z.NEVER
    })
    .pipe(shape)

/** Goes through the levels one by one, so that no depth exhausts the stack. */
function isDeeperThan(value: unknown, levels: number): boolean {
  let level = [value]
  for (let depth = 0; level.length > 0; depth++) {
    if (depth > levels) return true
    level = level.flatMap((each) => (typeof each === 'object' && each !== null ? Object.values(each) : []))
  }
  return false
}

export const limit = z.coerce.number().int().min(1).max(200).default(50)

/** What every list takes. `sort` is a field, with `-` in front for descending; `cursor` comes from the page before. */
export const listQuery = z.object({
  limit,
  cursor: z.string().max(2_000).optional(),
  sort: z.string().max(80).optional(),
  filter: jsonParameter(filter).optional().meta({ description: 'A tree of the schema `Filter`, as JSON.' }),
})

/** What the rows of a list are filtered and ordered by, and what its values are compared as. */
export type ListColumns = Readonly<Record<string, 'text' | 'number' | 'boolean' | 'id' | 'instant' | 'day'>>

/** What a list takes whose rows are filtered and ordered by these. */
export function listQueryOf(columns: ListColumns) {
  const names = Object.keys(columns).join(', ')
  return listQuery.extend({
    sort: listQuery.shape.sort.meta({ description: `One of ${names}; with - in front for descending.` }),
    filter: listQuery.shape.filter.meta({ description: `A tree of the schema Filter, as JSON, over ${names}.` }),
  })
}

/**
 * A keyset page: pass `nextCursor` on to read further; null at the end. A `total` that was asked for is exact unless
 * `totalIsEstimate` says otherwise.
 */
export const page = <T extends z.ZodType>(row: T) =>
  z.object({
    data: z.array(row),
    nextCursor: z.string().nullable(),
    total: z.int().optional(),
    totalIsEstimate: z.boolean().optional(),
  })

export interface Page<T> {
  data: T[]
  nextCursor: string | null
  total?: number
  totalIsEstimate?: boolean
}
