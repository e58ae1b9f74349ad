import { expect, test } from 'vitest'
import { type RecordsReading, readRecordsRow } from './read-records-row.ts'
import { zonedClock } from './zoned-clock.ts'

const suppliers: RecordsReading = {
  kind: 'suppliers',
  columns: { code: 0, name: 1, email: 2, phone: 3, note: 4 },
  attributes: [{ column: 5, key: 'terms', kind: 'integer', unit: null, dateOrder: 'ymd', decimalMark: '.' }],
  headers: ['Code', 'Name', 'E-mail', 'Phone', 'Note', 'Terms'],
  clock: zonedClock('UTC'),
}
const places: RecordsReading = {
  ...suppliers,
  kind: 'locations',
  columns: { code: 0, name: 1, kind: 2, parent: 3 },
  attributes: [],
}

test('cells become values in the form the API takes; blank ones say nothing', () => {
  expect(readRecordsRow(["'=A", 'Acme\tLtd', '', '-', 'one\ntwo', '14'], suppliers)).toEqual({
    values: { code: '=A', name: 'Acme Ltd', phone: '-', note: 'one\ntwo' },
    attributes: { terms: '14' },
  })
  expect(readRecordsRow(['A', 'Hall', 'Lagerhaus', 'n/a'], places)).toEqual({
    values: { code: 'A', name: 'Hall', kind: 'warehouse' },
    attributes: {},
  })
  // a place of that name, as an export guards it
  expect(readRecordsRow(['B', 'Bin', 'Regalfach', "'-"], places)).toMatchObject({
    values: { kind: 'bin', parent: '-' },
  })
})

test.each([
  [['', '', 'a@example.com'], 'missing_code', 'code'],
  [['A', 'Acme', 'nobody'], 'invalid_email', 'email'],
  [['x'.repeat(41), 'Acme'], 'text_too_long', 'code'],
  [['A', 'Ac\u0000me'], 'unreadable_text', 'name'],
  [['A', 'Acme', '', '', '', 'many'], 'unreadable_number', 'attributes.terms'],
  [['', '', '', '', '', ''], 'blank_row', undefined],
  [['Code', 'Name', 'E-mail', 'Phone', 'Note', 'Terms'], 'repeated_header', undefined],
  [['Total', '', '', '', '', '12'], 'total_row', undefined],
])('a row that cannot be taken is refused with its cell: %j', (cells, reason, target) => {
  expect(readRecordsRow(cells, suppliers)).toMatchObject(target === undefined ? { reason } : { reason, target })
})

test('a kind of place there is not is refused', () => {
  expect(readRecordsRow(['A', 'Castle', 'castle'], places)).toEqual({
    reason: 'unknown_kind',
    target: 'kind',
    value: 'castle',
  })
})
