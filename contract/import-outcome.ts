import { z } from 'zod'
import { decimal, id, instant } from './values.ts'

/** How much an import did. Of a list of suppliers or locations, `items` counts those. */
export const importCounts = z.object({
  rows: z.int(),
  itemsCreated: z.int(),
  itemsUpdated: z.int(),
  /** items that the file names and that hold all of it already */
  itemsUnchanged: z.int(),
  movements: z.int(),
  lines: z.int(),
  refused: z.int(),
  /** headings, sums, notes and blank rows, which are none of the list's records */
  skipped: z.int(),
  /** rows that were taken in, but whose stock is known already and was not booked once more */
  warned: z.int(),
})

/** What an import makes besides the records its rows are about. */
export const madeKinds = ['field', 'option', 'itemType', 'category', 'supplier', 'location'] as const
export const madeThing = z.object({
  kind: z.enum(madeKinds),
  /** of an option: its field */
  id,
  /** of an option: its key */
  key: z.string().nullable(),
  name: z.string(),
})

/** What became of something that an import brought and that is not taken back with it, or not whole. */
export const keptThing = z.object({
  /** an item's; of an import of suppliers or locations, one of those, and `sku` is its code */
  itemId: id,
  sku: z.string(),
  /** `used`: stock moves that are not the import's, or something in use needs it; `edited`: values were changed since */
  reason: z.enum(['used', 'edited']),
  /** the values that stay, by their names */
  fields: z.array(z.string()),
  /** who changed it last, and when */
  by: z.string().nullable(),
  at: instant.nullable(),
})

/** What a reversal took back and what it left. */
export const reversed = z
  .object({
    movements: z.int(),
    lines: z.int(),
    itemsArchived: z.int(),
    itemsRestored: z.int(),
    /** items that somebody edited since, of which only values that nobody touched were put back */
    itemsPartlyRestored: z.int(),
    kept: z.array(keptThing),
    keptCount: z.int(),
    archived: z.array(madeThing),
    /** made by the import and used by something else since */
    stillUsed: z.array(madeThing),
  })
  .meta({ id: 'ImportReversed' })

/** What a dry run found of one row, item, supplier or location. */
export const importDifference = z
  .object({
    rowNumber: z.int(),
    kind: z.enum(['new', 'changed', 'refused', 'skipped', 'warned']),
    /** changed: the item, supplier or location as it is */
    itemId: id.nullable(),
    /** or the code of a supplier or location */
    sku: z.string(),
    name: z.string(),
    /** new, changed: what it will hold, as texts for people */
    values: z.array(
      z.object({
        /** as in a mapping: `price`, `attributes.colour` */
        target: z.string(),
        label: z.string(),
        before: z.string().nullable(),
        after: z.string().nullable(),
      }),
    ),
    /** refused, skipped, warned: why, and the cell to blame */
    reason: z.string().nullable(),
    column: z.string().nullable(),
    value: z.string().nullable(),
    onHand: decimal.nullable(),
  })
  .meta({ id: 'ImportDifference' })
