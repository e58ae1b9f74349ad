import type { Alert } from '#contract/alert.ts'

/** What the reason of an alert tells besides its figures, by kind; stored, and said when it is read. */
export interface AlertFacts {
  spike: Record<string, never>
  silence: { usualPause: number; everyDays: number }
  slip: { usual: number; divisor: number }
  returns: { quantity: number }
  /** of the item that lost most */
  shrinkage: { lines: number; mostSku: string; mostName: string; mostWorth: number }
  /** `side`: what was asked for it, or what it cost */
  price: { usual: number; side: 'price' | 'cost' }
  /** half of what is in stock moved within `usual` days */
  dead: { quantity: number; usual: number }
  view: ViewFacts
}

/** What a watched view's alert tells: items that entered it, of which some are named, or that their number passed a figure. */
export type ViewFacts = { viewId: string; viewName: string } & (
  | { watch: 'enters'; names: string[] }
  | { watch: 'above' | 'below'; threshold: number }
)

/** Something that looks wrong, before it is stored. */
export interface FoundAlert {
  kind: Exclude<Alert['kind'], 'view'>
  facts: AlertFacts[FoundAlert['kind']]
  /** null: it is about a place */
  itemId: string | null
  locationId: string | null
  /** `YYYY-MM-DD` in the organisation's time zone */
  day: string
  movementId: string | null
  lineNo: number | null
  measure: Alert['measure']
  observed: number
  low: number
  high: number
  history: readonly (number | null)[]
  /** minus the decimal logarithm of its chance */
  surprise: number
  /** money at stake; null: unknown */
  worth: number | null
}
