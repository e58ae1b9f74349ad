import { z } from 'zod'
import { endpoint } from './endpoint.ts'
import { filter, sortOrder } from './filter.ts'
import { itemRow } from './item.ts'
import { day, decimal } from './values.ts'

/** What of a question is no condition and can be left out by name. */
export const leaveOuts = ['sort', 'limit', 'aggregate', 'archived'] as const
export type LeaveOut = (typeof leaveOuts)[number]

/** One visible piece of the understood question. Changing or removing it means asking again with the `filter` as it then is. */
export const chip = z
  .object({
    label: z.string(),
    /** the words it came from and where they stand in the text */
    words: z.string(),
    start: z.int(),
    end: z.int(),
    kind: z.enum([
      'type',
      'field',
      'stock',
      'location',
      'text',
      'state',
      'sort',
      'limit',
      'date',
      'aggregate',
      'taught',
    ]),
    filter: filter.nullable(),
  })
  .meta({ id: 'SearchChip' })
export type SearchChip = z.output<typeof chip>

export const aggregate = z.object({
  of: z.enum(['quantity', 'count', 'value', 'average_price']),
  value: decimal,
  unit: z.string().nullable(),
})

export const searchResult = z
  .object({
    text: z.string(),
    filter: filter.nullable(),
    sort: z.array(sortOrder),
    limit: z.int().nullable(),
    /** which items were looked at, as in the list of items: archived ones only when the question asks for them */
    archived: z.enum(['exclude', 'include', 'only']),
    chips: z.array(chip),
    /** words that played no part in the filter; never dropped silently */
    notUnderstood: z.array(z.object({ words: z.string(), start: z.int(), end: z.int() })),
    items: z.array(itemRow),
    total: z.int(),
    aggregate: aggregate.optional(),
    tookMs: z.number(),
  })
  .meta({ id: 'SearchResult' })

export const search = endpoint({
  name: 'search',
  summary: 'Ask in plain language',
  tag: 'Search',
  method: 'POST',
  path: '/search',
  access: 'item:read',
  body: z
    .object({
      text: z.string().max(2_000),
      limit: z.int().min(1).max(200).default(50),
      /** what `last month` counts from; the organisation's own day when left out */
      today: day.optional(),
      /** the conditions as a person changed them, in place of those read from the text; null: none */
      filter: filter.nullable().optional(),
      /** what else was read and is not wanted: then it is in no chip either */
      without: z.array(z.enum(leaveOuts)).max(leaveOuts.length).default([]),
    })
    .strict(),
  response: searchResult,
  errors: ['invalid_value'],
})
