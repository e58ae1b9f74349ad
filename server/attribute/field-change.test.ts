import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { listAudit } from '#contract/audit.ts'
import { createField, type Field, listFields, type NewField, updateField } from '#contract/field.ts'
import {
  type FieldChange,
  type FieldDefinitionChange,
  getFieldChange,
  listFieldChangeRows,
  listFieldChanges,
  previewFieldChange,
  startFieldChange,
  undoFieldChange,
} from '#contract/field-change.ts'
import type { Filter } from '#contract/filter.ts'
import { createItem, getItem, listItems, updateItem } from '#contract/item.ts'
import { createLocation, listLocations } from '#contract/location.ts'
import { getTask } from '#contract/task.ts'
import { createView, getView, updateView } from '#contract/view.ts'
import { startTestApp, type TestApp, type TestTenant } from '#server/testing/app.ts'
import { convertChunk, lockListed } from './convert-records.ts'
import { findChange } from './field-change-queries.ts'
import { type FieldChangeRun, runFieldChange } from './run-field-change.ts'

let testApp: TestApp
beforeAll(async () => {
  testApp = await startTestApp()
})
afterAll(() => testApp.close())

/** A tenant with one field and one item for each value. */
async function withValues(field: NewField, values: readonly unknown[]) {
  const tenant = await testApp.createTenant()
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

class Killed extends Error {}

/** Work as a worker has it; it dies in its n-th transaction, before that commits. */
function runOf(tenant: TestTenant, changeId: string, more: { dies?: number; onHold?(n: number): Promise<void> } = {}) {
  let transactions = 0
  const run: FieldChangeRun & { transactions(): number } = {
    database: testApp.database,
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
  await testApp.database.tenant(tenant.id, (tx) =>
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

const doses = ['10 mg', '0.5 g', '20', 'two pills', '10 mg']
const toNumber: FieldDefinitionChange = { kind: 'number', unit: 'mg' }

describe('text becomes a number with a unit', () => {
  test('the preview counts, names what does not convert with the reason, and changes nothing', async () => {
    const { tenant, field } = await withValues({ name: 'Dose', kind: 'text' }, doses)
    const preview = await tenant.admin.call(previewFieldChange, { params: { fieldId: field.id }, body: toNumber })
    expect(preview.counts).toEqual({ total: 5, convert: 3, unchanged: 1, fail: 1 } satisfies typeof preview.counts)
    expect(preview.failing).toMatchObject([
      { code: 'S-003', name: 'Item 3', value: 'two pills', reason: { code: 'not_a_measure' } },
    ])
    expect(preview.failing[0]?.reason.message).toContain('Dose')
    expect(preview.examples[0]).toEqual({ before: '10 mg', after: '10 mg', records: 2 })
    expect(preview).toMatchObject({
      sample: null,
      canKeep: false,
      obstacle: null,
      field: { kind: 'number', unit: 'mg' },
    })
    expect(await currentField(tenant, field.id)).toEqual(field)
    expect(await valuesOf(tenant, 'dose')).toEqual(doses)
  })

  test('with values that fail it is refused, unless they are to be cleared; undone, everything is as it was', async () => {
    const { tenant, field, items } = await withValues({ name: 'Dose', kind: 'text' }, doses)
    const refused = await start(tenant, field.id, toNumber)
    expect(refused.problem).toMatchObject({ code: 'values_in_the_way', counts: { fail: 1 } })
    expect(await currentField(tenant, field.id)).toEqual(field)

    const done = await change(tenant, field.id, { ...toNumber, onFail: 'clear' })
    expect(done).toMatchObject({
      state: 'done',
      undoable: true,
      counts: { total: 5, converted: 3, unchanged: 1, failed: 1 },
      parts: expect.arrayContaining(['kind', 'unit']),
    })
    expect(await valuesOf(tenant, 'dose')).toEqual(['10', '500', '20', null, '10'])
    expect(await currentField(tenant, field.id)).toMatchObject({ kind: 'number', unit: 'mg', changeId: null })
    const rows = await tenant.admin.call(listFieldChangeRows, { params: { changeId: done.id } })
    expect(rows.data).toMatchObject([{ code: 'S-003', value: 'two pills', state: 'cleared' }])
    // filters and sorts go by the new kind
    const filter = { field: 'attributes.dose', op: 'gte', value: 20 } as const
    const found = await tenant.staff.call(listItems, { query: { filter, sort: '-attributes.dose' } as never })
    expect(found.data.map((item) => item.sku)).toEqual(['S-001', 'S-002'])
    const trail = await tenant.manager.call(listAudit, { query: { entity: 'item', entityId: items[1] ?? '' } })
    expect(trail.data[0]).toMatchObject({
      action: 'convert',
      before: { attributes: { dose: '0.5 g' } },
      after: { attributes: { dose: '500' } },
    })

    const undone = await undo(tenant, done.id)
    expect(undone).toMatchObject({
      state: 'undone',
      undoable: false,
      undone: { restored: 5, convertedBack: 0, setAside: 0 },
    })
    expect(await valuesOf(tenant, 'dose')).toEqual(doses)
    const { version: _, ...restored } = await currentField(tenant, field.id)
    const { version: __, ...original } = field
    expect(restored).toEqual(original)
    const text = { field: 'attributes.dose', op: 'eq', value: 'two pills' } as const
    expect((await tenant.staff.call(listItems, { query: { filter: text } as never })).data).toHaveLength(1)
  })

  test('killed in any of its transactions, there and back, it ends as if it had never been', async () => {
    const there = ['10', '500', '20', null, '10']
    for (let dies = 1; dies <= 4; dies++) {
      const { tenant, field } = await withValues({ name: 'Dose', kind: 'text' }, doses)
      const { body } = await start(tenant, field.id, { ...toNumber, onFail: 'clear' })
      const id = body.change.id
      const first = runOf(tenant, id, { dies })
      const isKilled = await runFieldChange(first).then(
        () => false,
        (error) => error instanceof Killed,
      )
      if (isKilled) await runFieldChange(runOf(tenant, id))
      expect(await valuesOf(tenant, 'dose'), `killed in ${dies}`).toEqual(there)
      await endTask(tenant, body.task.id)
      const { task } = await tenant.admin.call(undoFieldChange, { params: { changeId: id } })
      await runFieldChange(runOf(tenant, id, { dies })).catch(() => undefined)
      await runFieldChange(runOf(tenant, id))
      await endTask(tenant, task.id)
      expect(await valuesOf(tenant, 'dose'), `killed in ${dies}`).toEqual(doses)
      expect(await tenant.admin.call(getFieldChange, { params: { changeId: id } })).toMatchObject({
        state: 'undone',
        counts: { total: 5, converted: 3, unchanged: 1, failed: 1 },
        undone: { restored: 5, convertedBack: 0, setAside: 0 },
      })
      const left = await testApp.database.tenantRead(tenant.id, (tx) =>
        tx.query({ text: 'select from field_change_value' }),
      )
      expect(left).toEqual([])
    }
  })

  test('broken off before it began and undone, nothing happened', async () => {
    const { tenant, field } = await withValues({ name: 'Dose', kind: 'text' }, doses)
    const { body } = await start(tenant, field.id, { ...toNumber, onFail: 'clear' })
    await endTask(tenant, body.task.id)
    expect((await undo(tenant, body.change.id)).state).toBe('undone')
    expect(await valuesOf(tenant, 'dose')).toEqual(doses)
    expect((await currentField(tenant, field.id)).changeId).toBeNull()
  })

  test('broken off half way and undone, what was converted comes back and what was not stays', async () => {
    const { tenant, field } = await withValues({ name: 'Weight', kind: 'number', unit: 'g' }, ['500', '250', '1000'])
    const { body } = await start(tenant, field.id, { unit: 'kg' })
    const id = body.change.id
    await runFieldChange(runOf(tenant, id, { dies: 2 })).catch(() => undefined)
    // one of three is converted, as a smaller chunk would
    await testApp.database.tenant(tenant.id, async (tx) => {
      const row = await findChange(tx, id)
      if (!row) throw new Error('no change')
      const [first] = await lockListed(tx, row, '00000000-0000-0000-0000-000000000000')
      if (!first) throw new Error('nothing listed')
      const actor = { kind: 'person', id: tenant.userId, name: 'Owner' } as const
      await convertChunk(tx, actor, row, [first], 'refuse')
    })
    expect(await valuesOf(tenant, 'weight')).toEqual(['0.5', '250', '1000'])
    await endTask(tenant, body.task.id)
    expect((await undo(tenant, id)).undone).toEqual({ restored: 1, convertedBack: 0, setAside: 0 })
    expect(await valuesOf(tenant, 'weight')).toEqual(['500', '250', '1000'])
  })
})

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

test('a value that comes before the exchange and does not convert takes a strict change back', async () => {
  const { tenant, field } = await withValues({ name: 'Dose', kind: 'text' }, ['10', '20'])
  const { body } = await start(tenant, field.id, { kind: 'integer', onFail: 'refuse' })
  await tenant.admin.call(createItem, { body: { sku: 'S-9', name: 'Late', attributes: { dose: 'three' } } })
  await expect(runFieldChange(runOf(tenant, body.change.id))).rejects.toMatchObject({ code: 'values_in_the_way' })
  expect(await valuesOf(tenant, 'dose')).toEqual(['10', '20', 'three'])
  expect(await currentField(tenant, field.id)).toMatchObject({ kind: 'text', changeId: null })
  expect((await tenant.admin.call(getFieldChange, { params: { changeId: body.change.id } })).state).toBe('undone')
})

describe('two administrators at once', () => {
  test('the second is told, whichever way they change the field', async () => {
    const { tenant, field } = await withValues({ name: 'Dose', kind: 'text' }, ['1', '2'])
    const started = (body: object) =>
      tenant.admin.send(startFieldChange, {
        params: { fieldId: field.id },
        ifMatch: field.version,
        body: body as never,
      })
    const replies = await Promise.all([
      started({ kind: 'integer' }),
      started({ kind: 'number' }),
      started({ kind: 'money' }),
    ])
    expect(replies.map((reply) => reply.status).sort()).toEqual([202, 409, 409])
    const winner = replies.find((reply) => reply.status === 202)
    const { version } = await currentField(tenant, field.id)
    const patch = (ifMatch: number, body: object) =>
      tenant.admin.send(updateField, { params: { fieldId: field.id }, ifMatch, body })
    expect((await patch(version, { pattern: '[0-9]' })).problem.code).toBe('change_in_progress')
    expect((await patch(field.version, { name: 'Strength' })).problem.code).toBe('version_mismatch')
    expect((await patch(version, { name: 'Strength' })).body.name).toBe('Strength')
    await runFieldChange(runOf(tenant, winner?.body.change.id ?? ''))
    expect(await currentField(tenant, field.id)).toMatchObject({ name: 'Strength', changeId: null })
    expect((await started({ kind: 'text' })).problem).toMatchObject({ code: 'version_mismatch' })
  })
})

describe('undoing', () => {
  test('values edited since are converted back, those that cannot be are listed and not lost, names stay new', async () => {
    const options = [
      { key: 'tablet', label: 'Tablet' },
      { key: 'syrup', label: 'Syrup' },
    ]
    const { tenant, field, items } = await withValues({ name: 'Form', kind: 'select', options }, [
      'tablet',
      'syrup',
      'syrup',
      'tablet',
    ])
    const done = await change(tenant, field.id, { kind: 'text' })
    expect(await valuesOf(tenant, 'form')).toEqual(['Tablet', 'Syrup', 'Syrup', 'Tablet'])
    const edit = (at: number, form: string | null) =>
      tenant.admin.call(updateItem, { params: { itemId: items[at] ?? '' }, ifMatch: 2, body: { attributes: { form } } })
    await edit(0, 'syrup')
    await edit(1, 'powder')
    await edit(2, null)
    const { version } = await currentField(tenant, field.id)
    await tenant.admin.call(updateField, {
      params: { fieldId: field.id },
      ifMatch: version,
      body: { name: 'Dosage form' },
    })
    const undone = await undo(tenant, done.id)
    expect(undone.undone).toEqual({ restored: 1, convertedBack: 2, setAside: 1 })
    expect(await valuesOf(tenant, 'form')).toEqual(['syrup', null, null, 'tablet'])
    const rows = await tenant.admin.call(listFieldChangeRows, { params: { changeId: done.id } })
    expect(rows.data).toMatchObject([
      { code: 'S-001', value: 'powder', state: 'setAside', reason: { code: 'unknown_option' } },
    ])
    expect(await currentField(tenant, field.id)).toMatchObject({ name: 'Dosage form', kind: 'select', options })
  })

  test('goes backwards through a field’s changes', async () => {
    const { tenant, field } = await withValues({ name: 'Dose', kind: 'text' }, ['10', '20'])
    const first = await change(tenant, field.id, { kind: 'integer' })
    const second = await change(tenant, field.id, { kind: 'number', unit: 'mg' })
    const tooEarly = await tenant.admin.send(undoFieldChange, { params: { changeId: first.id } })
    expect(tooEarly.problem.code).toBe('change_not_undoable')
    await undo(tenant, second.id)
    await undo(tenant, first.id)
    expect((await tenant.admin.send(undoFieldChange, { params: { changeId: first.id } })).problem.code).toBe(
      'change_not_undoable',
    )
    expect(await currentField(tenant, field.id)).toMatchObject({ kind: 'text', unit: null })
    const { data } = await tenant.staff.call(listFieldChanges, { query: { fieldId: field.id } })
    expect(data.map((each) => each.id)).toEqual([second.id, first.id])
  })
})

describe('options', () => {
  test('a text becomes a choice of the values there are, and options are merged', async () => {
    const { tenant, field } = await withValues({ name: 'Colour', kind: 'text' }, [
      'Red',
      'blue',
      'Blue',
      'Blue',
      'Crimson',
    ])
    const preview = await tenant.admin.call(previewFieldChange, {
      params: { fieldId: field.id },
      body: { kind: 'select' },
    })
    expect(preview.newOptions.map((option) => option.label)).toEqual(['Blue', 'Crimson', 'Red'])
    await change(tenant, field.id, { kind: 'select' })
    expect(await valuesOf(tenant, 'colour')).toEqual(['red', 'blue', 'blue', 'blue', 'crimson'])
    const merge = { mergeOptions: [{ from: 'crimson', to: 'red' }] }
    const merged = await change(tenant, field.id, merge)
    expect(merged.counts).toMatchObject({ converted: 1, unchanged: 4 })
    expect(await valuesOf(tenant, 'colour')).toEqual(['red', 'blue', 'blue', 'blue', 'red'])
    expect((await currentField(tenant, field.id)).options.map((option) => option.key)).toEqual(['blue', 'red'])
    await undo(tenant, merged.id)
    expect(await valuesOf(tenant, 'colour')).toEqual(['red', 'blue', 'blue', 'blue', 'crimson'])
    const bad = await start(tenant, field.id, { mergeOptions: [{ from: 'red', to: 'nowhere' }] })
    expect(bad.problem.code).toBe('invalid_value')
  })
})

describe('what names an option that is merged', () => {
  /** A choice, a formula and a condition over it, and two people's views. */
  async function withNames() {
    const options = ['crimson', 'red', 'blue'].map((key) => ({ key, label: key.toUpperCase() }))
    const { tenant, field } = await withValues({ name: 'Colour', kind: 'select', options }, ['crimson', 'red', 'blue'])
    const formula = await tenant.admin.call(createField, {
      body: { name: 'Warm', kind: 'formula', formula: '{Colour} = "CRIMSON" or {Colour} = "red"' },
    })
    const shade = await tenant.admin.call(createField, {
      body: {
        name: 'Shade',
        kind: 'text',
        condition: { field: 'attributes.colour', op: 'in', value: ['crimson', 'blue'] },
      },
    })
    const filter: Filter = {
      and: [
        { field: 'attributes.colour', op: 'in', value: ['crimson', 'red'] },
        { field: 'name', op: 'contains', value: 'crimson' },
      ],
    }
    const config = { frozen: 0, text: '', archived: 'exclude', sort: null, group: null } as const
    const save = (who: 'staff' | 'manager', shared: boolean) =>
      tenant[who].call(createView, {
        body: { name: who, shared, config: { ...config, columns: [], filter, layout: 'table' } },
      })
    const views = [await save('staff', false), await save('manager', true)]
    const names = async () => {
      const [own, shared] = views
      return {
        formula: (await currentField(tenant, formula.id)).formula,
        condition: (await currentField(tenant, shade.id)).condition,
        own: (await tenant.staff.call(getView, { params: { viewId: own?.id ?? '' } })).config.filter,
        shared: (await tenant.staff.call(getView, { params: { viewId: shared?.id ?? '' } })).config.filter,
      }
    }
    return { tenant, field, views, shade, names }
  }
  const merge = { mergeOptions: [{ from: 'crimson', to: 'red' }] }

  test('names what it became afterwards, and the option again once that is undone', async () => {
    const { tenant, field, names } = await withNames()
    const before = await names()
    const preview = await tenant.admin.call(previewFieldChange, { params: { fieldId: field.id }, body: merge })
    expect(preview).toMatchObject({ obstacle: null, rewrites: { views: 2, conditions: 1, formulas: 1 } })
    expect(await names()).toEqual(before)
    const merged = await change(tenant, field.id, merge)
    const filter = {
      and: [
        { field: 'attributes.colour', op: 'in', value: ['red'] },
        { field: 'name', op: 'contains', value: 'crimson' },
      ],
    }
    expect(await names()).toEqual({
      formula: 'colour = "RED" or colour = "red"',
      condition: { field: 'attributes.colour', op: 'in', value: ['red', 'blue'] },
      own: filter,
      shared: filter,
    })
    const red = { sku: 'NEW', name: 'New', attributes: { colour: 'red' } }
    expect((await tenant.admin.call(createItem, { body: red })).attributes).toMatchObject({ warm: true })
    const { data } = await tenant.admin.call(listAudit, { query: { entity: 'view' } })
    expect(data.filter(({ action }) => action === 'update')).toHaveLength(2)
    await undo(tenant, merged.id)
    expect(await names()).toEqual(before)
  })

  test('what somebody changed after the merge stays theirs when it is undone', async () => {
    const { tenant, field, views, shade, names } = await withNames()
    const merged = await change(tenant, field.id, merge)
    const [own] = views
    const viewId = own?.id ?? ''
    const view = await tenant.staff.call(getView, { params: { viewId } })
    expect(view.version).toBe(2)
    const mine: Filter = { field: 'attributes.colour', op: 'eq', value: 'blue' }
    await tenant.staff.call(updateView, {
      params: { viewId },
      ifMatch: 2,
      body: { config: { ...view.config, filter: mine } },
    })
    const { version } = await currentField(tenant, shade.id)
    await tenant.admin.call(updateField, { params: { fieldId: shade.id }, ifMatch: version, body: { condition: mine } })
    await undo(tenant, merged.id)
    expect(await names()).toMatchObject({ condition: mine, own: mine, formula: 'colour = "CRIMSON" or colour = "red"' })
  })
})

describe('rules', () => {
  test('a stricter rule may leave old values as they are', async () => {
    const { tenant, field, items } = await withValues({ name: 'Code', kind: 'text' }, ['AB-1', 'x'])
    const rule = { pattern: '[A-Z]{2}-\\d' }
    const preview = await tenant.admin.call(previewFieldChange, { params: { fieldId: field.id }, body: rule })
    expect(preview).toMatchObject({ canKeep: true, counts: { unchanged: 1, fail: 1 } })
    const done = await change(tenant, field.id, { ...rule, onFail: 'keep' })
    expect(await valuesOf(tenant, 'code')).toEqual(['AB-1', 'x'])
    const renamed = await tenant.admin.call(updateItem, {
      params: { itemId: items[1] ?? '' },
      ifMatch: 1,
      body: { name: 'Other' },
    })
    expect(renamed.attributes).toEqual({ code: 'x' })
    const rows = await tenant.admin.call(listFieldChangeRows, { params: { changeId: done.id } })
    expect(rows.data).toMatchObject([{ value: 'x', state: 'kept', reason: { code: 'pattern' } }])
    expect((await start(tenant, field.id, { kind: 'number', onFail: 'keep' })).problem.code).toBe('invalid_value')
  })

  test('unique turned on names the records that share a value, and one keeps it', async () => {
    const { tenant, field, items } = await withValues({ name: 'Serial', kind: 'text' }, ['A', 'a', 'B'])
    const preview = await tenant.admin.call(previewFieldChange, {
      params: { fieldId: field.id },
      body: { unique: true },
    })
    expect(preview.counts).toMatchObject({ unchanged: 2, fail: 1 })
    expect(preview.failing[0]?.reason.code).toBe('not_unique')
    const done = await change(tenant, field.id, { unique: true, onFail: 'clear' })
    expect(done.counts).toMatchObject({ unchanged: 2, failed: 1 })
    expect(await valuesOf(tenant, 'serial')).toEqual(['A', null, 'B'])
    const held = await testApp.database.tenantRead(tenant.id, (tx) =>
      tx.query({ text: 'select value_key, record_id from unique_value order by value_key' }),
    )
    expect(held).toEqual([
      { value_key: 'a', record_id: items[0] },
      { value_key: 'b', record_id: items[2] },
    ])
    await undo(tenant, done.id)
    expect(await valuesOf(tenant, 'serial')).toEqual(['A', 'a', 'B'])
    expect(
      await testApp.database.tenantRead(tenant.id, (tx) => tx.query({ text: 'select from unique_value' })),
    ).toEqual([])
  })

  test('a formula is not what a field becomes', async () => {
    const { tenant, field } = await withValues({ name: 'Dose', kind: 'text' }, ['1'])
    const reply = await start(tenant, field.id, { kind: 'formula', formula: '1 + 1' })
    expect(reply.problem.code).toBe('invalid_value')
  })
})

test('locations convert as items do', async () => {
  const tenant = await testApp.createTenant()
  const field = await tenant.admin.call(createField, { body: { name: 'Height', kind: 'text', entity: 'location' } })
  await tenant.admin.call(createLocation, { body: { code: 'X', name: 'X', attributes: { height: '1.5 m' } } })
  const done = await change(tenant, field.id, { kind: 'number', unit: 'cm' })
  const heights = async () =>
    (await tenant.admin.call(listLocations)).data.flatMap((location) => location.attributes.height ?? [])
  expect(await heights()).toEqual(['150'])
  await undo(tenant, done.id)
  expect(await heights()).toEqual(['1.5 m'])
})

test('Staff sees changes and makes none', async () => {
  const { tenant, field } = await withValues({ name: 'Dose', kind: 'text' }, ['1'])
  const reply = await tenant.manager.send(previewFieldChange, { params: { fieldId: field.id }, body: toNumber })
  expect(reply.problem.code).toBe('forbidden')
  expect((await tenant.staff.call(listFieldChanges)).data).toEqual([])
})

test('the task is there to be watched', async () => {
  const { tenant, field } = await withValues({ name: 'Dose', kind: 'text' }, ['1'])
  const { body } = await start(tenant, field.id, toNumber)
  const task = await tenant.staff.call(getTask, { params: { taskId: body.task.id } })
  expect(task).toMatchObject({ kind: 'field_change', state: 'queued' })
  expect(body.change).toMatchObject({ state: 'converting', undoable: false, taskId: task.id })
})
