import type { CountLine } from '#contract/count-sheet.ts'
import type { Tracking } from '#contract/item.ts'

/** What stands in the entry: a line of the sheet, or something that is not on it; `pack` where the barcode of one was scanned. */
export type Chosen =
  | { line: CountLine; scanned: boolean; pack?: string | undefined }
  | {
      found: {
        itemId: string
        itemName: string
        sku: string
        unit: string
        packs: CountLine['packs']
        tracking: Tracking
        lotCode: string | null
      }
      pack?: string | undefined
    }

/** The pack whose barcode a code is. */
export function packByCode(packs: CountLine['packs'], code: string): string | undefined {
  return packs.find(({ barcode }) => barcode?.toLowerCase() === code.trim().toLowerCase())?.name
}
