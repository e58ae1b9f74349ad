import { constants, platform, setPriority } from 'node:os'
import { parentPort } from 'node:worker_threads'
import { type CommonModels, commonKey, type LearnedPart, learnPart } from '#core/forecast/common-models.ts'
import { forecastSeries, type SeriesForecast, type SeriesInput } from '#core/forecast/forecast-series.ts'
import { parseSeriesLine } from './parse-series-line.ts'

/** Work for a thread: series as values, or as lines of JSON to be answered by lines of JSON. */
export type ForecastRequest =
  | { kind: 'series'; series: readonly SeriesInput[] }
  | { kind: 'lines'; firstLine: number; lines: readonly string[] }
  | { kind: 'learn'; group: readonly SeriesInput[]; part: 'now' | 'past' }

/** What all later forecasts of a thread are made with; it is not answered. */
export interface CommonNotice {
  kind: 'common'
  models: CommonModels
}

/** Answers in the order of the request; `error` is set when a line could not be read, after the lines before it. */
export type ForecastReply =
  | { kind: 'series'; forecasts: SeriesForecast[] }
  | { kind: 'lines'; lines: string[]; error?: string }
  | { kind: 'learn'; learned: LearnedPart | undefined }

/** Runs a request; the whole work of a thread. */
export function answerRequest(request: ForecastRequest, common: CommonModels = new Map()): ForecastReply {
  const forecast = (series: SeriesInput): SeriesForecast => forecastSeries(series, common.get(commonKey(series)))
  if (request.kind === 'series') return { kind: 'series', forecasts: request.series.map(forecast) }
  if (request.kind === 'learn') return { kind: 'learn', learned: learnPart(request.group, request.part) }
  const lines: string[] = []
  for (const [offset, line] of request.lines.entries()) {
    if (line.trim() === '') continue
    const parsed = parseSeriesLine(line)
    if ('error' in parsed) return { kind: 'lines', lines, error: `Line ${request.firstLine + offset}: ${parsed.error}` }
    lines.push(JSON.stringify({ ...forecast(parsed.series), id: parsed.id }))
  }
  return { kind: 'lines', lines }
}

// A thread's own priority on Linux: models yield the processor to whoever serves people. Elsewhere it would be the process's.
if (parentPort && platform() === 'linux') setPriority(constants.priority.PRIORITY_LOW)

let common: CommonModels = new Map()
parentPort?.on('message', (request: ForecastRequest | CommonNotice) => {
  if (request.kind === 'common') common = request.models
  else parentPort?.postMessage(answerRequest(request, common))
})
