import { expect, test } from 'vitest'
import { detectDialect } from './detect-delimiter.ts'

const decimals = Array.from({ length: 150 }, (_, n) => `${n},5;2,5;3,25`).join('\n')

test.each([
  ['a,b,c\n1,"x;y;z;w",3\n2,"p;q;r;s",4', ','],
  ['a;b\n1,5;2,5\n3,5;4,5', ';'],
  [`a;b;c\n${decimals}`, ';'],
  ['1,2,3\n4,5,6', ','],
  ['a\tb c, d\n1\t2, 3', '\t'],
  ['a|b|c\n1|2|3', '|'],
  ['sep=;\na;b,c\n1;2,3', ';'],
  ["'a','b;x','c'\n'1','2;y','3'", ','],
  ['only one column\nof text', ','],
  ['', ','],
])('the delimiter of %j is %j', (sample, expected) => {
  expect(detectDialect(sample).delimiter).toBe(expected)
})

test.each([
  ['a,b\n"x ""y""",2', { quote: '"', escape: '"', told: false }],
  ['a,b\n"x \\"y\\" z",2', { quote: '"', escape: '\\', told: false }],
  ['a,b\n"C:\\",2\n"D:\\",3', { quote: '"', escape: '"', told: false }],
  ["'a';'b'\n'it';'2'", { quote: "'", escape: "'", told: false }],
  ["a;b\nit's;'tis", { quote: '"', escape: '"', told: false }],
  ['sep=,\r\na,b', { quote: '"', escape: '"', told: true }],
])('%j is marked by %j', (sample, expected) => {
  expect(detectDialect(sample)).toMatchObject(expected)
})

test('a quotation mark in a quoted cell does not end it, whatever stands behind it', () => {
  const rows = Array.from({ length: 4 }, (_, n) => `P-${n},"Pipe 3/4""; 1/2""; steel",x,"a"":"`)
  expect(detectDialect(['SKU,Name,Kind,Note', ...rows].join('\n')).delimiter).toBe(',')
})
