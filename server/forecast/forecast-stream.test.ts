import { mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable, Writable } from 'node:stream'
import { gunzipSync, gzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { randomFrom } from '#core/boosting/boosted-trees.ts'
import { learnPart } from '#core/forecast/common-models.ts'
import { forecastSeries, type SeriesInput } from '#core/forecast/forecast-series.ts'
import { forecastCommand } from './forecast-command.ts'
import { forecastInThreads, forecastStream } from './forecast-stream.ts'

const series = (place: number): SeriesInput => ({
  id: `item-${place}`,
  freq: 'M',
  season: 12,
  horizon: 3,
  train: Array.from({ length: 10 + (place % 30) }, (_, t) => ((t * 7 + place) % 11) + (place % 3)),
})
/** Items that sell now and then, and the longer the silence the less: what one history alone cannot tell. */
const gappy = Array.from({ length: 150 }, (_, place): SeriesInput => {
  const random = randomFrom(place + 1)
  const ends = Math.floor(random() * 60)
  return {
    id: `gappy-${place}`,
    freq: 'W',
    season: 1,
    horizon: 6,
    train: Array.from({ length: 40 }, (_, t) => (t < ends && random() < 0.45 ? 1 + Math.floor(4 * random()) : 0)),
  }
})
const many = Array.from({ length: 100 }, (_, place) => series(place))
const toLines = (values: readonly unknown[]): string =>
  values.map((value) => `${typeof value === 'string' ? value : JSON.stringify(value)}\n`).join('')

function collector(): { writable: Writable; text: () => string } {
  const chunks: Buffer[] = []
  const writable = new Writable({
    write(chunk: Buffer, _, done) {
      chunks.push(chunk)
      done()
    },
  })
  return { writable, text: () => Buffer.concat(chunks).toString('utf8') }
}

async function run(text: string | Iterable<Buffer>): Promise<unknown[]> {
  const { writable, text: written } = collector()
  await forecastStream(Readable.from(typeof text === 'string' ? [text] : text), writable, { threads: 2 })
  return written()
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line))
}

describe('forecastStream', () => {
  test('answers every line in input order, with what the core says', async () => {
    const few = many.slice(0, 40)
    expect(await run(toLines(few))).toEqual(few.map((one) => JSON.parse(JSON.stringify(forecastSeries(one)))))
  })

  test('what lines have in common is used for each of them, and others beside them are as alone', async () => {
    const [now, past] = [learnPart(gappy, 'now'), learnPart(gappy, 'past')]
    if (!now || !('forest' in now) || !past || !('earlier' in past)) throw new Error('These teach something.')
    const expected = gappy.map((one) => forecastSeries(one, { ...now, ...past }))
    expect(expected.filter(({ method }) => method === 'global-trees').length).toBeGreaterThan(50)
    const other = { ...series(3), freq: 'Y', season: 1 } as const
    expect(await run(toLines([...gappy, other]))).toEqual(
      [...expected, forecastSeries(other)].map((one) => JSON.parse(JSON.stringify(one))),
    )
  })

  // four runs of a hundred series: on a busy machine a minute is too little
  test('is the same to the byte, whatever the number of threads and however often', { timeout: 300_000 }, async () => {
    const outputs: string[] = []
    for (const threads of [1, 2, 3, 2]) {
      const { writable, text } = collector()
      await forecastStream(Readable.from([toLines(gappy)]), writable, { threads })
      outputs.push(text())
    }
    expect(outputs[0]).toContain('global-trees')
    expect(new Set(outputs).size).toBe(1)
  })

  test('a line cut anywhere, even within a letter, is read whole', async () => {
    const bytes = Buffer.from(toLines([{ ...series(1), id: 'Tür – ö' }, series(2)]).trimEnd())
    const cut = Array.from({ length: Math.ceil(bytes.length / 3) }, (_, part) => bytes.subarray(part * 3, part * 3 + 3))
    expect(await run(cut)).toMatchObject([{ id: 'Tür – ö' }, { id: 'item-2' }])
  })

  test('empty input gives empty output; empty lines are skipped, but counted', async () => {
    expect(await run('')).toEqual([])
    expect(await run(`\n${toLines([series(3)])}\r\n`)).toMatchObject([{ id: 'item-3' }])
    await expect(run(`\n\n${toLines([series(3)])}{\n`)).rejects.toThrow(/^Line 4: not JSON \((?!.*line 1)/)
  })

  test('a number as id comes back as a number', async () => {
    expect(await run(toLines([{ ...series(1), id: 17 }]))).toMatchObject([{ id: 17 }])
  })

  test.each<[string, unknown, RegExp]>([
    ['a list', [1], /Line 21: not a JSON object/],
    ['no id', { ...series(1), id: undefined }, /Line 21: "id"/],
    ['an unknown freq', { ...series(1), freq: 'X' }, /Line 21: "freq" must be one of H, D/],
    ['a horizon of zero', { ...series(1), horizon: 0 }, /Line 21: "horizon"/],
    ['a horizon of a billion', { ...series(1), horizon: 1e9 }, /Line 21: "horizon"/],
    ['a broken season', { ...series(1), season: 1.5 }, /Line 21: "season"/],
    ['a lead in words', { ...series(1), lead: 'two weeks' }, /Line 21: "lead"/],
    ['no train', { ...series(1), train: undefined }, /Line 21: "train" must/],
    ['a number beyond all numbers', '{"id":"a","freq":"M","horizon":1,"train":[1,1e999]}', /Line 21: "train".*place 2/],
    ['text in train', { ...series(1), train: [1, null, '3'] }, /Line 21: "train".*place 3/],
  ])('%s: names the line, after the forecasts of the lines before it', async (_, bad, message) => {
    const { writable, text } = collector()
    const input = Readable.from([toLines([...many.slice(0, 20), bad, ...many.slice(20)])])
    await expect(forecastStream(input, writable, { threads: 2 })).rejects.toThrow(message)
    expect(
      text()
        .trimEnd()
        .split('\n')
        .map((line) => JSON.parse(line).id),
    ).toEqual(many.slice(0, 20).map(({ id }) => id))
  })

  test('a slow reader of the output holds the input back', async () => {
    let read = 0
    let written = 0
    let furthest = 0
    function* source(): Generator<string> {
      for (let place = 0; place < 2000; place++) {
        read++
        yield toLines([{ ...series(place), train: [1, 2, 3, 4, 5], horizon: 1 }])
      }
    }
    const slow = new Writable({
      highWaterMark: 1,
      write(chunk: Buffer, _, done) {
        furthest = Math.max(furthest, read - written)
        written += chunk.toString().split('\n').length - 1
        setImmediate(done)
      },
    })
    await forecastStream(Readable.from(source()), slow, { threads: 2 })
    expect(written).toBe(2000)
    // 500 lines are read ahead to learn from
    expect(furthest).toBeLessThan(900)
  })
})

describe('forecastInThreads', () => {
  test('gives the forecasts of the core in order and tells how far it is', async () => {
    const progress: number[] = []
    const forecasts = await forecastInThreads(many, { threads: 2, onProgress: (done) => progress.push(done) })
    expect(forecasts).toEqual(many.map((one) => forecastSeries(one)))
    expect(progress.at(-1)).toBe(100)
    expect(progress).toEqual(progress.toSorted((a, b) => a - b))
  })

  test('no series, no threads', async () => {
    expect(await forecastInThreads([])).toEqual([])
  })

  test('an abort ends it with the reason', async () => {
    const stop = new AbortController()
    const running = forecastInThreads(many, {
      threads: 1,
      signal: stop.signal,
      onProgress: () => stop.abort(new Error('cancelled')),
    })
    await expect(running).rejects.toThrow('cancelled')
    await expect(forecastInThreads(many, { signal: stop.signal })).rejects.toThrow('cancelled')
  })
})

describe('forecastCommand', () => {
  let directory = ''
  beforeAll(async () => {
    directory = await mkdtemp(join(tmpdir(), 'forecast-'))
  })
  afterAll(() => rm(directory, { recursive: true, force: true }))

  test('reads and writes gzip by the name of the file', async () => {
    const input = join(directory, 'in.jsonl.gz')
    const output = join(directory, 'out.jsonl.gz')
    await writeFile(input, gzipSync(toLines(many.slice(0, 5))))
    expect(await forecastCommand({ input, output })).toBe(5)
    const lines = gunzipSync(await readFile(output))
      .toString('utf8')
      .trimEnd()
      .split('\n')
    expect(lines.map((line) => JSON.parse(line).id)).toEqual(many.slice(0, 5).map(({ id }) => id))
  })

  test('one clear sentence for a file that is missing, cut short, or a directory', async () => {
    const output = join(directory, 'out.jsonl')
    await expect(forecastCommand({ input: join(directory, 'none.jsonl'), output })).rejects.toThrow(
      /^No such file: .*none\.jsonl$/,
    )
    await expect(forecastCommand({ input: directory, output })).rejects.toThrow(/is a directory$/)
    const cut = join(directory, 'cut.jsonl.gz')
    await writeFile(cut, gzipSync(toLines(many)).subarray(0, 200))
    await expect(forecastCommand({ input: cut, output })).rejects.toThrow(/not a whole gzip file$/)
    const whole = join(directory, 'whole.jsonl')
    await writeFile(whole, toLines([series(1)]))
    await expect(forecastCommand({ input: whole, output: join(directory, 'no', 'out') })).rejects.toThrow(
      /^No such file: .*out$/,
    )
  })

  test('a slip in a name costs neither the series nor what was forecast before', async () => {
    const input = join(directory, 'series.jsonl')
    const output = join(directory, 'before.jsonl')
    const link = join(directory, 'link.jsonl')
    await writeFile(input, toLines([series(1)]))
    await writeFile(output, 'what was forecast before')
    await symlink(input, link)
    await expect(forecastCommand({ input: `${input}x`, output })).rejects.toThrow(/^No such file/)
    expect(await readFile(output, 'utf8')).toBe('what was forecast before')
    for (const same of [input, link])
      await expect(forecastCommand({ input, output: same })).rejects.toThrow(/is the input/)
    expect(await readFile(input, 'utf8')).toBe(toLines([series(1)]))
  })
})
