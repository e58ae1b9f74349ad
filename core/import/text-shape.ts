import { detectDialect, delimiterShare } from './detect-delimiter.ts'
import { fixedColumns } from './fixed-width.ts'
import { isQuantityList } from './quantity-lines.ts'

/** How a text holds a table. */
export type TextShape =
  /** cells with a delimiter between them */
  | { shape: 'delimited' }
  /** columns that begin at the same places of every line */
  | { shape: 'fixed'; starts: readonly number[] }
  /** lines such as "Tomatoes - 12 kg", as people send them to each other */
  | { shape: 'quantities' }
  /** a web page, or a workbook that a program wrote as one or as XML */
  | { shape: 'markup' }

/** A shorter sample is the whole text, and its last line is not cut. */
const wholeLength = 100_000
/** Lines of one delimiter at least that share are a table of it, whatever else they look like. */
const sureShare = 0.8

/**
 * What kind of table a text is, from its beginning.
 * @param sample  the first characters of the file; a cut last line does no harm
 */
export function detectShape(sample: string): TextShape {
  if (
    /^\s*<(?:!doctype\s+html|html|table|head|body|meta|style|div|\?xml|workbook|!--)/i.test(sample) &&
    hasRows(sample)
  )
    return { shape: 'markup' }
  const lines = sample.split(/\r\n|\r|\n/).slice(0, 200)
  if (sample.length >= wholeLength && lines.length > 1) lines.pop()
  const full = lines.filter((line) => line.trim() !== '')
  if (isQuantityList(full)) return { shape: 'quantities' }
  const dialect = detectDialect(sample)
  if (dialect.told || (dialect.delimiter !== ',' && dialect.delimiter !== ':' && delimiterShare(full, dialect) >= 0.5))
    return { shape: 'delimited' }
  const starts = fixedColumns(full)
  if (starts && (starts.ruled || delimiterShare(full, dialect) < sureShare))
    return { shape: 'fixed', starts: starts.starts }
  return { shape: 'delimited' }
}

function hasRows(sample: string): boolean {
  return /<(?:tr|(?:ss:)?row)[\s>]/i.test(sample)
}
