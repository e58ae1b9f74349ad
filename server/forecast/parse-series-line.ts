import type { SeriesInput } from '#core/forecast/forecast-series.ts'
import type { Frequency } from '#core/forecast/series-forecast.ts'

/** A series read from a line, with its id as it stood there (a number stays a number); or what is wrong, in words. */
export type ParsedLine = { series: SeriesInput; id: string | number } | { error: string }

const frequencies: readonly Frequency[] = ['H', 'D', 'W', 'M', 'Q', 'Y', 'O']

const points = ['median', 'mean'] as const

/** Steps a line may ask for: a forecast further out is a mistake, and a billion steps would exhaust the memory. */
const longestHorizon = 10_000

/** Reads one line of the forecast command's input. Unknown fields are ignored. */
export function parseSeriesLine(line: string): ParsedLine {
  let value: unknown
  try {
    value = JSON.parse(line)
  } catch (error) {
    // "(line 1 column 49)" is within this line, and reads as if it were of the file
    const said = error instanceof Error ? error.message.replace(/ \(line \d+ column \d+\)/, '') : 'unreadable'
    return { error: `not JSON (${said})` }
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return { error: 'not a JSON object' }
  const field = (name: string): unknown => Reflect.get(value, name) ?? undefined
  const id = field('id')
  if (typeof id !== 'string' && typeof id !== 'number') return { error: '"id" must be a text' }
  const freq = frequencies.find((candidate) => candidate === field('freq'))
  if (freq === undefined) return { error: `"freq" must be one of ${frequencies.join(', ')}` }
  const horizon = field('horizon')
  if (!isWhole(horizon) || horizon > longestHorizon) {
    return { error: `"horizon" must be a whole number from 1 to ${longestHorizon}` }
  }
  const season = field('season') ?? 1
  if (!isWhole(season)) return { error: '"season" must be a whole number of at least 1' }
  const lead = field('lead')
  if (lead !== undefined && !(typeof lead === 'number' && lead >= 0))
    return { error: '"lead" must be a number of steps' }
  const point = points.find((candidate) => candidate === field('point'))
  if (point === undefined && field('point') !== undefined)
    return { error: `"point" must be one of ${points.join(', ')}` }
  const train = field('train')
  if (!Array.isArray(train)) return { error: '"train" must be a list of numbers' }
  const odd = train.findIndex((item: unknown) => item !== null && !Number.isFinite(item))
  if (odd >= 0) return { error: `"train" holds something else than numbers and null at place ${odd + 1}` }
  const start = field('start')
  return {
    id,
    series: {
      id: String(id),
      freq,
      season,
      horizon,
      train,
      point,
      xreg: field('xreg'),
      ...(typeof start === 'string' ? { start } : {}),
      ...(lead === undefined ? {} : { lead }),
    },
  }
}

const isWhole = (value: unknown): value is number => typeof value === 'number' && Number.isInteger(value) && value >= 1
