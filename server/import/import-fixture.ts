import { randomUUID } from 'node:crypto'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import type { ResponseOf } from '#contract/endpoint.ts'
import type { Problem } from '#contract/errors.ts'
import type { ImportOptions, Mapping } from '#contract/import.ts'
import { getImport, importOptions, startImport, uploadImport } from '#contract/import.ts'
import type { ImportKind } from '#core/import/import-targets.ts'
import { proveLedger } from '#contract/stock.ts'
import { getTask } from '#contract/task.ts'
import { type Caller, startTestApp, type TestApp, type TestTenant } from '#server/testing/app.ts'
import { startTestWorker } from '#server/testing/worker.ts'
import type { ImportRun } from './import-run.ts'
import { importJobs } from './jobs.ts'
import { findImport } from './queries.ts'

type Uploaded = ResponseOf<typeof uploadImport>

export interface Upload {
  name?: string
  content: string | Buffer
  kind?: ImportKind
}

/** An application with a worker beside it that imports. */
export async function startImporting(): Promise<{ app: TestApp; stop(): Promise<void> }> {
  const app = await startTestApp()
  const worker = await startTestWorker(app, importJobs, { dataDir: app.dataDir })
  const stop = async () => {
    await worker.stop()
    await app.close()
  }
  return { app, stop }
}

/** Sends a file as a browser does. */
export async function send(app: TestApp, caller: Caller, { name = 'file.csv', content, kind }: Upload) {
  const boundary = randomUUID()
  const body = Buffer.concat([
    Buffer.from(
      `--${boundary}\r\nContent-Disposition: form-data; name="file"; filename="${name}"\r\nContent-Type: application/octet-stream\r\n\r\n`,
    ),
    Buffer.from(content),
    Buffer.from(`\r\n--${boundary}--\r\n`),
  ])
  const reply = await app.app.fastify.inject({
    method: 'POST',
    url: `/api/v1/imports${kind ? `?kind=${kind}` : ''}`,
    headers: {
      authorization: `Bearer ${caller.secret}`,
      'content-type': `multipart/form-data; boundary=${boundary}`,
    },
    payload: body,
  })
  return { status: reply.statusCode, body: reply.json() as Uploaded & Problem }
}

/** Sends a file that is taken. */
export async function upload(app: TestApp, caller: Caller, file: Upload): Promise<Uploaded> {
  const { status, body } = await send(app, caller, file)
  if (status !== 201) throw new Error(`upload: ${status} ${JSON.stringify(body)}`)
  return uploadImport.response.parse(body)
}

/** What the preview proposes, as a person would accept it. */
export function accepted({ preview }: Uploaded): Mapping {
  return Object.fromEntries(
    preview.columns.flatMap((column) => (column.proposedTarget ? [[column.header, column.proposedTarget]] : [])),
  )
}

/** Uploads and starts; ends when the task has. */
export async function importNow(
  app: TestApp,
  caller: Caller,
  file: Upload & { mapping?: Mapping; options?: Partial<ImportOptions> },
) {
  const uploaded = await upload(app, caller, file)
  const mapping = file.mapping ?? accepted(uploaded)
  const { task } = await caller.call(startImport, {
    params: { importId: uploaded.import.id },
    body: { kind: uploaded.preview.kind, mapping, options: file.options ?? {} },
  })
  const done = await ended(caller, uploaded.import.id, task.id)
  if (done.task.state !== 'succeeded') throw new Error(`import: ${JSON.stringify(done.task)}`)
  return done
}

/** The import once nothing works on it any more. */
export async function ended(caller: Caller, importId: string, taskId: string) {
  const deadline = Date.now() + 15_000
  for (;;) {
    const task = await caller.call(getTask, { params: { taskId } })
    if (['succeeded', 'failed', 'cancelled'].includes(task.state))
      return { task, batch: await caller.call(getImport, { params: { importId } }) }
    if (Date.now() > deadline) throw new Error(`The task is still ${task.state} (${task.stage}).`)
    await new Promise((resolve) => setTimeout(resolve, 30))
  }
}

/** The ledger holds: every balance is the sum of its lines, every item sums to zero. */
export async function ledgerDifferences(caller: Caller): Promise<number> {
  return (await caller.call(proveLedger)).differenceCount
}

export const salesHeader = 'InvoiceNo,StockCode,Description,Quantity,InvoiceDate,UnitPrice,CustomerID'

/** A small shop's history with every kind of row there is. */
export const everyKind = [
  salesHeader,
  '1001,A1,Red mug,5,2024-03-01 09:00:00,2.50,17850.0',
  '1001,B2,Blue bowl,3,2024-03-01 09:00:00,4.00,17850.0',
  // the same item in another case, and a later better-known name
  '1002,a1,Red mug,2,2024-03-01 10:30:00,2.50,',
  // a cancellation, which brings stock back
  'C1003,A1,Red mug,-1,2024-03-02 08:00:00,2.50,17850.0',
  // stock corrections without customer and price
  '1004,A1,damaged,-2,2024-03-02 09:00:00,0.0,',
  '1005,B2,,-1,2024-03-02 09:05:00,0.0,',
  '1006,B2,found,4,2024-03-02 09:10:00,0.0,',
  // given away: described as it is when sold
  '1007,B2,Blue bowl,1,2024-03-02 09:20:00,0.0,',
  // refused
  '1008,POST,POSTAGE,1,2024-03-02 10:00:00,18.00,17850.0',
  '1008,A1,Red mug,0,2024-03-02 10:00:00,2.50,17850.0',
  '1009,,,5,2024-03-02 11:00:00,1.00,',
  '1010,A1,Red mug,many,2024-03-02 11:00:00,2.50,17850.0',
  '1011,A1,Red mug,1,2024-02-31 11:00:00,2.50,17850.0',
  '1012,A1,Red mug,1,2024-03-02 11:00:00,-2.50,17850.0',
  '1013,TEST1,test,1,2024-03-02 11:00:00,1.00,17850.0',
  ',,,,,,',
  salesHeader,
].join('\r\n')

export function gzipped(text: string): Buffer {
  return gzipSync(text)
}

/** An uploaded list of items as the worker would run it. */
export async function prepareItems(
  app: TestApp,
  tenant: TestTenant,
  { content, mapping, stock }: { content: string; mapping: Mapping; stock: ImportOptions['stock'] },
): Promise<ImportRun> {
  const uploaded = await upload(app, tenant.admin, { content, kind: 'items' })
  const row = await app.database.tenantRead(tenant.id, (tx) => findImport(tx, uploaded.import.id))
  if (!row) throw new Error('no import')
  return {
    database: app.database,
    tenantId: tenant.id,
    importId: row.id,
    kind: 'items',
    actor: { kind: 'person', id: tenant.userId, name: 'Owner', tenantId: tenant.id, role: 'admin', source: 'api' },
    path: join(app.dataDir, 'files', tenant.id, row.file_id),
    mapping,
    options: importOptions.parse({ stock }),
    signal: new AbortController().signal,
    progress: () => undefined,
    hold: async () => undefined,
  }
}
