import { z } from 'zod'
import { endpoint } from './endpoint.ts'
import { likeItem, suggestion } from './suggestion.ts'
import { decimal, id, text } from './values.ts'

/** What a piece of a line says. `position`: its number on the document; `aside`: understood, and of no use for an item; `unknown`: not understood. */
export const partKinds = [
  'name',
  'code',
  'makerCode',
  'barcode',
  'quantity',
  'unit',
  'packSize',
  'packUnit',
  'price',
  'currency',
  'priceQuantity',
  'total',
  'minimumQuantity',
  'leadTimeDays',
  'field',
  'position',
  'aside',
  'unknown',
] as const

/** Why a line is no item. */
export const lineAsides = ['heading', 'sum', 'prose'] as const

/** A piece of a line, from its character `from` to before `to`, and what it says. */
export const linePart = z
  .object({
    kind: z.enum(partKinds),
    /** decimals in plain notation, codes and words as they are written */
    value: z.string(),
    from: z.int(),
    to: z.int(),
    confidence: z.number(),
    /** key of the custom field that a `field` is a value of */
    field: z.string().nullable(),
  })
  .meta({ id: 'LinePart' })

/** An item that a line may be, for a person to look at: nothing of it is kept. */
export const itemProposal = z
  .object({
    text: z.string(),
    /** null: the line is one of an item */
    aside: z.enum(lineAsides).nullable(),
    /** in the order of the text; those of kind `unknown` were not understood */
    parts: z.array(linePart),
    name: z.string(),
    /** the line's code, else the maker's; empty: it has none */
    sku: z.string(),
    barcode: z.string().nullable(),
    unit: z.string(),
    /** of one, in the organisation's currency; null: there is no price, or it is in another */
    cost: decimal.nullable(),
    /** how many are offered or ordered, in what the line counts */
    quantity: decimal.nullable(),
    /** how whoever wrote the line sells it */
    terms: z.object({
      code: z.string(),
      packUnit: z.string().nullable(),
      /** of the item's unit in a pack */
      packSize: decimal,
      currency: z.string().nullable(),
      /** of a pack */
      price: decimal.nullable(),
      /** packs */
      minimumQuantity: decimal.nullable(),
      leadTimeDays: z.int().nullable(),
    }),
    /** category, type and custom fields: written in the line, or guessed from items like it */
    values: z.array(suggestion.extend({ isWritten: z.boolean() })),
    /** items that it may be, the likeliest first */
    alike: z.array(likeItem),
  })
  .meta({ id: 'ItemProposal' })
export type ItemProposal = z.output<typeof itemProposal>

export const proposeItems = endpoint({
  name: 'proposeItems',
  summary:
    'Read lines of a supplier’s e-mail, price list or shop, or the text of a label, as items: what each says, what of it was not understood, and which item it may be already',
  tag: 'Items',
  method: 'POST',
  path: '/items/proposals',
  access: 'item:write',
  body: z
    .object({
      /** lines, each an item; of a `label` all are of one */
      text: text(20_000),
      shape: z.enum(['lines', 'label']).default('lines'),
      /** of a `label`: what its barcodes say */
      barcodes: z.array(z.string().max(200)).max(10).default([]),
      /** whose lines they are: its codes are known */
      supplierId: id.nullable().default(null),
    })
    .strict(),
  response: z.object({
    data: z.array(itemProposal),
    /** lines beyond the 50 that are read at once */
    unread: z.int(),
  }),
})
