import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { listAudit } from '#contract/audit.ts'
import { createField, updateField } from '#contract/field.ts'
import { listFieldChangeRows, previewFieldChange } from '#contract/field-change.ts'
import type { Filter } from '#contract/filter.ts'
import { createItem, updateItem } from '#contract/item.ts'
import { createView, getView, updateView } from '#contract/view.ts'
import { startTestApp, type TestApp } from '#server/testing/app.ts'
import { fieldChangesOn } from './field-change-fixture.ts'

let testApp: TestApp
beforeAll(async () => {
  testApp = await startTestApp()
})
afterAll(() => testApp.close())

const { withValues, currentField, valuesOf, start, change, undo } = fieldChangesOn(() => testApp)

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
