import { expect, test } from 'vitest'
import { canEdit, canSee } from '#core/attribute/field-rule.ts'
import { withAudience } from '#web/schema/audience.ts'

const everybody = { visibleTo: null, editableBy: null }

test('what is ticked is what the role may do, and everybody is no list', () => {
  const hidden = withAudience(everybody, 'staff', 'sees', false)
  expect([canSee(hidden, 'staff'), canSee(hidden, 'manager'), canSee(hidden, 'admin')]).toEqual([false, true, true])
  expect(withAudience(hidden, 'staff', 'sees', true)).toEqual(everybody)
  const read = withAudience(everybody, 'manager', 'fills', false)
  expect([canSee(read, 'manager'), canEdit(read, 'manager'), canEdit(read, 'staff')]).toEqual([true, false, true])
})

test('nobody but Admins is an empty list, not everybody', () => {
  const none = withAudience(withAudience(everybody, 'staff', 'sees', false), 'manager', 'sees', false)
  expect(none.visibleTo).toEqual([])
  expect([canSee(none, 'manager'), canSee(none, 'admin')]).toEqual([false, true])
})
