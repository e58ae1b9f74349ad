import type { CountLine } from '#contract/count-sheet.ts'
import type { Tracking } from '#contract/item.ts'

/** What stands in the entry: a line of the sheet, or something that is not on it. */
export type Chosen =
  | { line: CountLine; scanned: boolean }
  | {
      found: {
        itemId: string
        itemName: string
        sku: string
        unit: string
        tracking: Tracking
        lotCode: string | null
      }
    }
