import { constants, platform, setPriority } from 'node:os'
import { parentPort } from 'node:worker_threads'
import { forecastSeries, type SeriesForecast, type SeriesInput } from '#core/forecast/forecast-series.ts'
import { parseSeriesLine } from './parse-series-line.ts'

/** Work for a thread: series as values, or as lines of JSON to be answered by lines of JSON. */
export type ForecastRequest =
  | { kind: 'series'; series: readonly SeriesInput[] }
  | { kind: 'lines'; firstLine: number; lines: readonly string[] }

/** Answers in the order of the request; `error` is set when a line could not be read, after the lines before it. */
export type ForecastReply =
  | { kind: 'series'; forecasts: SeriesForecast[] }
  | { kind: 'lines'; lines: string[]; error?: string }

/** Runs a request; the whole work of a thread. */
export function answerRequest(request: ForecastRequest): ForecastReply {
  if (request.kind === 'series') return { kind: 'series', forecasts: request.series.map(forecastSeries) }
  const lines: string[] = []
  for (const [offset, line] of request.lines.entries()) {
    if (line.trim() === '') continue
    const parsed = parseSeriesLine(line)
    if ('error' in parsed) return { kind: 'lines', lines, error: `Line ${request.firstLine + offset}: ${parsed.error}` }
    lines.push(JSON.stringify({ ...forecastSeries(parsed.series), id: parsed.id }))
  }
  return { kind: 'lines', lines }
}

// A thread's own priority on Linux: models yield the processor to whoever serves people. Elsewhere it would be the process's.
if (parentPort && platform() === 'linux') setPriority(constants.priority.PRIORITY_LOW)

parentPort?.on('message', (request: ForecastRequest) => parentPort?.postMessage(answerRequest(request)))
