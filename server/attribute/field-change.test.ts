import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { listAudit } from '#contract/audit.ts'
import { createField, updateField } from '#contract/field.ts'
import {
  getFieldChange,
  listFieldChangeRows,
  listFieldChanges,
  previewFieldChange,
  startFieldChange,
  undoFieldChange,
} from '#contract/field-change.ts'
import { createItem, listItems, updateItem } from '#contract/item.ts'
import { createLocation, listLocations } from '#contract/location.ts'
import { getTask } from '#contract/task.ts'
import { startTestApp, type TestApp } from '#server/testing/app.ts'
import { convertChunk, lockListed } from './convert-records.ts'
import { doses, fieldChangesOn, Killed, toNumber } from './field-change-fixture.ts'
import { findChange } from './field-change-queries.ts'
import { runFieldChange } from './run-field-change.ts'

let testApp: TestApp
beforeAll(async () => {
  testApp = await startTestApp()
})
afterAll(() => testApp.close())

const { withValues, currentField, valuesOf, start, runOf, endTask, change, undo } = fieldChangesOn(() => testApp)

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
