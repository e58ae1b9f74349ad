import type { Field } from '#contract/field.ts'
import { findOption } from '#core/attribute/read-choice.ts'
import { parseMeasure } from '#core/unit/parse-measure.ts'
import { cover, type Draft, type Part } from './part.ts'

/** What is looked at of a field to find it named in a line. */
export type NamedField = Pick<Field, 'key' | 'name' | 'kind' | 'unit' | 'options' | 'precision'>

const longestValue = 60

/** Values that stand behind a field's name and a colon: `Colour: red`, `Inner diameter = 20 mm`. */
export function readNamedFields(draft: Draft, fields: readonly NamedField[]): void {
  for (const field of fields) {
    const name = field.name.trim()
    if (name.length < 2) continue
    const pattern = new RegExp(
      `(?<![\\p{L}\\p{N}])${name.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&')}\\s*[:=]\\s*(?<value>[^\\u0001\\t|;\\n]{1,${longestValue}})`,
      'diu',
    )
    const match = pattern.exec(draft.open)
    const [from] = match?.indices?.groups?.['value'] ?? []
    const found = match?.groups?.['value'] && readFirst(match.groups['value'], field)
    if (!match || from === undefined || !found) continue
    const part: Part = {
      kind: 'field',
      field: field.key,
      value: found.value,
      from,
      to: from + found.length,
      confidence: 0.95,
    }
    draft.parts.push(part)
    cover(draft, match.index, part.to)
  }
}

/** The longest beginning that ends before a comma, a wide gap or a word, and is a value of the field. */
function readFirst(text: string, field: NamedField): { value: string; length: number } | undefined {
  const ends = [...text.matchAll(/,\s|\s{2,}|\s/gu)].map(({ index }) => index)
  const cuts = [text.length, ...ends.toReversed()].slice(-12)
  for (const cut of cuts) {
    const piece = text.slice(0, cut).replace(/[\s,]+$/, '')
    // a text goes to its comma
    if (field.kind === 'text' && /,\s/.test(piece)) continue
    const value = piece === '' ? undefined : readValue(piece, field)
    if (value !== undefined) return { value, length: piece.length }
  }
  return undefined
}

function readValue(text: string, field: NamedField): string | undefined {
  switch (field.kind) {
    case 'select': {
      const option = findOption(field.options, text)
      return option && !option.archived ? option.key : undefined
    }
    case 'number':
    case 'integer': {
      if (!/^[-−+]?[\d.,]/.test(text)) return undefined
      const read = parseMeasure(text, field.unit ?? '', field.precision === null ? {} : { precision: field.precision })
      return 'code' in read || (field.kind === 'integer' && read.value.includes('.')) ? undefined : read.value
    }
    case 'text':
      return text
    default:
      return undefined
  }
}
