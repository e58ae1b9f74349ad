import { inField } from './amount-field.ts'
import type { Amount } from './candidate.ts'
import { compareLabel, fieldLabel } from './label.ts'
import type { FieldEntry } from './meaning.ts'
import { leaveUnread } from './read-letters.ts'
import { addClause, applies, type Reading } from './reading.ts'

/** One number of a code, and the segment it stands in. */
type Part = { amount: Amount; index: number }

/**
 * `205/55 R17`, `24/410`: numbers that a stroke ties, which are of several fields of one type by the values that occur there. Where a letter with a number
 * stands behind and the fields do not tell, all of it is left to be named: it is no choice between the numbers.
 */
export function readSizeCodes(reading: Reading): void {
  reading.segments.forEach((segment, index) => {
    if (segment.kind !== 'amount' || reading.taken[index]) return
    const series = seriesAt(reading, index)
    const tail = series.length > 1 ? tailAt(reading, series.at(-1)?.index ?? index) : undefined
    const parts = tail ? [...series, tail.part] : series
    if (parts.length < 2) return
    const indexes = Array.from(
      { length: (tail?.last ?? parts.at(-1)?.index ?? index) - index + 1 },
      (_, at) => index + at,
    )
    const fields = fieldsOf(reading, parts)
    if (!fields) {
      if (tail) leaveUnread(reading, indexes)
      return
    }
    parts.forEach(({ amount }, at) => {
      const field = fields[at]
      if (!field) return
      const value = inField(amount, field)
      const unit = field.unitName ? ` ${field.unitName}` : ''
      addClause(
        reading,
        {
          kind: 'field',
          label: compareLabel(fieldLabel(field), [{ op: 'eq', value: `${value}${unit}` }]),
          filter: { field: field.field, op: 'eq', value },
          types: field.itemTypeId ? new Set([field.itemTypeId]) : undefined,
        },
        at === 0 ? indexes : [parts[at]?.index ?? index],
      )
    })
  })
}

/** Plain numbers with a stroke and nothing else between them. */
function seriesAt({ segments, tokens, taken }: Reading, index: number): Part[] {
  const series: Part[] = []
  for (let at = index; ; at += 2) {
    const segment = segments[at]
    if (segment?.kind !== 'amount' || taken[at] || segment.amount.abbreviated) return series
    series.push({ amount: segment.amount, index: at })
    const [joint, next] = [tokens[segments[at + 1]?.start ?? tokens.length], segments[at + 2]]
    const isTied = joint?.raw === '/' && joint.glued && tokens[next?.start ?? tokens.length]?.glued
    if (!isTied || segment.amount.units.length > 0) return series
  }
}

/** `R17`, `R 17`: a letter or two and a number. */
function tailAt({ segments, tokens }: Reading, last: number): { part: Part; last: number } | undefined {
  const [next, number] = [segments[last + 1], segments[last + 2]]
  const token = next && next.end === next.start + 1 ? tokens[next.start] : undefined
  const told = /^[a-z]{1,2}(\d{1,3}(?:\.\d)?)$/.exec(token?.norm ?? '')
  if (told) return { part: { amount: { value: Number(told[1]), units: [] }, index: last + 1 }, last: last + 1 }
  const isLetter = token !== undefined && /^[A-Z]$/.test(token.raw)
  return isLetter && number?.kind === 'amount'
    ? { part: { amount: number.amount, index: last + 2 }, last: last + 2 }
    : undefined
}

/** A field for each of the numbers, all of one type and by values that occur; undefined where that leaves it open. */
function fieldsOf(reading: Reading, parts: readonly Part[]): FieldEntry[] | undefined {
  const own = reading.vocabulary.fields.filter(
    (field) => field.kind === 'number' && !field.core && field.itemTypeId !== undefined && applies(reading, field),
  )
  const found: FieldEntry[][] = []
  for (const id of new Set(own.map(({ itemTypeId }) => itemTypeId))) {
    const fields = own.filter(({ itemTypeId }) => itemTypeId === id)
    const each = parts.map(({ amount }) => fields.filter((field) => field.numbers.has(inField(amount, field))))
    const chosen = each.map(([only, another]) => (another ? undefined : only))
    const told = chosen.flatMap((field) => field ?? [])
    if (told.length === parts.length && new Set(told).size === told.length) found.push(told)
  }
  const [only, another] = found
  return another ? undefined : only
}
