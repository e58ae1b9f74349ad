import { createClient } from '#contract/client.ts'
import { proveLedger } from '#contract/stock.ts'
import { readKnobs } from './knobs.ts'
import { type LoadResult, runLoad } from './load.ts'
import { type Scenario, scenarios } from './scenarios.ts'
import { type Seeded, seed } from './seed.ts'
import { startServers } from './start-servers.ts'

/** `npm run bench -- api`: fills both servers, runs every scenario on both in turn, proves the ledger, prints the table. */
const knobs = readKnobs(process.argv.slice(2))
const progress = (line: string) => process.stderr.write(`${line}\n`)
const servers = await startServers(knobs.processes, progress)
let failed = 0
try {
  const seeded = await seed(servers, knobs, progress)
  const rows: string[][] = [
    ['request', 'yardstick', 'bare', 'ours', 'ours/bare', 'target', 'bare p50/p99 ms', 'ours p50/p99 ms', 'errors'],
  ]
  for (const scenario of scenarios(seeded.tenants)) {
    if (knobs.only.length > 0 && !knobs.only.some((name) => scenario.name.includes(name))) continue
    rows.push(await measure(scenario))
    progress(rows.at(-1)?.join(' | ') ?? '')
  }
  rows.push(importRow(seeded))
  for (const { apiKey } of seeded.tenants) {
    const api = createClient({
      baseUrl: `http://127.0.0.1:${servers.ours.port}/api/v1`,
      headers: () => ({ authorization: `Bearer ${apiKey}` }),
    })
    const { differenceCount, lines } = await api.call(proveLedger, {})
    if (differenceCount > 0) failed++
    progress(`ledger: ${lines} lines, ${differenceCount} differences`)
  }
  process.stdout.write(`${toTable(rows)}\n`)
} finally {
  await servers.stop()
}
process.exit(failed > 0 ? 1 : 0)

async function measure({ name, yardstick, target, ours, bare }: Scenario): Promise<string[]> {
  const { connections, seconds } = knobs
  const load = (port: number, request: (n: number) => string) => runLoad({ port, connections, seconds, request })
  const warm = (port: number, request: (n: number) => string) =>
    runLoad({ port, connections, seconds: Math.min(2, seconds), request: (n) => request(n + 10_000_000) })
  await warm(servers.ours.port, ours)
  const own = await load(servers.ours.port, ours)
  if (own.errors > 0) {
    failed++
    progress(own.firstError)
  }
  let plain: LoadResult | undefined
  if (bare) {
    await warm(servers.bare.port, bare)
    plain = await load(servers.bare.port, bare)
    if (plain.errors > 0) progress(plain.firstError)
  }
  const rate = (result: LoadResult | undefined) => (result ? result.requestsPerSecond.toFixed(0) : '')
  const times = (result: LoadResult | undefined) =>
    result ? `${result.p50Ms.toFixed(1)}/${result.p99Ms.toFixed(1)}` : ''
  const ratio = plain ? (own.requestsPerSecond / plain.requestsPerSecond).toFixed(2) : ''
  return [
    name,
    String(yardstick),
    rate(plain),
    rate(own),
    ratio,
    String(target),
    times(plain),
    times(own),
    String(own.errors),
  ]
}

function importRow({ itemRowsPerSecond, movementLinesPerSecond }: Seeded): string[] {
  const median = (values: number[]) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)]?.toFixed(0) ?? ''
  progress(`sales imports: median ${median(movementLinesPerSecond)} lines/s`)
  return [`import of ${knobs.items} items (rows/s)`, '10400', '', median(itemRowsPerSecond), '', '15000', '', '', '0']
}

function toTable(rows: string[][]): string {
  const widths = rows[0]?.map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0))) ?? []
  return rows
    .map(
      (row) =>
        `| ${row.map((cell, column) => (column === 0 ? cell.padEnd(widths[column] ?? 0) : cell.padStart(widths[column] ?? 0))).join(' | ')} |`,
    )
    .join('\n')
}
