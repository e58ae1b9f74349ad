import { createReadStream, createWriteStream } from 'node:fs'
import { type Readable, Writable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createGunzip, createGzip } from 'node:zlib'
import { type CommonModels, mostLearned } from '#core/forecast/common-models.ts'
import type { SeriesForecast, SeriesInput } from '#core/forecast/forecast-series.ts'
import { ForecastPool } from './forecast-pool.ts'
import type { ForecastReply } from './forecast-worker.ts'
import { learnInThreads } from './learn-in-threads.ts'
import { parseSeriesLine } from './parse-series-line.ts'

/** Series handed to a thread at once: enough to hide the hand-over, few enough to keep the threads evenly busy. */
const batchSize = 16

/** Characters after which a batch is handed over though it is not full. */
const batchCharacters = 1_000_000

/** Characters after which no more lines are read ahead to learn from. */
const mostAhead = 8_000_000

/** A longer line is refused: ten million numbers are no demand history. */
const longestLine = 64_000_000

export type StreamOptions = { threads?: number; signal?: AbortSignal }

/**
 * Reads series as JSON lines, writes a forecast per line in input order, on worker threads. The first 500 lines are read before the first is answered, for what they
 * have in common is learned and used for all. Memory is bounded by these and the lines in flight (three batches of 16 a thread), whatever the input's length. Ends
 * the writable, except standard output.
 * @returns number of forecasts written
 * @throws Error  `Line 7: ...` at the first line that is no series, after the forecasts of the lines before it were written
 */
export async function forecastStream(
  readable: Readable,
  writable: Writable,
  options: StreamOptions = {},
): Promise<number> {
  const pool = new ForecastPool(options.threads)
  let written = 0
  async function* answers(source: AsyncIterable<Buffer | string>): AsyncGenerator<string> {
    const pending: Promise<ForecastReply>[] = []
    for await (const { firstLine, lines } of learnedAhead(batches(source), pool)) {
      const reply = pool.run({ kind: 'lines', firstLine, lines })
      reply.catch(() => undefined) // awaited in its turn; until then a rejection must not count as unhandled
      pending.push(reply)
      if (pending.length >= pool.threads * 3) yield* taken(pending.shift())
    }
    while (pending.length > 0) yield* taken(pending.shift())
  }
  async function* taken(promise: Promise<ForecastReply> | undefined): AsyncGenerator<string> {
    const reply = await promise
    if (reply?.kind !== 'lines') return
    if (reply.lines.length > 0) yield `${reply.lines.join('\n')}\n`
    written += reply.lines.length
    if (reply.error !== undefined) throw new Error(reply.error)
  }
  try {
    await pipeline(readable, answers, writable, {
      end: writable !== process.stdout,
      ...(options.signal ? { signal: options.signal } : {}),
    })
    return written
  } finally {
    await pool.close()
  }
}

/** The same batches, the first of them once the pool's threads have learned from them. Lines that are no series are told in their turn. */
async function* learnedAhead(source: AsyncIterable<Batch>, pool: ForecastPool): AsyncGenerator<Batch> {
  let ahead: Batch[] | undefined = []
  let [lines, characters] = [0, 0]
  const learn = async (from: readonly Batch[]): Promise<void> => {
    const series = from
      .flatMap((batch) => batch.lines.map(parseSeriesLine))
      .flatMap((one) => ('series' in one ? [one.series] : []))
    pool.share(await learnInThreads(pool, series))
  }
  for await (const batch of source) {
    if (!ahead) {
      yield batch
      continue
    }
    ahead.push(batch)
    lines += batch.lines.length
    characters += batch.lines.reduce((sum, line) => sum + line.length, 0)
    if (lines < mostLearned && characters < mostAhead) continue
    await learn(ahead)
    yield* ahead
    ahead = undefined
  }
  if (!ahead) return
  await learn(ahead)
  yield* ahead
}

export type ThreadOptions = StreamOptions & {
  /** what the series are forecast with, see `learnInThreads` */
  common?: CommonModels
  onProgress?: (done: number, total: number) => void
}

/**
 * Forecasts of many series, in their order, on worker threads.
 * @param options.onProgress  called after each batch of 16
 * @throws the signal's reason when aborted; the threads are ended then
 */
export async function forecastInThreads(
  series: readonly SeriesInput[],
  options: ThreadOptions = {},
): Promise<SeriesForecast[]> {
  const { signal, onProgress } = options
  signal?.throwIfAborted()
  const batchCount = Math.ceil(series.length / batchSize)
  const pool = new ForecastPool(options.threads)
  if (options.common?.size) pool.share(options.common)
  const abort = (): void => void pool.close(signal?.reason)
  signal?.addEventListener('abort', abort, { once: true })
  let done = 0
  try {
    const batched = Array.from({ length: batchCount }, async (_, batch) => {
      const part = series.slice(batch * batchSize, (batch + 1) * batchSize)
      const reply = await pool.run({ kind: 'series', series: part })
      done += part.length
      onProgress?.(done, series.length)
      return reply.kind === 'series' ? reply.forecasts : []
    })
    return (await Promise.all(batched)).flat()
  } finally {
    signal?.removeEventListener('abort', abort)
    await pool.close()
  }
}

/** Input at a path; `-` is standard input, `.gz` is unpacked. */
export function openInput(path: string): Readable {
  const source = path === '-' ? process.stdin : createReadStream(path)
  return path.endsWith('.gz') ? unpacked(source) : source
}

/** A readable of what is packed in the source; fails when the source does or is no whole gzip. */
function unpacked(source: Readable): Readable {
  const gunzip = createGunzip()
  // the reader meets the failure on the readable itself
  pipeline(source, gunzip).catch((error: Error) => gunzip.destroy(error))
  return gunzip
}

/** Output at a path, overwritten; `-` is standard output, `.gz` is packed. */
export function openOutput(path: string): Writable {
  if (path === '-') return process.stdout
  const target = createWriteStream(path)
  return path.endsWith('.gz') ? packed(target) : target
}

/** A writable that finishes when all is packed and in the target, and fails when the target does. */
function packed(target: Writable): Writable {
  const gzip = createGzip()
  const stored = pipeline(gzip, target)
  const writable = new Writable({
    write: (chunk, encoding, done) => void gzip.write(chunk, encoding, done),
    final: (done) => {
      gzip.end()
      stored.then(() => done(), done)
    },
    destroy: (error, done) => {
      gzip.destroy(error ?? undefined)
      done(error)
    },
  })
  stored.catch((error: Error) => writable.destroy(error))
  return writable
}

type Batch = { firstLine: number; lines: string[] }

/** Lines of a byte stream in batches; `firstLine` counts from 1. */
async function* batches(source: AsyncIterable<Buffer | string>): AsyncGenerator<Batch> {
  const decoder = new TextDecoder()
  let rest = ''
  let next = 1
  let lines: string[] = []
  let characters = 0
  const take = (): Batch => {
    const batch = { firstLine: next, lines }
    next += lines.length
    lines = []
    characters = 0
    return batch
  }
  for await (const chunk of source) {
    rest += typeof chunk === 'string' ? chunk : decoder.decode(chunk, { stream: true })
    let from = 0
    for (let end = rest.indexOf('\n', from); end >= 0; end = rest.indexOf('\n', from)) {
      lines.push(rest.slice(from, end))
      characters += end - from
      from = end + 1
      if (lines.length >= batchSize || characters >= batchCharacters) yield take()
    }
    rest = rest.slice(from)
    if (rest.length > longestLine) throw new Error(`Line ${next + lines.length}: longer than ${longestLine} characters`)
  }
  rest += decoder.decode()
  if (rest !== '') lines.push(rest)
  if (lines.length > 0) yield take()
}
