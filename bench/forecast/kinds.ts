/**
 * Forecasts of series nobody tuned on, beside the best simple or standard method of each kind, judged after the fact: `npm run bench -- forecast-kinds`.
 * Made series of many trades, or with `--data DIR --earlier N` the sets of a directory as they were known N horizons before their training values end.
 * One line a kind: scaled error over that of the best method, share of what came inside the 95 % interval, its width with its misses over that of
 * a seasonal naive interval, pooled bias. Everything is forecast by the command line, as an operator uses it.
 */
import { execFile } from 'node:child_process'
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs, promisify } from 'node:util'
import { gunzipSync } from 'node:zlib'
import type { SeriesForecast, SeriesInput } from '#core/forecast/series-forecast.ts'
import { type Judged, judge } from './judge-kind.ts'
import { levels } from './levels.ts'
import { kinds, makeKind } from './made-kinds.ts'
import { simpleMethods } from './simple-methods.ts'
import { standardMethods } from './standard-methods.ts'

const run = promisify(execFile)
const cli = fileURLToPath(new URL('../../server/process/cli.ts', import.meta.url))
const { values } = parseArgs({
  options: {
    data: { type: 'string' },
    earlier: { type: 'string', default: '1' },
    only: { type: 'string', default: '' },
    point: { type: 'string' },
  },
})

const scratch = await mkdtemp(join(tmpdir(), 'forecast-kinds-'))
try {
  const ratios: number[] = []
  console.log(`${''.padEnd(40)}    ours    best   ratio   cover    MSIS  bias %  by`)
  for await (const { name, measure, judged } of sources()) {
    if (judged.length === 0) continue
    const ours = await forecastAll(judged.map(({ input }) => input))
    const methods = Object.entries({ ...simpleMethods, ...standardMethods }).map(([by, method]) => ({
      by,
      error: judge(judged, ({ input }) => ({
        mean: method(input.train.map(Number), input.horizon, input.season),
      }))[measure],
    }))
    const best = methods.reduce((one, other) => (other.error < one.error ? other : one))
    const result = judge(judged, ({ input }) => ours.get(input.id))
    const ratio = result[measure] / best.error
    ratios.push(ratio)
    const cells = [result[measure], best.error, ratio, result.cover, result.intervals, result.bias]
    console.log(
      `${`${name} ${measure}`.padEnd(40)}${cells.map((cell, i) => cell.toFixed(i === 5 ? 1 : 3).padStart(8)).join('')}  ${best.by}`,
    )
  }
  const geometricMean = Math.exp(ratios.reduce((sum, ratio) => sum + Math.log(ratio), 0) / ratios.length)
  console.log(`Geometric mean of ratios ${geometricMean.toFixed(4)}, worst ${Math.max(...ratios).toFixed(3)}`)
} finally {
  await rm(scratch, { recursive: true, force: true })
}

async function* sources(): AsyncGenerator<{ name: string; measure: 'MASE' | 'RMSSE'; judged: Judged[] }> {
  const { data, only } = values
  if (data === undefined) {
    for (const kind of kinds.filter(({ name }) => name.includes(only)))
      yield { name: kind.name, measure: kind.measure, judged: makeKind(kind) }
    return
  }
  for (const file of (await readdir(data)).filter((name) => name.endsWith('.jsonl.gz') && name.includes(only))) {
    const set = file.replace('.jsonl.gz', '')
    const text = gunzipSync(await readFile(join(data, file))).toString()
    const lines: (SeriesInput & { test: number[] })[] = text
      .split('\n')
      .filter((line) => line.trim() !== '')
      .map((line) => JSON.parse(line)) // the sets' own format
    const measure = levels.find((level) => level.set === set)?.measure === 'RMSSEp' ? 'RMSSE' : 'MASE'
    yield { name: set, measure, judged: lines.flatMap((line) => earlier(line, Number(values.earlier))) }
  }
}

/** The series as it was known so many horizons before it ends; none where too little would be left to learn from. */
function earlier(line: SeriesInput & { test: number[] }, horizons: number): Judged[] {
  const { test: _, ...series } = line
  const end = series.train.length - horizons * series.horizon
  if (!series.train.slice(0, end).some((value) => value !== 0)) return []
  if (end < Math.max(4, series.horizon)) return []
  const train = series.train.slice(0, end)
  const after = series.train.slice(end, end + series.horizon).map(Number)
  const xreg = Object.fromEntries(
    Object.entries((series.xreg ?? {}) as Record<string, number[]>).map(([name, column]) => [
      name,
      column.slice(0, end + series.horizon),
    ]),
  )
  return [{ input: { ...series, train, xreg }, after }]
}

async function forecastAll(series: readonly SeriesInput[]): Promise<Map<string, SeriesForecast>> {
  const [input, output] = [join(scratch, 'series.jsonl'), join(scratch, 'forecasts.jsonl')]
  await writeFile(input, series.map((one) => `${JSON.stringify({ ...one, point: values.point })}\n`).join(''))
  await run(process.execPath, [cli, 'forecast', '--input', input, '--output', output])
  const lines = (await readFile(output, 'utf8')).trim().split('\n')
  return new Map(
    lines.map((line) => {
      const forecast: SeriesForecast = JSON.parse(line) // written by this system's own command
      return [String(forecast.id), forecast]
    }),
  )
}
