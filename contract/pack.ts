import { z } from 'zod'
import { endpoint } from './endpoint.ts'
import { listQuery, page } from './page.ts'
import { decimal, id, instant, line, version } from './values.ts'
import { wording } from './words/sentence.ts'

/** What a unit may be called. */
export const unitName = line(40)

/** How many base units one of a unit is: a whole number, or a fraction of two in lowest terms. */
export const factor = z.string().meta({ id: 'Factor', example: '12' })

/** The same as it is given: a decimal, or two with a slash between them. */
const givenFactor = z
  .string()
  .regex(/^\d{1,18}(\.\d{1,9})?(\/\d{1,18}(\.\d{1,9})?)?$/, wording('pack.factorForm'))
  .refine((text) => text.split('/').every((part) => /[1-9]/.test(part)), wording('pack.factorForm'))
  .meta({ example: '12' })

/** In what a line was entered, where that is no base unit: so many, each of so many base units; exactly its quantity together. */
export const entered = z.object({ quantity: decimal, unit: z.string(), factor }).nullable()

/** In what an item is handled besides its base unit: a box of 12, a roll of 100/3 metres. */
export const pack = z
  .object({
    id,
    itemId: id,
    sku: z.string(),
    itemName: z.string(),
    /** the item's base unit */
    unit: z.string(),
    /** told apart among one item's whatever the case of letters */
    name: z.string(),
    factor,
    /** scanning it means one of these */
    barcode: z.string().nullable(),
    version,
    createdAt: instant,
    updatedAt: instant,
  })
  .meta({ id: 'Pack' })
export type Pack = z.output<typeof pack>

/** Most packs of one item. */
export const mostPacks = 50

const changeable = z.object({ name: unitName, factor: givenFactor, barcode: line(80).nullable().optional() })
const params = z.object({ packId: id })
const tag = 'Items'
const errors = ['conflict', 'invalid_value'] as const

export const listPacks = endpoint({
  name: 'listPacks',
  summary: 'Packs: of one item, a variant’s with those it has from its item, or all',
  tag,
  method: 'GET',
  path: '/packs',
  access: 'item:read',
  query: listQuery.pick({ limit: true, cursor: true }).extend({ itemId: id.optional() }),
  response: page(pack),
})
export const createPack = endpoint({
  name: 'createPack',
  summary: 'Note a pack that an item is handled in',
  tag,
  method: 'POST',
  path: '/packs',
  access: 'item:write',
  status: 201,
  body: changeable.extend({ itemId: id }).strict(),
  response: pack,
  errors,
})
export const updatePack = endpoint({
  name: 'updatePack',
  summary: 'Change a pack; what was posted in it stays as it was',
  tag,
  method: 'PATCH',
  path: '/packs/{packId}',
  access: 'item:write',
  params,
  compareAndSet: true,
  body: changeable.partial().strict(),
  response: pack,
  errors,
})
export const deletePack = endpoint({
  name: 'deletePack',
  summary: 'Forget a pack; what was posted in it stays as it was',
  tag,
  method: 'DELETE',
  path: '/packs/{packId}',
  access: 'item:write',
  params,
  compareAndSet: true,
  status: 204,
  response: z.undefined(),
})
