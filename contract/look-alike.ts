import { z } from 'zod'
import { endpoint } from './endpoint.ts'
import { attributes } from './item.ts'
import { suggestion } from './suggestion.ts'
import { id } from './values.ts'

/** An item with a photo that looks like one of those shown. */
const lookAlike = z
  .object({
    id,
    sku: z.string(),
    name: z.string(),
    /** its photo */
    fileId: id,
    /** 0 to 1; of less than .65 nothing is said */
    likeness: z.number(),
  })
  .meta({ id: 'LookAlike' })
export type LookAlike = z.output<typeof lookAlike>

export const findLookAlikes = endpoint({
  name: 'findLookAlikes',
  summary:
    'The items whose photos look most like these, and the category and field values they share; nothing where none looks alike',
  tag: 'Items',
  method: 'POST',
  path: '/items/look-alikes',
  access: 'item:write',
  body: z
    .object({
      /** uploaded pictures that the caller may read */
      fileIds: z.array(id).min(1).max(5),
      itemTypeId: id.nullable().default(null),
      categoryId: id.nullable().default(null),
      /** what is filled in already: nothing is suggested for it */
      attributes: attributes.default({}),
    })
    .strict(),
  response: z.object({
    /** at most five, the likest first */
    data: z.array(lookAlike),
    values: z.array(suggestion),
  }),
  errors: ['invalid_value'],
})
