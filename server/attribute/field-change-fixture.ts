import { expect } from 'vitest'
import { createField, type Field, listFields, type NewField } from '#contract/field.ts'
import {
  type FieldDefinitionChange,
  getFieldChange,
  startFieldChange,
  undoFieldChange,
} from '#contract/field-change.ts'
import { createItem, listItems } from '#contract/item.ts'
import { type TestApp, type TestTenant } from '#server/testing/app.ts'
import { type FieldChangeRun, runFieldChange } from './run-field-change.ts'

/** A worker that was killed. */
export class Killed extends Error {}

/** Texts of which all but one are amounts. */
export const doses = ['10 mg', '0.5 g', '20', 'two pills', '10 mg']
export const toNumber: FieldDefinitionChange = { kind: 'number', unit: 'mg' }

/** What tests of changes of fields are told in, on an application that is started by the time they run. */
export function fieldChangesOn(app: () => TestApp) {
  /** A tenant with one field and one item for each value. */
  async function withValues(field: NewField, values: readonly unknown[]) {
    const tenant = await app().createTenant()
    const made = await tenant.admin.call(createField, { body: field as never })
    const items: string[] = []
    for (const [at, value] of values.entries()) {
      const body = { sku: `S-${String(at).padStart(3, '0')}`, name: `Item ${at}`, attributes: { [made.key]: value } }
      items.push((await tenant.admin.call(createItem, { body: body as never })).id)
    }
    return { tenant, field: made, items }
  }

  const currentField = async (tenant: TestTenant, id: string): Promise<Field> => {
    const { data } = await tenant.admin.call(listFields, { query: { limit: 200 } })
    return data.find((field) => field.id === id) as Field
  }

  const valuesOf = async (tenant: TestTenant, key: string) => {
    const { data } = await tenant.admin.call(listItems, { query: { limit: 200, sort: 'sku' } })
    return data.map((item) => item.attributes[key] ?? null)
  }

  const start = async (tenant: TestTenant, id: string, body: FieldDefinitionChange & { onFail?: string }) => {
    const { version } = await currentField(tenant, id)
    return tenant.admin.send(startFieldChange, { params: { fieldId: id }, ifMatch: version, body: body as never })
  }

  /** Work as a worker has it; it dies in its n-th transaction, before that commits. */
  function runOf(
    tenant: TestTenant,
    changeId: string,
    more: { dies?: number; onHold?(n: number): Promise<void> } = {},
  ) {
    let transactions = 0
    const run: FieldChangeRun & { transactions(): number } = {
      database: app().database,
      tenantId: tenant.id,
      input: { changeId, actor: { kind: 'person', id: tenant.userId, name: 'Owner', role: 'admin' } },
      signal: new AbortController().signal,
      progress: () => undefined,
      hold: async () => {
        transactions += 1
        if (transactions === more.dies) throw new Killed()
        await more.onHold?.(transactions)
      },
      transactions: () => transactions,
    }
    return run
  }

  /** What a worker does when a task has ended. */
  async function endTask(tenant: TestTenant, taskId: string) {
    await app().database.tenant(tenant.id, (tx) =>
      tx.query({ text: `update task set state = 'succeeded', finished_at = now() where id = $1`, values: [taskId] }),
    )
  }

  async function change(tenant: TestTenant, id: string, body: FieldDefinitionChange & { onFail?: string }) {
    const reply = await start(tenant, id, body)
    expect(reply.status, JSON.stringify(reply.problem)).toBe(202)
    await runFieldChange(runOf(tenant, reply.body.change.id))
    await endTask(tenant, reply.body.task.id)
    return tenant.admin.call(getFieldChange, { params: { changeId: reply.body.change.id } })
  }

  async function undo(tenant: TestTenant, changeId: string) {
    const { task } = await tenant.admin.call(undoFieldChange, { params: { changeId } })
    await runFieldChange(runOf(tenant, changeId))
    await endTask(tenant, task.id)
    return tenant.admin.call(getFieldChange, { params: { changeId } })
  }

  return { withValues, currentField, valuesOf, start, runOf, endTask, change, undo }
}
