import { z } from 'zod'
import { endpoint } from './endpoint.ts'
import { itemRow } from './item.ts'
import { listQuery, page } from './page.ts'
import { task } from './task.ts'
import { id, instant, version } from './values.ts'

export const duplicateStates = ['open', 'dismissed', 'merged'] as const

/** Two items that may be one thing, for a person to decide on. */
export const duplicatePair = z
  .object({
    id,
    left: itemRow,
    right: itemRow,
    /** 0 to 1, as told by what sets the organisation's own items apart; 1 of a barcode that is the same */
    score: z.number(),
    reasons: z.array(z.string()),
    /** `dismissed`: a person said that they are two things, which is kept; `merged`: one became the other */
    state: z.enum(duplicateStates),
    decidedAt: instant.nullable(),
    decidedByName: z.string().nullable(),
    version,
  })
  .meta({ id: 'DuplicatePair' })
export type DuplicatePair = z.output<typeof duplicatePair>

const tag = 'Items'

export const listDuplicates = endpoint({
  name: 'listDuplicates',
  summary: 'Pairs of items that may be one thing, the likeliest first; 1,000 open ones at most',
  tag,
  method: 'GET',
  path: '/duplicates',
  access: 'item:write',
  query: listQuery.pick({ limit: true, cursor: true }).extend({ state: z.enum(duplicateStates).default('open') }),
  response: page(duplicatePair),
})

export const decideDuplicate = endpoint({
  name: 'decideDuplicate',
  summary: 'Say that two items are two things, or take that back; a merge decides a pair by itself',
  tag,
  method: 'PUT',
  path: '/duplicates/{duplicateId}/decision',
  access: 'item:write',
  params: z.object({ duplicateId: id }),
  compareAndSet: true,
  body: z.object({ state: z.enum(['dismissed', 'open']) }).strict(),
  response: duplicatePair,
  errors: ['item_merged'],
})

export const startDuplicateSearch = endpoint({
  name: 'startDuplicateSearch',
  summary:
    'Look the catalogue through for items that may be one thing, in the background; done after every import of items as well',
  tag,
  method: 'POST',
  path: '/duplicates/searches',
  access: 'item:write',
  status: 202,
  response: z.object({ task }),
})
