import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createBulkEdit, undoBulkEdit } from '#contract/bulk-edit.ts'
import { createField } from '#contract/field.ts'
import { createItem, getItem, updateItem } from '#contract/item.ts'
import { startTestApp, type TestApp } from '#server/testing/app.ts'

/**
 * Random histories of values: edited one by one, many at once, and edits taken back in any order. Against a table of values: what is taken back is what still is as the edit
 * wrote it, part by part.
 */
let app: TestApp
beforeAll(async () => {
  app = await startTestApp()
})
afterAll(() => app.close())

interface Values {
  price: string | null
  colour: string | null
}
const parts = ['price', 'colour'] as const

const values = fc.record(
  { price: fc.constantFrom('1', '2', null), colour: fc.constantFrom('red', 'blue', null) },
  { requiredKeys: [] },
)
const act = fc.oneof(
  fc.record({ kind: fc.constant('edit' as const), item: fc.nat(2), change: values }),
  fc.record({ kind: fc.constant('bulk' as const), items: fc.subarray([0, 1, 2], { minLength: 1 }), change: values }),
  fc.record({ kind: fc.constant('undo' as const), which: fc.nat(3) }),
)

const toBody = ({ price, colour }: Partial<Values>) => ({
  ...(price === undefined ? {} : { price }),
  ...(colour === undefined ? {} : { attributes: { colour } }),
})

test('any history of edits, of one and of many, taken back in any order, leaves the values of a table', async () => {
  const tenant = await app.createTenant()
  const options = ['red', 'blue'].map((key) => ({ key, label: key }))
  await tenant.admin.call(createField, { body: { name: 'Colour', kind: 'select', options } })
  let n = 0
  await fc.assert(
    fc.asyncProperty(fc.array(act, { minLength: 3, maxLength: 14 }), async (history) => {
      const ids: string[] = []
      for (let at = 0; at < 3; at++)
        ids.push((await tenant.admin.call(createItem, { body: { sku: `E${++n}`, name: 'Thing' } })).id)
      const table = ids.map((): Values => ({ price: null, colour: null }))
      const edits: { id: string; written: { at: number; before: Values; after: Values }[]; isUndone: boolean }[] = []
      const read = (at: number) => tenant.admin.call(getItem, { params: { itemId: ids[at] ?? '' } })
      for (const one of history) {
        if (one.kind === 'undo') {
          const edit = edits.at(-1 - (one.which % Math.max(1, edits.length)))
          if (!edit) continue
          const { status } = await tenant.admin.send(undoBulkEdit, { params: { bulkEditId: edit.id } })
          const mayUndo = !edit.isUndone && edit.written.length > 0
          expect(status < 300).toBe(mayUndo)
          if (!mayUndo) continue
          edit.isUndone = true
          for (const { at, before, after } of edit.written)
            for (const part of parts) {
              const now = table[at]
              if (now && before[part] !== after[part] && now[part] === after[part]) now[part] = before[part]
            }
          continue
        }
        if (Object.keys(one.change).length === 0) continue
        const changed = (one.kind === 'edit' ? [one.item] : one.items).flatMap((at) => {
          const before = { ...(table[at] ?? { price: null, colour: null }) }
          table[at] = { ...before, ...one.change }
          const after = { ...table[at] }
          return parts.some((part) => before[part] !== after[part]) ? [{ at, before, after }] : []
        })
        if (one.kind === 'edit') {
          const { id, version } = await read(one.item)
          await tenant.admin.call(updateItem, { params: { itemId: id }, ifMatch: version, body: toBody(one.change) })
          continue
        }
        const selection = { ids: one.items.map((at) => ids[at] ?? '') }
        const { bulkEdit } = await tenant.admin.call(createBulkEdit, {
          body: { selection, change: toBody(one.change) },
        })
        expect(bulkEdit.counts.changed).toBe(changed.length)
        edits.push({ id: bulkEdit.id, written: changed, isUndone: false })
      }
      for (const [at, expected] of table.entries()) {
        const { price, attributes } = await read(at)
        expect({ price, colour: attributes.colour ?? null }).toEqual(expected)
      }
    }),
    { numRuns: 20, endOnFailure: true },
  )
}, 120_000)
