import type { Frequency } from './series-forecast.ts'

/** Calendar steps a demand history can be cut into. */
export type HistoryFrequency = Extract<Frequency, 'D' | 'W' | 'M'>

/** Demand of one UTC day: `[day, quantity]`, day as `YYYY-MM-DD`; several entries of one day add up. */
export type DatedDemand = readonly [day: string, quantity: number]

/** A history ready for a forecast: `train[0]` is the step that begins on `start`. */
export type DemandHistory = {
  freq: HistoryFrequency
  season: number
  start: string
  train: (number | null)[]
}
