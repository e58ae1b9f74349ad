import { z } from 'zod'
import { endpoint } from './endpoint.ts'
import { itemRow } from './item.ts'
import { factor, unitName } from './pack.ts'
import { id } from './values.ts'

/** An item that has a code, and where it has it. */
export const codeMatch = z
  .object({
    item: itemRow,
    /** `sku`, `barcode`, `pack`, `attributes.<key>` of a field of codes, or `merged`: an item had it that was merged into this one */
    field: z.string(),
    /** the pack that has the code; null: it means the item by itself */
    pack: z.object({ id, name: unitName, factor }).nullable(),
  })
  .meta({ id: 'CodeMatch' })
export type CodeMatch = z.output<typeof codeMatch>

export const findItemsByCode = endpoint({
  name: 'findItemsByCode',
  summary: 'The items that have exactly this code, as a scanner reads it',
  tag: 'Items',
  method: 'GET',
  path: '/items/by-code',
  access: 'item:read',
  query: z.object({
    /** a SKU, a barcode of the item or of a pack of it, or a value of a field of codes, in either case; a trade item number in any of its lengths */
    code: z.string().trim().min(1).max(200),
  }),
  response: z.object({
    /** the code as a trade item number of 14 digits; null: it is none */
    gtin: z.string().nullable(),
    /** at most 20: by SKU first, then by barcode, then by a pack’s barcode, then by fields of codes; active ones before archived ones */
    data: z.array(codeMatch),
  }),
})
