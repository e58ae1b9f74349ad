import { setTimeout as delay } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import pg from 'pg'
import { type Client, createClient } from '#contract/client.ts'
import { listForecasts, startForecast } from '#contract/forecast.ts'
import { getTask } from '#contract/task.ts'
import { startSystemUnderTest } from '../crash/system-under-test.ts'
import { peakMemory } from '../import/worker-memory.ts'
import { processorSeconds } from '../queue/processor-seconds.ts'
import { seedSales } from './seed.ts'

/**
 * A run over all items of a large organisation, in the running product, to its end: processor time and memory of the worker, and how long another organisation's run over ten items
 * takes before and meanwhile. `npm run bench -- forecast-run --items 100000`. Exits 1 when a run fails or the worker took more memory than it may.
 */
const { values } = parseArgs({
  options: {
    items: { type: 'string', default: '100000' },
    days: { type: 'string', default: '730' },
    others: { type: 'string', default: '10' },
  },
})
const [items, days, others] = [Number(values.items), Number(values.days), Number(values.others)]
const mostMemory = 1_500_000_000
const betweenOthersMs = 15_000

const say = (line: string) => process.stdout.write(`${line}\n`)
const system = await startSystemUnderTest(() => undefined)
const admin = new pg.Client({ connectionString: system.adminUrl })
try {
  await admin.connect()
  const other = await system.found('Other')
  const began = performance.now()
  const lines = await seedSales(admin, { tenantId: system.tenantId, items, days })
  await seedSales(admin, { tenantId: other.tenantId, items: others, days })
  say(`${lines} lines of ${items} items made in ${seconds(performance.now() - began)}`)
  const alone: number[] = []
  for (let round = 0; round < 5; round++) alone.push(await timeRun(clientOf(other.apiKey)))
  say(`another organisation's ${others} items, alone: ${spread(alone)}`)
  const meanwhile = await runAll(clientOf(system.apiKey), clientOf(other.apiKey))
  say(`another organisation's ${others} items, meanwhile: ${spread(meanwhile)}`)
} finally {
  await admin.end()
  await system.stop()
}

function clientOf(apiKey: string): Client {
  return createClient({ baseUrl: system.baseUrl, headers: () => ({ authorization: `Bearer ${apiKey}` }) })
}

/** @returns how long each run of the other organisation took meanwhile, in ms */
async function runAll(api: Client, otherApi: Client): Promise<number[]> {
  const before = used()
  const began = performance.now()
  const { task } = await api.call(startForecast, { body: {} })
  const taken: number[] = []
  let [stage, told] = ['', 0]
  for (let lastOther = performance.now(); ; await delay(500)) {
    const now = await api.call(getTask, { params: { taskId: task.id } })
    if (now.stage !== stage || now.done >= told + items / 10) {
      ;[stage, told] = [now.stage, now.done]
      say(`${seconds(performance.now() - began)} ${stage} ${now.done}`)
    }
    if (now.state === 'failed' || now.state === 'cancelled') throw new Error(`The run ${now.state}.`)
    if (now.state === 'succeeded') break
    if (performance.now() - lastOther < betweenOthersMs) continue
    taken.push(await timeRun(otherApi))
    lastOther = performance.now()
  }
  const after = used()
  const memory = peakMemory(String(system.pidOf('worker')))
  const { data } = await api.call(listForecasts, { query: { limit: 1 } })
  const { rows } = await admin.query<{ count: number }>(
    'select count(*)::int as count from forecast where tenant_id = $1',
    [system.tenantId],
  )
  say(`${rows[0]?.count} forecasts in ${seconds(performance.now() - began)}, the largest of ${data[0]?.sku}`)
  say(
    `processor time: worker ${(after.worker - before.worker).toFixed(0)} s, database ${(after.database - before.database).toFixed(0)} s; worker at ${Math.round(memory / 1e6)} MB at most`,
  )
  if (memory > mostMemory) process.exitCode = 1
  return taken
}

function used(): { worker: number; database: number } {
  const of = (part: 'worker' | 'database'): number => {
    const pid = system.pidOf(part)
    return pid === undefined ? 0 : processorSeconds([pid])
  }
  return { worker: of('worker'), database: of('database') }
}

/** From the request until its forecasts are there, in ms. */
async function timeRun(api: Client): Promise<number> {
  const began = performance.now()
  const { task } = await api.call(startForecast, { body: {} })
  for (;;) {
    const { state } = await api.call(getTask, { params: { taskId: task.id } })
    if (state === 'succeeded') return performance.now() - began
    if (state === 'failed' || state === 'cancelled') throw new Error(`The other organisation's run ${state}.`)
    await delay(50)
  }
}

function seconds(ms: number): string {
  return `${(ms / 1000).toFixed(1)} s`
}

function spread(times: readonly number[]): string {
  const sorted = times.toSorted((a, b) => a - b)
  return `${sorted.length} runs, median ${seconds(sorted[sorted.length >> 1] ?? 0)}, longest ${seconds(sorted.at(-1) ?? 0)}`
}
