import { expect, test } from 'vitest'
import { allChecked, countChecked, isChecked, noChecks, withChecked } from '#web/ui/row-checks.ts'

test('rows are checked one by one, or all but some', () => {
  const some = withChecked(noChecks, ['a', 'b', 'c'], true)
  const fewer = withChecked(some, ['b', 'z'], false)
  expect([...'abcz'].map((key) => isChecked(fewer, key))).toEqual([true, false, true, false])
  expect(countChecked(fewer, 1_000)).toBe(2)
  const most = withChecked(allChecked, ['b'], false)
  expect([isChecked(most, 'a'), isChecked(most, 'b')]).toEqual([true, false])
  expect(countChecked(most, 1_000)).toBe(999)
  expect(isChecked(withChecked(most, ['b'], true), 'b')).toBe(true)
})
