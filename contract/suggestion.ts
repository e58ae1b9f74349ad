import { z } from 'zod'
import { endpoint } from './endpoint.ts'
import { attributeValue } from './field.ts'
import { attributes } from './item.ts'
import { id } from './values.ts'

/** A value that an item in the making may have, and why. */
export const suggestion = z
  .object({
    /** what it is a value of, as in filters: `categoryId`, `itemTypeId`, `attributes.colour` */
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
  .meta({ id: 'Suggestion' })
export type Suggestion = z.output<typeof suggestion>

/** An item that may be the one in the making. */
export const likeItem = z
  .object({
    id,
    sku: z.string(),
    name: z.string(),
    /** 0 to 1, as told by what sets the organisation's own items apart; 1 of a code that is the same */
    likelihood: z.number(),
    reason: z.string(),
  })
  .meta({ id: 'LikeItem' })
export type LikeItem = z.output<typeof likeItem>

export const suggestValues = endpoint({
  name: 'suggestValues',
  summary:
    'Suggest category and field values of an item in the making, and the items that may be the same, learned from the organisation’s own items',
  tag: 'Items',
  method: 'POST',
  path: '/suggestions',
  access: 'item:write',
  body: z
    .object({
      sku: z.string().max(80).default(''),
      name: z.string().max(200).default(''),
      description: z.string().max(10_000).default(''),
      barcode: z.string().max(80).nullable().default(null),
      /** a supplier's line, or whatever else is written of it */
      text: z.string().max(2_000).default(''),
      itemTypeId: id.nullable().default(null),
      categoryId: id.nullable().default(null),
      /** what is filled in already: nothing is suggested for it */
      attributes: attributes.default({}),
    })
    .strict(),
  response: z.object({
    data: z.array(suggestion),
    /** at most three, the likeliest first */
    alike: z.array(likeItem),
    /** items that were learned from; of few, little is suggested */
    learnedFrom: z.int(),
  }),
})
