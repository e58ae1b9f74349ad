import { z } from 'zod'
import { endpoint } from './endpoint.ts'
import { tracking } from './item.ts'
import { lotCode, lotErrors } from './lot.ts'
import { movement } from './movement.ts'
import { listQuery, page } from './page.ts'
import { day, decimal, id, instant, positiveDecimal, text } from './values.ts'
import { wording } from './words/sentence.ts'

/** Most parts of a kit. */
export const mostParts = 100

/** So much of an item goes into one kit. */
export const kitPart = z
  .object({
    itemId: id,
    sku: z.string(),
    itemName: z.string(),
    unit: z.string(),
    tracking,
    /** for one kit, in the part's base unit */
    quantity: decimal,
    /** of the part, in the places asked about: on hand, less what is reserved, in quarantine or past its day */
    available: decimal,
  })
  .meta({ id: 'KitPart' })
export type KitPart = z.output<typeof kitPart>

const kitStock = z.object({
  /** put together already */
  onHand: decimal,
  /** of these, what is not reserved, in quarantine or past its day */
  available: decimal,
  /** whole kits that could be put together there from parts that lie there */
  assemblable: decimal,
})

/** What an item is made of, and how many of it there are and could be. One level: a part has no parts of its own. */
export const kit = kitStock
  .extend({
    itemId: id,
    /** none: the item is no kit */
    parts: z.array(kitPart),
    /** by place, those below it included: where some are, or could be put together. Parts in two places make no kit. */
    places: z.array(kitStock.extend({ locationId: id, locationCode: z.string(), locationName: z.string() })),
    /** kits that the item is a part of */
    partOf: z.array(z.object({ itemId: id, sku: z.string(), itemName: z.string(), quantity: decimal })),
    /** of the list of parts; 0: it was never written */
    version: z.int().min(0),
  })
  .meta({ id: 'Kit' })
export type Kit = z.output<typeof kit>

export const kitRow = kitStock
  .extend({ itemId: id, sku: z.string(), itemName: z.string(), unit: z.string(), partCount: z.int() })
  .meta({ id: 'KitRow' })
export type KitRow = z.output<typeof kitRow>

const params = z.object({ itemId: id })
const tag = 'Stock'

export const listKits = endpoint({
  name: 'listKits',
  summary: 'Kits: how many are there and how many could be put together; a location includes those below it',
  tag,
  method: 'GET',
  path: '/stock/kits',
  access: 'stock:read',
  query: listQuery.pick({ limit: true, cursor: true }).extend({ locationId: id.optional() }),
  response: page(kitRow),
})

export const getKit = endpoint({
  name: 'getKit',
  summary: 'What an item is made of, and how many could be put together',
  tag,
  method: 'GET',
  path: '/items/{itemId}/kit',
  access: 'stock:read',
  params,
  query: z.object({
    /** only there, and in the places below it */
    locationId: id.optional(),
  }),
  response: kit,
})

export const updateKit = endpoint({
  name: 'updateKit',
  summary: 'Say what an item is made of; with no parts it is no kit any more',
  tag,
  method: 'PUT',
  path: '/items/{itemId}/kit',
  access: 'item:write',
  params,
  compareAndSet: true,
  body: z
    .object({
      parts: z
        .array(z.object({ itemId: id, quantity: positiveDecimal }).strict())
        .max(mostParts)
        .refine((parts) => new Set(parts.map(({ itemId }) => itemId)).size === parts.length, wording('kit.partTwice')),
    })
    .strict(),
  response: kit,
  errors: ['kit_nested', 'item_has_variants', 'item_archived', 'invalid_value'],
})

const wholeKits = positiveDecimal.refine((amount) => !/\.0*[1-9]/.test(amount), wording('kit.whole'))

/** A lot or serial that is known, or where goods come in, one that is made. */
const lotGiven = { lotId: id.optional(), lotCode: lotCode.optional() }
const namesOneLot = (given: { lotId?: string | undefined; lotCode?: string | undefined }) =>
  given.lotId === undefined || given.lotCode === undefined
const namedTwice = { path: ['lotCode'], message: wording('movement.lotNamedTwice') }

const act = {
  /** kits come into it or leave from it; parts likewise, and from the places below it */
  locationId: id,
  quantity: wholeKits,
  effectiveAt: instant.optional(),
  reference: text(120).default(''),
  reason: text(500).default(''),
}
const postingErrors = [
  'not_a_kit',
  'insufficient_parts',
  'insufficient_stock',
  'item_archived',
  'item_has_variants',
  'invalid_value',
  'period_locked',
  'backdate_forbidden',
  ...lotErrors,
] as const

export const assembleKit = endpoint({
  name: 'assembleKit',
  summary: 'Put kits together: their parts leave stock and the kits enter it, in one movement',
  tag,
  method: 'POST',
  path: '/items/{itemId}/assemblies',
  access: 'movement:record',
  status: 201,
  params,
  body: z
    .object({
      ...act,
      /** lots or serials of the kits, where their stock is tracked; their quantities add up to the kits */
      kits: z
        .array(
          z
            .object({ ...lotGiven, expiresOn: day.optional(), quantity: positiveDecimal.default('1') })
            .strict()
            .refine(namesOneLot, namedTwice),
        )
        .max(200)
        .optional(),
      /** lots or places that parts are taken from; what is not named is chosen, first to expire first */
      parts: z
        .array(
          z.object({ itemId: id, lotId: id.optional(), locationId: id.optional(), quantity: positiveDecimal }).strict(),
        )
        .max(500)
        .default([]),
    })
    .strict(),
  response: movement,
  errors: postingErrors,
})

export const takeKitApart = endpoint({
  name: 'takeKitApart',
  summary: 'Take kits apart: the kits leave stock and their parts enter it, in one movement',
  tag,
  method: 'POST',
  path: '/items/{itemId}/disassemblies',
  access: 'movement:record',
  status: 201,
  params,
  body: z
    .object({
      ...act,
      /** lots or serials of the kits; what is not named is chosen, first to expire first */
      kits: z
        .array(z.object({ lotId: id, locationId: id.optional(), quantity: positiveDecimal.default('1') }).strict())
        .max(200)
        .default([]),
      /** lots or serials that come out; what is not named is that which went in last */
      parts: z
        .array(
          z
            .object({ itemId: id, ...lotGiven, expiresOn: day.optional(), quantity: positiveDecimal })
            .strict()
            .refine(namesOneLot, namedTwice),
        )
        .max(500)
        .default([]),
    })
    .strict(),
  response: movement,
  errors: postingErrors,
})
