import { setTimeout as delay } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import pg from 'pg'
import { createClient } from '#contract/client.ts'
import { getLedger, rebuildLedger } from '#contract/ledger.ts'
import { traceLot } from '#contract/lot-trace.ts'
import { listMovements } from '#contract/movement.ts'
import { getStockTimeline, listStock, proveLedger } from '#contract/stock.ts'
import { getTask } from '#contract/task.ts'
import { stockAt } from '#server/ledger/stock-at.ts'
import { startSystemUnderTest } from '../crash/system-under-test.ts'
import { seedLedger } from './seed.ts'

/** How long the questions of a large ledger take on the running product, one after the other: 50th and 95th percentile. */
const { values } = parseArgs({
  options: {
    lines: { type: 'string', default: '10000000' },
    items: { type: 'string', default: '20000' },
    locations: { type: 'string', default: '2' },
    months: { type: 'string', default: '36' },
    lots: { type: 'string', default: '40' },
    rounds: { type: 'string', default: '60' },
    rebuild: { type: 'boolean', default: false },
  },
})
const size = {
  lines: Number(values.lines),
  items: Number(values.items),
  locations: Number(values.locations),
  months: Number(values.months),
  lots: Number(values.lots),
}
const say = (line: string) => process.stdout.write(`${line}\n`)
const system = await startSystemUnderTest(() => undefined)
const admin = new pg.Client({ connectionString: system.adminUrl })
try {
  await admin.connect()
  const { tenantId } = system
  const seeding = performance.now()
  const lines = await seedLedger(admin, tenantId, size, say)
  say(`seeded ${lines} lines in ${seconds(seeding)}`)
  const api = createClient({ baseUrl: system.baseUrl, headers: () => ({ authorization: `Bearer ${system.apiKey}` }) })
  const proving = performance.now()
  for (;;) {
    const { provedLines } = await api.call(getLedger, {})
    if (provedLines >= lines) break
    await delay(1000)
  }
  say(`proved in ${seconds(proving)}, up to two minutes of it waiting for the first run`)
  await admin.query('vacuum analyze')
  await measureQuestions(api)
  if (values.rebuild) {
    const rebuilding = performance.now()
    const { task } = await api.call(rebuildLedger, {})
    for (let state = 'queued'; state !== 'succeeded'; await delay(500)) {
      state = (await api.call(getTask, { params: { taskId: task.id } })).state
      if (state === 'failed') throw new Error('the rebuild found differences')
    }
    say(`rebuilt in ${seconds(rebuilding)}`)
  }
} finally {
  await admin.end()
  await system.stop()
}

async function measureQuestions(api: ReturnType<typeof createClient>): Promise<void> {
  const rows = await admin.query<{ id: string }>('select id from bench_item')
  const items = rows.rows.map((row) => row.id)
  const places = await admin.query<{ id: string }>('select id from location where not is_virtual and tenant_id = $1', [
    system.tenantId,
  ])
  const item = (n: number) => items[(n * 7_919) % items.length] as string
  const place = (n: number) => places.rows[n % places.rows.length]?.id as string
  const past = (n: number) =>
    new Date(Date.now() - ((n * 0.618_033_988) % 1) * size.months * 2_629_800_000).toISOString()
  await measure('balances, 50 of a location', 50, (n) =>
    api.call(listStock, { query: { locationId: place(n), limit: 50 } }),
  )
  await measure('balances of an item', 50, (n) => api.call(listStock, { query: { itemId: item(n) } }))
  await measure('item timeline, 90 days', 50, (n) =>
    api.call(getStockTimeline, { params: { itemId: item(n) }, query: {} }),
  )
  await measure('item timeline, 3 years', 50, (n) =>
    api.call(getStockTimeline, {
      params: { itemId: item(n) },
      query: { from: new Date(Date.now() - 1095 * 86_400_000).toISOString() },
    }),
  )
  await measure('movements of an item, 25', 50, (n) =>
    api.call(listMovements, { query: { itemId: item(n), limit: 25 } }),
  )
  await measure('stock at a past moment, page of 50', 50, (n) =>
    api.call(listStock, { query: { at: past(n), limit: 50 } }),
  )
  for (const [name, kind, direction] of [
    ['recall: where a raw lot went, first 50 of 8,000', 'RAW', 'forward'],
    ['recall: where a lot that was sold came from', 'SET', 'back'],
  ] as const) {
    const lots = await admin.query<{ id: string }>(`select id from bench_lot where kind = $1`, [kind])
    await measure(name, 200, (n) =>
      api.call(traceLot, {
        params: { lotId: lots.rows[(n * 7_919) % lots.rows.length]?.id as string },
        query: { direction },
      }),
    )
  }
  await admin.query(`set role inventory_app`)
  await admin.query(`set app.tenant_id = '${system.tenantId}'`)
  await measure(`stock at a past moment, all ${size.items} items`, 300, (n) =>
    admin.query(
      `select count(*), sum(s.on_hand) from (${stockAt(`'${past(n)}'::timestamptz`, 'true', 'location_id = any(array(select id from location where not is_virtual))')}) s`,
    ),
  )
  await admin.query('reset role')
  await measure('the proof, checked now', undefined, () => api.call(proveLedger, {}))
}

async function measure(name: string, aimMs: number | undefined, ask: (n: number) => Promise<unknown>): Promise<void> {
  for (let n = 0; n < 5; n++) await ask(n)
  const took: number[] = []
  for (let n = 0; n < Number(values.rounds); n++) {
    const since = performance.now()
    await ask(n + 5)
    took.push(performance.now() - since)
  }
  took.sort((a, b) => a - b)
  const at = (part: number) => (took[Math.min(took.length - 1, Math.floor(took.length * part))] ?? 0).toFixed(1)
  say(
    `${name.padEnd(48)} p50 ${at(0.5).padStart(8)} ms  p95 ${at(0.95).padStart(8)} ms${aimMs ? `  aim p95 < ${aimMs} ms` : ''}`,
  )
}

function seconds(since: number): string {
  return `${((performance.now() - since) / 1000).toFixed(1)} s`
}
