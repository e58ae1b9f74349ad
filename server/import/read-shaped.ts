import { languages } from '#contract/words/languages.ts'
import { sentence } from '#contract/words/sentence.ts'
import { cutFixed } from '#core/import/fixed-width.ts'
import { markupReader } from '#core/import/markup-rows.ts'
import { toQuantityCells } from '#core/import/quantity-lines.ts'
import type { TextShape } from '#core/import/text-shape.ts'
import { say } from '#core/words/say.ts'
import { invalidFile, maxRecordLength } from './table.ts'

type Shaped = Exclude<TextShape, { shape: 'delimited' }>

/**
 * The records of a text that has no delimiters: of fixed columns, of lines with quantities (with headings of its own before them), of a page.
 * @param source  UTF-8
 * @throws AppError invalid_file  a record longer than any may be
 */
export async function* readShaped(source: AsyncIterable<Buffer>, shape: Shaped): AsyncGenerator<string[][]> {
  if (shape.shape === 'markup') {
    const read = markupReader()
    for await (const row of pieces(source, /<\/(?:tr|(?:ss:)?row)\s*>/gi)) {
      // what stands before the row, such as the table's own tag, is none of its cells
      const start = row.search(/<(?:tr|(?:ss:)?row)[\s>]/i)
      yield [start < 0 ? [''] : read(row.slice(start))]
    }
    return
  }
  if (shape.shape === 'quantities')
    yield [
      (['name', 'openingStock', 'unit'] as const).map((target) =>
        say(sentence(`import.target.${target}`), languages[0]),
      ),
    ]
  for await (const line of pieces(source, /\r\n|\n|\r(?!$)/g)) {
    if (shape.shape === 'fixed') yield [cutFixed(line, shape.starts)]
    else yield [line.trim() === '' ? [''] : toQuantityCells(line)]
  }
}

/** A text's pieces between marks that end them. */
async function* pieces(source: AsyncIterable<Buffer>, mark: RegExp): AsyncGenerator<string> {
  const decoder = new TextDecoder('utf-8')
  let number = 1
  let rest = ''
  for await (const chunk of source) {
    const text = rest + decoder.decode(chunk, { stream: true })
    let from = 0
    for (const { index, 0: found } of text.matchAll(mark)) {
      yield text.slice(from, index)
      from = index + found.length
      number++
    }
    rest = text.slice(from)
    if (rest.length > maxRecordLength)
      throw invalidFile(sentence('file.noLineEnds', { row: number, most: maxRecordLength }))
  }
  rest += decoder.decode()
  if (rest.trim() !== '') yield rest
}
