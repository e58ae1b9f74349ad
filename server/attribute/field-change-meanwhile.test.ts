import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createField } from '#contract/field.ts'
import { type FieldChange } from '#contract/field-change.ts'
import { createItem, getItem, listItems, updateItem } from '#contract/item.ts'
import { startTestApp, type TestApp } from '#server/testing/app.ts'
import { fieldChangesOn } from './field-change-fixture.ts'
import { findChange } from './field-change-queries.ts'
import { runFieldChange } from './run-field-change.ts'

let testApp: TestApp
beforeAll(async () => {
  testApp = await startTestApp()
})
afterAll(() => testApp.close())

const { withValues, valuesOf, start, runOf, endTask, change, undo } = fieldChangesOn(() => testApp)

describe('while values are being converted', () => {
  test('other fields are edited, values held wait, new records have the new definition, and nothing is converted twice', async () => {
    const { tenant, field, items } = await withValues({ name: 'Weight', kind: 'number', unit: 'g' }, ['500', '250'])
    await tenant.admin.call(createField, { body: { name: 'Note', kind: 'text' } })
    const { body } = await start(tenant, field.id, { unit: 'kg' })
    const edit = (id: string | undefined, attributes: object) =>
      tenant.admin.send(updateItem, { params: { itemId: id ?? '' }, ifMatch: 1, body: { attributes } as never })
    let seen: unknown[] = []
    let bare = ''
    await runFieldChange(
      runOf(tenant, body.change.id, {
        onHold: async (n) => {
          // between the exchange of the definition and the first chunk
          if (n !== 2) return
          const refused = await edit(items[0], { weight: '600' })
          const filter = { field: 'attributes.weight', op: 'gte', value: 1 }
          const listed = await tenant.staff.send(listItems, { query: { filter, sort: 'attributes.weight' } as never })
          const other = await edit(items[1], { note: 'fragile' })
          const made = await tenant.admin.call(createItem, {
            body: { sku: 'S-9', name: 'New', attributes: { weight: '500 g' } },
          })
          bare = (await tenant.admin.call(createItem, { body: { sku: 'S-8', name: 'Bare' } })).id
          const added = await edit(bare, { weight: '2' })
          seen = [
            refused.problem.errors?.[0]?.message,
            listed.status,
            other.status,
            made.attributes.weight,
            added.body.attributes.weight,
          ]
        },
      }),
    )
    expect(seen).toEqual([expect.stringContaining('being changed'), 200, 200, '0.5', '2'])
    expect(await valuesOf(tenant, 'weight')).toEqual(['0.5', '0.25', '2', '0.5'])
    // whoever read the record before it was converted is told so
    expect((await edit(items[0], { weight: '600' })).problem.code).toBe('version_mismatch')
    await endTask(tenant, body.task.id)
    const undone = await undo(tenant, body.change.id)
    expect(undone.undone).toEqual({ restored: 2, convertedBack: 2, setAside: 0 })
    expect(await valuesOf(tenant, 'weight')).toEqual(['500', '250', '2000', '500'])
  })

  test('a writer that began before the change began is waited for', async () => {
    const { tenant, field } = await withValues({ name: 'Weight', kind: 'number', unit: 'g' }, ['500'])
    const { body } = await start(tenant, field.id, { unit: 'kg' })
    const released = Promise.withResolvers<void>()
    const begun = Promise.withResolvers<void>()
    const order: string[] = []
    const slow = testApp.database.tenant(tenant.id, async (tx) => {
      await tx.query({
        text: `insert into item (tenant_id, sku, name, attributes) values ($1, 'OLD', 'Slow', '{"weight": "100"}')`,
        values: [tenant.id],
      })
      begun.resolve()
      await released.promise
      order.push('written')
    })
    await begun.promise
    const converted = runFieldChange(runOf(tenant, body.change.id)).then(() => order.push('converted'))
    const isSwitched = async () =>
      (await testApp.database.tenantRead(tenant.id, (tx) => findChange(tx, body.change.id)))?.switched
    const seen: unknown[] = []
    for (let at = 0; at < 5; at++) seen.push(await isSwitched())
    released.resolve()
    await Promise.all([slow, converted])
    expect(seen).toEqual([false, false, false, false, false])
    expect(order).toEqual(['written', 'converted'])
    expect(await valuesOf(tenant, 'weight')).toEqual(['0.1', '0.5'])
  })

  test('writers at full speed lose nothing: every value is right in the unit it ends up in', async () => {
    const { tenant, field } = await withValues({ name: 'Weight', kind: 'number', unit: 'g' }, ['1000'])
    let stop = false
    const writer = async (name: string) => {
      for (let n = 0; !stop; n++) {
        const body = { sku: `${name}-${n}`, name: 'Kilo', attributes: { weight: '1 kg' } }
        const reply = await tenant.admin.send(createItem, { body })
        expect(reply.status, JSON.stringify(reply.problem)).toBe(201)
      }
    }
    const writers = Promise.all(['a', 'b', 'c'].map(writer))
    const changes: FieldChange[] = []
    try {
      for (const unit of ['kg', 'g', 't']) changes.push(await change(tenant, field.id, { unit }))
    } finally {
      stop = true
    }
    await writers
    const [there, back, again] = changes as [FieldChange, FieldChange, FieldChange]
    expect(there.counts.total).toBeLessThanOrEqual(back.counts.total)
    expect(again.counts.failed).toBe(0)
    const values = await testApp.database.tenantRead(tenant.id, (tx) =>
      tx.query<{ value: string; count: number }>({
        text: `select attributes ->> 'weight' as value, count(*) as count from item group by 1`,
      }),
    )
    expect(values.map((row) => row.value)).toEqual(['0.001'])
  })

  test('who changes the values themselves meanwhile finds the last one they saved, in the unit it ends up in', async () => {
    const { tenant, field } = await withValues({ name: 'Weight', kind: 'number', unit: 'g' }, ['1000'])
    const { admin } = tenant
    let stop = false
    const writer = async (name: string) => {
      let item = await admin.call(createItem, { body: { sku: name, name, attributes: { weight: '1 kg' } } })
      let saved = 1
      while (!stop) {
        const body = { attributes: { weight: `${saved + 1} kg` } }
        const reply = await admin.send(updateItem, { params: { itemId: item.id }, ifMatch: item.version, body })
        if (reply.status === 200) saved++
        // a value that is being converted waits, and what was converted has another version: it is read again, as a page does
        else
          expect(['412 version_mismatch', '422 invalid_attributes']).toContain(`${reply.status} ${reply.problem.code}`)
        item = await admin.call(getItem, { params: { itemId: item.id } })
      }
      return { id: item.id, saved }
    }
    const writers = Promise.all(['a', 'b', 'c', 'd'].map(writer))
    try {
      for (const unit of ['kg', 'g', 't', 'kg'])
        expect((await change(tenant, field.id, { unit })).counts.failed, unit).toBe(0)
    } finally {
      stop = true
    }
    for (const { id, saved } of await writers) {
      expect(saved).toBeGreaterThan(1)
      expect((await admin.call(getItem, { params: { itemId: id } })).attributes.weight).toBe(`${saved}`)
    }
  })
})
