import { describe, expect, test } from 'vitest'
import { missingTargets, proposedMapping, targetsTwice, withTarget } from '#web/import/mapping.ts'

const column = (header: string, proposedTarget: string | null) => ({
  header,
  proposedTarget,
  confidence: 1,
  samples: [],
})
const target = (name: string, required = false) => ({ target: name, label: name, required })

describe('the mapping of columns', () => {
  test('begins with what was proposed and leaves the rest out', () => {
    const preview = {
      kind: 'items' as const,
      format: 'csv' as const,
      encoding: 'utf-8',
      delimiter: ',',
      headerRow: 1,
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
    expect(withTarget({ A: 'sku', B: 'name' }, 'A', '')).toEqual({ B: 'name' })
  })
  test('one target for two columns is found, two new fields are fine', () => {
    expect([...targetsTwice({ A: 'sku', B: 'sku', C: 'new:text', D: 'new:text' })]).toEqual(['sku'])
  })
})

describe('what is still needed', () => {
  const sales = { kind: 'sales' as const, targets: [target('sku', true), target('date', true), target('unitPrice')] }
  test('sales need every required target', () => {
    expect(missingTargets(sales, { A: 'sku' })).toEqual(['date'])
    expect(missingTargets(sales, { A: 'sku', B: 'date' })).toEqual([])
  })
  test('items need a SKU or a name', () => {
    const items = { kind: 'items' as const, targets: [target('sku'), target('name', true)] }
    expect(missingTargets(items, { A: 'price' })).toEqual(['sku', 'name'])
    expect(missingTargets(items, { A: 'sku' })).toEqual([])
    expect(missingTargets(items, { A: 'name' })).toEqual([])
  })
})
