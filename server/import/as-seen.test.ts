import { afterAll, beforeAll, expect, test } from 'vitest'
import { createField } from '#contract/field.ts'
import {
  downloadImportRefusals,
  getImport,
  listImportDifferences,
  listImportRefusals,
  listImports,
  previewImport,
  reverseImport,
  startDryRun,
} from '#contract/import.ts'
import { listItems, updateItem } from '#contract/item.ts'
import type { TestApp } from '#server/testing/app.ts'
import { accepted, ended, importNow, startImporting, upload } from './import-fixture.ts'

let app: TestApp
let stop: () => Promise<void>
beforeAll(async () => {
  ;({ app, stop } = await startImporting())
})
afterAll(() => stop())

test('what an Admin imports into fields that a Manager may not see is not in what the Manager reads of it', async () => {
  const { admin, manager } = await app.createTenant()
  const visibleTo: 'admin'[] = []
  await admin.call(createField, { body: { name: 'Margin', kind: 'number', visibleTo } })
  await admin.call(createField, {
    body: { name: 'Grade', kind: 'select', options: [{ key: 'zebra', label: 'Zebra' }], visibleTo },
  })
  const content = ['SKU,Name,Colour,Margin,Grade', 'A,Anvil,red,918273,Okapi', 'B,Bolt,blue,wombat,Zebra'].join('\n')
  const tried = await upload(app, admin, { content })
  const params = { importId: tried.import.id }
  const body = { kind: 'items' as const, mapping: accepted(tried), options: {} }
  expect(body.mapping).toMatchObject({ Margin: 'attributes.margin', Grade: 'attributes.grade' })
  const { task } = await admin.call(startDryRun, { params, body })
  await ended(admin, params.importId, task.id)
  const done = await importNow(app, admin, { content, name: 'two.csv' })
  const ran = { importId: done.batch.id }
  expect(done.batch.counts).toMatchObject({ itemsCreated: 1, refused: 1 })
  const [item] = (await admin.call(listItems, {})).data
  await admin.call(updateItem, {
    params: { itemId: item?.id ?? '' },
    ifMatch: item?.version ?? 0,
    body: { attributes: { margin: '5' } },
  })
  const { task: back } = await admin.call(reverseImport, { params: ran })
  await ended(admin, ran.importId, back.id)

  const traces = /margin|grade|zebra|okapi|918273|wombat/i
  const read = async (caller: typeof admin) => ({
    list: await caller.call(listImports, {}),
    one: await caller.call(getImport, { params: ran }),
    tried: await caller.call(getImport, { params }),
    differences: await caller.call(listImportDifferences, { params, query: {} }),
    refusals: await caller.call(listImportRefusals, { params: ran, query: {} }),
    preview: await caller.call(previewImport, { params: ran, query: {} }),
    file: await csvOf(caller, ran.importId),
  })
  const ofAdmin = Object.entries(await read(admin))
  const ofManager = Object.entries(await read(manager))
  // each of them has something to hide
  expect(ofAdmin.filter(([, reply]) => !traces.test(JSON.stringify(reply))).map(([name]) => name)).toEqual([])
  expect(ofManager.filter(([, reply]) => traces.test(JSON.stringify(reply)))).toEqual([])
  for (const [name, reply] of ofManager) expect([name, JSON.stringify(reply)].join(' ')).toMatch(/anvil|bolt|colour/i)
})

async function csvOf({ secret }: { secret: string }, importId: string): Promise<string> {
  const { path } = downloadImportRefusals
  const reply = await app.app.fastify.inject({
    url: `/api/v1${path.replace('{importId}', importId)}`,
    headers: { authorization: `Bearer ${secret}` },
  })
  expect(reply.statusCode).toBe(200)
  return reply.body
}
