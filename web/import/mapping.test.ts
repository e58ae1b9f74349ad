import { describe, expect, test } from 'vitest'
import type { ImportedKind } from '#contract/import-column.ts'
import {
  finishedMapping,
  headersTwice,
  headersUnfinished,
  missingTargets,
  proposedMapping,
  withTarget,
} from '#web/import/mapping.ts'

const column = (header: string, proposedTarget: string | null) => ({
  header,
  proposedTarget,
  confidence: 1,
  reason: 'header' as const,
  newField: null,
  samples: [],
  problems: [],
})
const target = (name: string, required = false) => ({ target: name, label: name, required, isKey: false })

describe('the mapping of columns', () => {
  test('begins with what was proposed and leaves the rest out', () => {
    const preview = {
      kind: 'items' as const,
      format: 'csv' as const,
      encoding: 'utf-8',
      delimiter: ',',
      sheets: [],
      sheet: null,
      headerRow: 1,
      firstRows: [],
      columns: [column('Code', 'sku'), column('Remarks', null)],
      targets: [],
      rows: [],
      estimatedRows: 0,
      problems: [],
    }
    expect(proposedMapping(preview)).toEqual({ Code: 'sku' })
  })
  test('a column changes its target or drops out', () => {
    expect(withTarget({ A: 'sku', B: 'name' }, 'A', 'barcode')).toEqual({ A: 'barcode', B: 'name' })
    expect(withTarget({ A: 'sku', B: 'name' }, 'A', undefined)).toEqual({ B: 'name' })
  })
  test('columns that become the same are found, by target or by the new field’s name', () => {
    const weight = { newField: { name: 'Weight', kind: 'number' as const } }
    const mapping = {
      A: 'sku',
      B: 'sku',
      C: weight,
      D: { newField: { name: ' weight', kind: 'text' as const } },
      E: 'name',
    }
    expect([...headersTwice(mapping)]).toEqual(['A', 'B', 'C', 'D'])
    expect([...headersTwice({ A: 'sku', C: weight })]).toEqual([])
  })
  test('a new field without a name or with a choice too long is not complete', () => {
    const field = (over: object) => ({ newField: { name: 'Colour', kind: 'select' as const, ...over } })
    expect([
      ...headersUnfinished({
        A: 'sku',
        B: field({ name: ' ' }),
        C: field({ options: ['x'.repeat(81)] }),
        D: field({}),
      }),
    ]).toEqual(['B', 'C'])
  })
  test('the server gets of a new field what its kind has, without empty or repeated choices', () => {
    const all = { name: ' Colour ', unit: 'kg', currency: 'EUR', options: ['red', ' ', 'Red ', 'blue'] }
    const finished = (kind: ImportedKind) => finishedMapping({ A: { newField: { ...all, kind } } }).A
    expect(finished('select')).toEqual({ newField: { name: 'Colour', kind: 'select', options: ['Red', 'blue'] } })
    expect(finished('number')).toEqual({ newField: { name: 'Colour', kind: 'number', unit: 'kg' } })
    expect(finished('money')).toEqual({ newField: { name: 'Colour', kind: 'money', currency: 'EUR' } })
    expect(finished('date')).toEqual({ newField: { name: 'Colour', kind: 'date' } })
    expect(finishedMapping({ A: 'sku' })).toEqual({ A: 'sku' })
  })
})

describe('what is still needed', () => {
  const sales = { kind: 'sales' as const, targets: [target('sku'), target('date', true), target('unitPrice')] }
  test('sales need a SKU or a name, a quantity in one column or two, and every required target', () => {
    expect(missingTargets(sales, { A: 'unitPrice' })).toEqual(['sku', 'name', 'quantity', 'date'])
    expect(missingTargets(sales, { A: 'sku', B: 'quantity' })).toEqual(['date'])
    expect(missingTargets(sales, { A: 'name', B: 'quantityOut', C: 'date' })).toEqual([])
  })
  test('items need a SKU or a name', () => {
    const items = { kind: 'items' as const, targets: [target('sku'), target('name', true)] }
    expect(missingTargets(items, { A: 'price' })).toEqual(['sku', 'name'])
    expect(missingTargets(items, { A: 'sku' })).toEqual([])
    expect(missingTargets(items, { A: 'name' })).toEqual([])
  })
})
