import type { DayFromToday } from '#contract/filter.ts'

/**
 * A stretch of days, both ends included (ISO days), or a length of time that still needs a direction: `6 months`.
 */
export type Period =
  | {
      kind: 'span'
      from: string
      to: string
      relative?: 'past' | 'future'
      edge?: 'end'
      weekday?: boolean
      /** no year was told: the nearest was taken */
      yearless?: boolean
      /** the one before, of a day that comes every year on another date */
      before?: string
      moving?: MovingEnds
    }
  | { kind: 'length'; count: number; unit: 'day' | 'week' | 'month' | 'year' }

/** What the ends of a period are, counted from today; left out where an end is a day of its own. */
export type MovingEnds = { from?: DayFromToday; to?: DayFromToday }

/** A period and the tokens that name it (`end` exclusive). */
export type FoundPeriod = { start: number; end: number; period: Period; weight: number }
