import { expect } from 'vitest'
import { listFields } from '#contract/field.ts'
import { listImportDifferences, listImportRefusals, reverseImport, startDryRun } from '#contract/import.ts'
import { listLocations } from '#contract/location.ts'
import { listSuppliers } from '#contract/supplier.ts'
import type { ImportKind } from '#core/import/import-targets.ts'
import type { Caller, TestApp, TestTenant } from '#server/testing/app.ts'
import { accepted, ended, upload } from './import-fixture.ts'

/** All suppliers, in the order of their codes. */
export async function suppliersOf({ admin }: TestTenant) {
  const { data } = await admin.call(listSuppliers, { query: { limit: 200, archived: 'include', sort: 'code' } })
  return data
}

/** Real places by code, without the one an organisation begins with: `CODE name kind in PARENT`. */
export async function placesOf({ admin }: TestTenant): Promise<string[]> {
  const { data } = await admin.call(listLocations, { query: { limit: 200 } })
  const codes = new Map(data.map(({ id, code }) => [id, code]))
  return data
    .filter(({ archivedAt, code }) => archivedAt === null && code !== 'MAIN')
    .map(({ code, name, kind, parentId }) => `${code} ${name} ${kind} in ${parentId ? codes.get(parentId) : '-'}`)
    .sort()
}

/** Refused rows: number, reason, column and cell. */
export async function refusedOf(caller: Caller, importId: string) {
  const { data } = await caller.call(listImportRefusals, { params: { importId } })
  return data.map(({ rowNumber, reason, column, value }) => [rowNumber, reason, column, value])
}

/** Takes an import back. */
export async function reverse(caller: Caller, importId: string) {
  const { task } = await caller.call(reverseImport, { params: { importId } })
  const done = await ended(caller, importId, task.id)
  expect(done.task).toMatchObject({ state: 'succeeded' })
  return done.batch.reversed
}

/** What a dry run finds, which changes nothing. */
export async function tried(app: TestApp, tenant: TestTenant, content: string, kind: ImportKind) {
  const { admin } = tenant
  const uploaded = await upload(app, admin, { content, kind })
  const params = { importId: uploaded.import.id }
  const before = [await suppliersOf(tenant), await placesOf(tenant), (await admin.call(listFields)).data]
  const { task } = await admin.call(startDryRun, {
    params,
    body: { kind, mapping: accepted(uploaded), options: {} },
  })
  const done = await ended(admin, params.importId, task.id)
  expect(done.task).toMatchObject({ state: 'succeeded' })
  expect([await suppliersOf(tenant), await placesOf(tenant), (await admin.call(listFields)).data]).toEqual(before)
  const { data } = await admin.call(listImportDifferences, { params, query: { limit: 100 } })
  return { outcome: done.batch.dryRun?.outcome, data, kind: done.batch.kind }
}
