import { pipeline } from 'node:stream'
import { parse } from 'csv-parse'
import type { Dialect } from '#core/import/detect-delimiter.ts'
import { splitBlock } from './split-block.ts'
import { maxRecordLength } from './table.ts'

type Marks = Pick<Dialect, 'delimiter' | 'quote' | 'escape'>

/**
 * The records of a text table in UTF-8, in groups. They are cut plainly up to the first that is written otherwise; from there on
 * `csv-parse` reads, byte by byte.
 * @param lineEnds  what ends a line
 * @throws CsvError
 */
export async function* readRecords(
  source: AsyncIterable<Buffer>,
  marks: Marks,
  lineEnds: readonly string[],
): AsyncGenerator<string[][]> {
  const blocks = source[Symbol.asyncIterator]()
  let rest: Buffer = Buffer.alloc(0)
  try {
    for (let isPlain = !lineEnds.includes('\r'); isPlain; ) {
      const { done = false, value } = await blocks.next()
      const block: Buffer = done ? rest : rest.length === 0 ? value : Buffer.concat([rest, value])
      const { records, end, isOdd } = splitBlock(block, marks, done)
      if (records.length > 0) yield records
      rest = block.subarray(end)
      if (done && !isOdd) return
      isPlain = !isOdd && rest.length <= maxRecordLength
    }
    yield* parseRecords(continued(rest, blocks), marks, lineEnds)
  } finally {
    await blocks.return?.()
  }
}

async function* continued(first: Buffer, others: AsyncIterator<Buffer>): AsyncGenerator<Buffer> {
  if (first.length > 0) yield first
  for (let next = await others.next(); !next.done; next = await others.next()) yield next.value
}

async function* parseRecords(
  source: AsyncIterable<Buffer>,
  { delimiter, quote, escape }: Marks,
  lineEnds: readonly string[],
): AsyncGenerator<string[][]> {
  const parser = parse({
    delimiter,
    quote,
    escape,
    relax_quotes: true,
    relax_column_count: true,
    record_delimiter: [...lineEnds],
    // in bytes of UTF-8; lines are limited before, so that only a quotation mark makes longer records
    max_record_size: maxRecordLength * 3,
  })
  pipeline(source, parser, () => undefined)
  for await (const record of parser as AsyncIterable<string[]>) yield [record]
}
