import type { Field } from '#contract/field.ts'
import { stem } from '#core/search/stem.ts'
import { fold } from '#core/search/tokens.ts'
import { parseMeasure } from '#core/unit/parse-measure.ts'

/** A value that a text says itself, and the words that say it. */
export interface Written {
  value: string
  words: string
}

type ReadField = Pick<Field, 'kind' | 'unit' | 'options' | 'precision'>

const longestText = 1_000
/** A number and what is glued to it or follows it as a word: `10uF`, `4k7`, `2.5 mm`. */
const measure = /(?<![\p{L}\p{N}.,])\d+(?:[.,]\d+)?\s?[\p{L}µΩ°"″%]{1,6}\d{0,3}(?![\p{L}\p{N}])/gu

/** The value of a field that is written in a text: an option by its label, a measure by its unit. Undefined: none, or several. */
export function readWritten(text: string, field: ReadField): Written | undefined {
  if (field.kind === 'select') return readOption(text, field)
  if ((field.kind === 'number' || field.kind === 'integer') && field.unit) return readMeasure(text, field.unit, field)
  return undefined
}

function readMeasure(text: string, unit: string, { kind, precision }: ReadField): Written | undefined {
  const found = new Map<string, Written>()
  for (const [words] of text.slice(0, longestText).matchAll(measure)) {
    const read = parseMeasure(words, unit, precision === null ? {} : { precision })
    if ('code' in read || (kind === 'integer' && read.value.includes('.'))) continue
    // what only the field's own unit makes a measure of is a bare number with letters behind it
    if (/^\d+(?:[.,]\d+)?$/.test(words.trim())) continue
    found.set(read.value, { value: read.value, words: words.trim() })
  }
  const [only, another] = found.values()
  return another ? undefined : only
}

function readOption(text: string, { options }: ReadField): Written | undefined {
  const words = stems(text.slice(0, longestText))
  const found = options
    .filter(({ archived }) => !archived)
    .flatMap(({ key, label }) => {
      const wanted = stems(label)
      const isThere = wanted !== ' ' && words.includes(wanted)
      return isThere ? [{ value: key, words: label, length: wanted.length }] : []
    })
    .sort((a, b) => b.length - a.length)
  const [best, next] = found
  if (!best) return undefined
  // `dark green` says more than `green`; `red` beside `blue` says nothing
  const isWithin = next === undefined || stems(best.words).includes(stems(next.words))
  return isWithin ? { value: best.value, words: best.words } : undefined
}

/** The stems of a text between blanks, so that a phrase is found by its whole words. */
function stems(text: string): string {
  return ` ${(fold(text).match(/[\p{L}\p{N}]+/gu) ?? []).map((word) => `${stem(word)} `).join('')}`
}
