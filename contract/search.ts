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
    /**
     * what read the words: the rules here, the language model outside that the organisation let help, or, where nothing was understood, likeness
     * of meaning, by which the items are ordered
     */
    source: z.enum(['rules', 'outsideModel', 'wordVectors']),
  })
  .meta({ id: 'SearchChip' })
export type SearchChip = z.output<typeof chip>

export const aggregate = z.object({
  /** `sum`: of a number of each item, for every piece on hand; `average`: its mean over the items that have one */
  of: z.enum(['quantity', 'count', 'value', 'average_price', 'sum', 'average']),
  value: decimal,
  unit: z.string().nullable(),
  /** the unit is a currency */
  isMoney: z.boolean(),
  /** value: what each piece counts with */
  basis: z.enum(['cost', 'price']).optional(),
  /** how many of the items have no number to count with, and so count nothing: of those on hand where the figure is one of stock; left out at none */
  lacking: z.int().optional(),
  /** sum, average: the fields measured, by their names in filters; an item has one of them */
  fields: z.array(z.string()).optional(),
  /** what the figure is told for each of, by its name in filters, `itemType` or `location` */
  by: z.string().optional(),
  /** the largest first, at most 200; an item with several values is in the group of each */
  groups: z
    .array(
      z.object({
        /** what its items have in common: text, option key, identifier, `true` or `false`; null: they have none */
        value: z.string().nullable(),
        /** what it is called, where the value does not say it */
        label: z.string().nullable(),
        figure: decimal,
      }),
    )
    .optional(),
  /** how many groups there are besides */
  moreGroups: z.int().optional(),
})

/** Of the language model outside, in the answer to a question of which words were left. */
export const outsideHelp = z
  .object({
    /**
     * `available`: it was not asked, and can be; `used`: chips say what it read; `nothing`: it knew no meaning; `refused`: it said what no filter here
     * takes, or what would contradict the question; `late`, `failed`: no answer that can be used; `limit`: none is left for today.
     * In all but `used` the answer is what it would be without.
     */
    state: z.enum(['available', 'used', 'nothing', 'refused', 'late', 'failed', 'limit']),
    model: z.string(),
    /** as the model counts them; null: it was not asked now, or did not say */
    inputTokens: z.int().nullable(),
    outputTokens: z.int().nullable(),
  })
  .meta({ id: 'OutsideHelp' })
export type OutsideHelp = z.output<typeof outsideHelp>

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
    /**
     * what words may mean besides what their chips say, which is the likelier; to take one of them, ask again with its `filter`. At most four, none once a
     * `filter` was chosen.
     */
    otherReadings: z.array(
      z.object({
        words: z.string(),
        start: z.int(),
        end: z.int(),
        /** what the words would be then */
        label: z.string(),
        /** all conditions of the question then */
        filter,
      }),
    ),
    /** left out where everything was understood here, or the organisation has switched no model on */
    outside: outsideHelp.optional(),
    items: z.array(itemRow),
    total: z.int(),
    /** as in lists of items; never where a number of items is asked for */
    totalIsEstimate: z.boolean(),
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
      /** false: answer at once, without asking the organisation's language model what words mean that were not understood */
      outside: z.boolean().default(true),
    })
    .strict(),
  response: searchResult,
  errors: ['invalid_value'],
})

/** What words say of the fields of suppliers, of places or of movement lines, as a list of these is filtered by them. */
export const readFieldWords = endpoint({
  name: 'readFieldWords',
  summary: 'Read plain words as conditions on the fields of suppliers, places or movement lines',
  tag: 'Search',
  method: 'GET',
  path: '/field-words',
  access: 'item:read',
  query: z
    .object({ entity: z.enum(['supplier', 'location', 'movementLine']), text: z.string().min(1).max(500) })
    .strict(),
  response: z
    .object({
      /** each a condition of the list's filter */
      chips: z.array(chip),
      /** words that are none; never dropped silently */
      notUnderstood: z.array(z.object({ words: z.string(), start: z.int(), end: z.int() })),
    })
    .meta({ id: 'FieldWords' }),
})
