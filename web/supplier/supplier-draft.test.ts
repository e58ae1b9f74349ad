import { expect, test } from 'vitest'
import { toSupplierBody, toSupplierChange, toSupplierDraft } from '#web/supplier/supplier-draft.ts'

const empty = toSupplierDraft(undefined)

test('a supplier without a code asks the server for one, and blank contacts are none', () => {
  expect(toSupplierBody({ ...empty, name: ' Nord ' }, { rating: '4' })).toEqual({
    name: 'Nord',
    email: null,
    phone: null,
    note: '',
    attributes: { rating: '4' },
  })
})

test('a change names what changed; a code is never taken away', () => {
  const before = { ...empty, name: 'Nord', code: 'N', email: 'a@b.example' }
  expect(toSupplierChange({ ...before, code: ' ', email: '' }, before, {})).toEqual({ email: null })
  expect(toSupplierChange(before, before, { rating: null })).toEqual({ attributes: { rating: null } })
})
