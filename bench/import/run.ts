import { openAsBlob } from 'node:fs'
import { basename } from 'node:path'
import { parseArgs } from 'node:util'
import { createClient, toProblem } from '#contract/client.ts'
import { getImport, type Mapping, startImport, uploadImport } from '#contract/import.ts'
import { proveLedger } from '#contract/stock.ts'
import { getTask } from '#contract/task.ts'
import { peakMemory } from './worker-memory.ts'

/**
 * `npm run bench -- import --file F --key K [--url U] [--kind sales|items|suppliers|locations] [--mapping JSON] [--options JSON] [--worker PID]`
 * imports a file through the API of a running system, as the page does, and prints lines a second and the worker's peak memory.
 * The mapping is the preview's proposal unless told. `--key` is an API key of an Admin; the organisation keeps what is imported.
 */
const { values } = parseArgs({
  options: {
    file: { type: 'string' },
    key: { type: 'string' },
    url: { type: 'string', default: 'http://127.0.0.1:3000' },
    kind: { type: 'string' },
    mapping: { type: 'string' },
    options: { type: 'string', default: '{}' },
    worker: { type: 'string' },
  },
})
const { file, key } = values
if (!file || !key) {
  process.stderr.write('bench import takes --file and --key; see bench/import/run.ts\n')
  process.exit(1)
}
const pollMs = 200
const headers = { authorization: `Bearer ${key}` }
const api = createClient({ baseUrl: `${values.url}/api/v1`, headers: () => headers })

const form = new FormData()
form.append('file', await openAsBlob(file), basename(file))
const uploadStarted = performance.now()
const query = values.kind ? `?kind=${values.kind}` : ''
const reply = await fetch(`${values.url}/api/v1/imports${query}`, { method: 'POST', headers, body: form })
if (!reply.ok) throw await toProblem(reply)
const { import: batch, preview } = uploadImport.response.parse(await reply.json())
const uploadSeconds = (performance.now() - uploadStarted) / 1000

const proposed = Object.fromEntries(
  preview.columns.flatMap(({ header, proposedTarget }) => (proposedTarget ? [[header, proposedTarget]] : [])),
)
const mapping = values.mapping ? (JSON.parse(values.mapping) as Mapping) : proposed
const params = { importId: batch.id }
const started = performance.now()
const { task } = await api.call(startImport, {
  params,
  body: { kind: preview.kind, mapping, options: JSON.parse(values.options) },
})
let peakBytes = 0
let stage = ''
for (;;) {
  const now = await api.call(getTask, { params: { taskId: task.id } })
  peakBytes = Math.max(peakBytes, peakMemory(values.worker))
  if (now.stage !== stage) {
    stage = now.stage
    process.stderr.write(`${((performance.now() - started) / 1000).toFixed(1)} s ${stage}\n`)
  }
  if (now.state === 'failed' || now.state === 'cancelled')
    throw new Error(`The import ${now.state}: ${now.error?.message}`)
  if (now.state === 'succeeded') break
  await new Promise((resolve) => setTimeout(resolve, pollMs))
}
const seconds = (performance.now() - started) / 1000
const { counts, refusedByReason } = await api.call(getImport, { params })
const proof = await api.call(proveLedger, {})
const perSecond = (count: number) => Math.round(count / seconds)
const result = {
  file: basename(file),
  kind: preview.kind,
  uploadSeconds: Math.round(uploadSeconds * 10) / 10,
  seconds: Math.round(seconds * 10) / 10,
  rowsPerSecond: perSecond(counts.rows),
  linesPerSecond: perSecond(counts.lines),
  workerPeakMB: peakBytes === 0 ? null : Math.round(peakBytes / 1024 ** 2),
  counts,
  refusedByReason,
  ledgerDifferences: proof.differenceCount,
}
process.stdout.write(`${JSON.stringify(result, null, 2)}\n`)
process.exit(proof.differenceCount === 0 ? 0 : 1)
