import { parse } from 'csv-parse/sync'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { readRecords } from './read-records.ts'
import { splitBlock } from './split-block.ts'

const marks = { delimiter: ',', quote: '"', escape: '"' } as const
const lineEnds = ['\r\n', '\n']

/** What the whole parser makes of a file; undefined where it refuses it. */
function parsed(content: Buffer, given: { delimiter: string; quote: string; escape: string } = marks) {
  try {
    return parse(content, { ...given, relax_quotes: true, relax_column_count: true, record_delimiter: lineEnds })
  } catch {
    return undefined
  }
}

async function readInBlocks(content: Buffer, cuts: readonly number[], given: Parameters<typeof readRecords>[1]) {
  const places = [0, ...cuts.map((cut) => cut % (content.length + 1)).sort((a, b) => a - b), content.length]
  async function* blocks() {
    for (const [n, place] of places.slice(1).entries()) yield content.subarray(places[n], place)
  }
  const records: string[][] = []
  try {
    for await (const group of readRecords(blocks(), given, lineEnds)) records.push(...group)
  } catch {
    return undefined
  }
  return records
}

/** Bytes that mean something in a table, and a letter of two bytes that may be cut. */
const bytes = fc
  .array(fc.constantFrom(...Buffer.from('a,,;"""\'\n\n\r\\ \u0000'), 0xc3, 0xa4), { maxLength: 40 })
  .map((values) => Buffer.from(values))
const table = fc
  .array(
    fc.array(fc.constantFrom('', 'a', 'käse', '5" nail', '"a, b"', '"two\nlines"', '"say ""so"""'), { maxLength: 5 }),
  )
  .map((rows) => Buffer.from(rows.map((row) => row.join(',')).join('\n')))

test('whatever the bytes and wherever blocks end, records are those that csv-parse reads', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.oneof(bytes, table),
      fc.array(fc.nat(40), { maxLength: 4 }),
      fc.constantFrom(marks, { ...marks, escape: '\\' } as const, { delimiter: ';', quote: "'", escape: "'" } as const),
      async (content, cuts, given) => {
        expect(await readInBlocks(content, cuts, given)).toEqual(parsed(content, given))
      },
    ),
    { numRuns: 1_000 },
  )
})

test('plain tables are cut without csv-parse, quoted cells too', () => {
  const whole = 'sku,name\r\nA,"two\nlines, ""quoted"""\n,5" nail\n'
  const { records, end, isOdd } = splitBlock(Buffer.from(`${whole}B,cut`), marks, false)
  expect(records).toEqual([
    ['sku', 'name'],
    ['A', 'two\nlines, "quoted"'],
    ['', '5" nail'],
  ])
  expect({ end, isOdd }).toEqual({ end: whole.length, isOdd: false })
})
