/**
 * Scores the forecasts on every set of a directory: `node bench/forecast/run.ts --data DIR`.
 * DIR holds `*.jsonl.gz` sets, with test values, and the scorer `evaluate.mjs`; the forecasts see the sets without them,
 * through the command line as an operator uses it.
 * Exits 1 when a series could not be scored. Figures are printed, never stored.
 */
import { execFile } from 'node:child_process'
import { createReadStream, createWriteStream } from 'node:fs'
import { mkdtemp, readdir, rm, stat } from 'node:fs/promises'
import { availableParallelism, tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { pipeline } from 'node:stream/promises'
import { fileURLToPath } from 'node:url'
import { parseArgs, promisify } from 'node:util'
import { createGunzip } from 'node:zlib'
import { levels } from './levels.ts'

const run = promisify(execFile)

type Summary = {
  n: number
  missing: number
  bad: number
  MASE: number
  RMSSEp: number
  sMAPE: number
  biasPct: number
  sAPIS: number
  WQL?: number
  MSIS?: number
  cover?: number
}

const { values } = parseArgs({ options: { data: { type: 'string' }, point: { type: 'string' } } })
if (values.data === undefined) {
  console.error('Say where the sets are: node bench/forecast/run.ts --data DIR')
  process.exit(1)
}
const cli = fileURLToPath(new URL('../../server/process/cli.ts', import.meta.url))
const scratch = await mkdtemp(join(tmpdir(), 'forecast-bench-'))
try {
  process.exitCode = await scoreAll(values.data)
} finally {
  await rm(scratch, { recursive: true, force: true })
}

async function scoreAll(directory: string): Promise<number> {
  const scorer = join(directory, 'evaluate.mjs')
  await stat(scorer)
  const names = (await readdir(directory)).filter((name) => name.endsWith('.jsonl.gz'))
  const order = (name: string): number => levels.findIndex(({ set }) => `${set}.jsonl.gz` === name) >>> 0
  names.sort((a, b) => order(a) - order(b) || a.localeCompare(b))
  const head = [
    'set',
    'series',
    'measure',
    'ours',
    'best',
    'ratio',
    'cover',
    'MSIS',
    'ratio',
    'bias %',
    'sAPIS',
    'WQL',
    'series/s',
  ]
  const table: string[][] = [head]
  const ratios: number[] = []
  let unscored = 0
  for (const name of names) {
    const set = name.replace('.jsonl.gz', '')
    const level = levels.find((candidate) => candidate.set === set)
    const { summary, perSecond } = await scoreSet(join(directory, name), scorer)
    const measure = level?.measure ?? 'MASE'
    const ours = summary[measure]
    const ratio = level ? ours / level.best : undefined
    if (ratio !== undefined) ratios.push(ratio)
    unscored += summary.missing + summary.bad
    table.push([
      set,
      String(summary.n),
      measure,
      ours.toFixed(3),
      level ? `${level.best.toFixed(3)} ${level.by}` : '',
      ratio?.toFixed(3) ?? '',
      summary.cover?.toFixed(3) ?? '',
      summary.MSIS?.toFixed(2) ?? '',
      level?.msis && summary.MSIS ? (summary.MSIS / level.msis).toFixed(3) : '',
      summary.biasPct.toFixed(1),
      summary.sAPIS.toFixed(1),
      summary.WQL?.toFixed(4) ?? '',
      perSecond.toFixed(0),
    ])
  }
  print(table)
  const geometricMean = Math.exp(ratios.reduce((total, ratio) => total + Math.log(ratio), 0) / ratios.length)
  console.log(
    `\nGeometric mean of ratios ${geometricMean.toFixed(4)}, worst ${Math.max(...ratios).toFixed(3)}, ${availableParallelism()} cores`,
  )
  if (unscored > 0) console.error(`${unscored} series could not be scored`)
  return unscored > 0 ? 1 : 0
}

/** Rate includes starting the process and its threads, reading and writing. */
async function scoreSet(set: string, scorer: string): Promise<{ summary: Summary; perSecond: number }> {
  const input = join(scratch, 'series.jsonl')
  const output = join(scratch, 'forecasts.jsonl')
  await stripTests(set, input)
  const start = performance.now()
  await run(process.execPath, [cli, 'forecast', '--input', input, '--output', output])
  const seconds = (performance.now() - start) / 1000
  const { stdout } = await run(process.execPath, [scorer, set, output, '--json', '--allow-missing'], { maxBuffer: 1e8 })
  const summary: Summary = JSON.parse(stdout) // the scorer's own format
  return { summary, perSecond: summary.n / seconds }
}

async function stripTests(set: string, target: string): Promise<void> {
  const lines = createInterface({ input: createReadStream(set).pipe(createGunzip()) })
  async function* stripped(): AsyncGenerator<string> {
    for await (const line of lines) {
      if (line.trim() === '') continue
      const { test: _, ...series }: Record<string, unknown> = JSON.parse(line)
      yield `${JSON.stringify({ ...series, point: values.point })}\n`
    }
  }
  await pipeline(stripped, createWriteStream(target))
}

function print(table: readonly string[][]): void {
  const widths = (table[0] ?? []).map((_, column) => Math.max(...table.map((row) => row[column]?.length ?? 0)))
  for (const row of table) {
    console.log(
      row
        .map((cell, column) => (column === 0 ? cell.padEnd(widths[0] ?? 0) : cell.padStart(widths[column] ?? 0)))
        .join('  '),
    )
  }
}
