import { z } from 'zod'
import { createBulkEdit, mostChangedRows } from './bulk-edit.ts'
import { endpoint } from './endpoint.ts'
import { attributeValue } from './field.ts'
import { listQuery, page } from './page.ts'
import { task } from './task.ts'
import { id, instant } from './values.ts'

/** A value that an item of the catalogue lacks and may have, for a person to look at. */
export const valueSuggestion = z
  .object({
    id,
    itemId: id,
    sku: z.string(),
    name: z.string(),
    /** what it is a value of, as in filters: `categoryId`, `attributes.colour` */
    field: z.string(),
    value: attributeValue,
    /** how a person reads the value */
    label: z.string(),
    /** 0 to 1: of guesses this sure, so large a part was right when they were tried on the organisation's own items */
    confidence: z.number(),
    /** right often enough there, 97 times in 100, to be taken without a look */
    isSure: z.boolean(),
    reason: z.string(),
  })
  .meta({ id: 'ValueSuggestion' })
export type ValueSuggestion = z.output<typeof valueSuggestion>

/** Suggestions of one value of one field. */
export const suggestionGroup = z
  .object({
    field: z.string(),
    fieldLabel: z.string(),
    value: attributeValue,
    label: z.string(),
    count: z.int(),
    sure: z.int(),
    /** the mean of their confidences */
    confidence: z.number(),
  })
  .meta({ id: 'SuggestionGroup' })
export type SuggestionGroup = z.output<typeof suggestionGroup>

/** The value of suggestions as a filter of them: its JSON. */
const valueText = z.string().max(2_000)
const tag = 'Items'
/** Suggestions that are decided on one by one in one request. */
const mostDecided = 500

/** One by one, all of one value, or all that are sure. */
const selection = z.union([
  z.object({ ids: z.array(id).min(1).max(mostDecided) }).strict(),
  z.object({ field: z.string().max(120), value: valueText }).strict(),
])

export const startSuggestionSearch = endpoint({
  name: 'startSuggestionSearch',
  summary:
    'Look at all items that lack a category or the value of a field, and suggest what they may have; answers at once with a task',
  tag,
  method: 'POST',
  path: '/value-suggestions/searches',
  access: 'item:write',
  status: 202,
  response: z.object({ task }),
})
export const listSuggestionGroups = endpoint({
  name: 'listSuggestionGroups',
  summary: 'Values that are suggested for items of the catalogue, by field, those of most items first; 500 at most',
  tag,
  method: 'GET',
  path: '/value-suggestions/groups',
  access: 'item:write',
  response: z.object({
    data: z.array(suggestionGroup),
    /** in all, of fields the caller fills in */
    count: z.int(),
    sure: z.int(),
    /** when the catalogue was last looked at; null: never */
    searchedAt: instant.nullable(),
  }),
})
export const listValueSuggestions = endpoint({
  name: 'listValueSuggestions',
  summary: 'Suggestions of one value, the surest first',
  tag,
  method: 'GET',
  path: '/value-suggestions',
  access: 'item:write',
  query: listQuery.pick({ limit: true, cursor: true }).extend({ field: z.string().max(120), value: valueText }),
  response: page(valueSuggestion),
})
export const acceptSuggestions = endpoint({
  name: 'acceptSuggestions',
  summary: `Fill suggested values in, as one bulk edit that can be undone; of at most ${mostChangedRows.toLocaleString('en')} items at once, the surest first`,
  tag,
  method: 'POST',
  path: '/value-suggestions/accept',
  access: 'item:write',
  body: z.union([
    selection,
    z.object({ sure: z.literal(true) }).strict(),
    /** another value than was suggested: the suggestion was wrong */
    z.object({ id, value: attributeValue }).strict(),
  ]),
  response: createBulkEdit.response,
})
export const rejectSuggestions = endpoint({
  name: 'rejectSuggestions',
  summary:
    'Say that items do not have these values: they are not suggested for them again, and less for items like them',
  tag,
  method: 'POST',
  path: '/value-suggestions/reject',
  access: 'item:write',
  body: selection,
  response: z.object({ rejected: z.int() }),
})
