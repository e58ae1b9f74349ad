import { sentence } from '#contract/words/sentence.ts'
import { fieldLabel } from './label.ts'
import type { FieldEntry } from './meaning.ts'
import { addClause, applies, hasRole, isFiller, type Reading } from './reading.ts'

/**
 * `total weight of the sacks`, `average day rate of lenses`: the sum or the mean of a number field. A sum counts every piece there is.
 * @returns false where the question asks for no such figure
 */
export function readMeasure(reading: Reading): boolean {
  const { segments, taken } = reading
  for (const [at, segment] of segments.entries()) {
    if (taken[at] || segment.kind !== 'word') continue
    const isAverage = hasRole(segment, 'average')
    if (!isAverage && !hasRole(segment, 'total', 'howMuch')) continue
    const behind = fieldBehind(reading, at)
    const index = behind ?? (isAverage ? fieldBefore(reading, at) : undefined)
    // `what does a boiler cost on average` asks for the price
    const fields = index === undefined ? [] : measured(reading, index, isAverage && behind !== undefined)
    const [first] = fields
    if (index === undefined || !first || isBounded(reading, index)) continue
    const of = isAverage ? 'average' : 'sum'
    reading.aggregate = {
      of,
      basis: 'cost',
      locations: [],
      fields: fields.map(({ field }) => field),
      ...(first.unitName ? { unit: first.unitName } : {}),
      isMoney: first.unit?.dimension === 'money',
    }
    const label = sentence(`search.measure.${of}`, { field: fieldLabel(first) })
    addClause(reading, { kind: 'aggregate', label, filter: null }, [at, index])
    return true
  }
  return false
}

/** The field right behind, but for words that carry the sentence: `sum of the deposits`. */
function fieldBehind({ segments, taken }: Reading, at: number): number | undefined {
  let next = at + 1
  while (next < at + 4 && isFiller(segments[next]) && segments[next]?.kind === 'word') next++
  return segments[next]?.kind === 'field' && !taken[next] ? next : undefined
}

/** `day rate on average`. */
function fieldBefore({ segments, taken }: Reading, at: number): number | undefined {
  return segments[at - 1]?.kind === 'field' && !taken[at - 1] ? at - 1 : undefined
}

/** The numbers that a field's words name, kept in one unit. The price is another figure, and a sum of what goods cost is their value. */
function measured(reading: Reading, index: number, isAverage: boolean): FieldEntry[] {
  const segment = reading.segments[index]
  if (segment?.kind !== 'field') return []
  const fields = segment.fields.filter(
    (field) =>
      field.kind === 'number' && applies(reading, field) && (!field.core || (isAverage && field.core === 'cost')),
  )
  return fields.filter(({ unitName }) => unitName === fields[0]?.unitName)
}

/** `total weight over 50 kg`: a condition, and no figure. */
function isBounded({ segments }: Reading, index: number): boolean {
  return segments
    .slice(index + 1, index + 4)
    .some((one) => one.kind === 'amount' || hasRole(one, 'less', 'more', 'atLeast', 'atMost', 'between'))
}
