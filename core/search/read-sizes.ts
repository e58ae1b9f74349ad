import type { Filter } from '#contract/filter.ts'
import { sentence, type Text } from '#contract/words/sentence.ts'
import { inField } from './amount-field.ts'
import type { Amount } from './candidate.ts'
import { compareLabel, fieldLabel } from './label.ts'
import type { FieldEntry } from './meaning.ts'
import { addClause, applies, either, type Reading, typesOf } from './reading.ts'
import { findUnits } from './units.ts'

/**
 * `200 x 300 cm`, `2 by 3 metres`: two measures at once. Things are told by them in either order, so that both are right; a thing that has more
 * measures than two is told by those it is known to have with these numbers, and by none where that leaves it open.
 */
export function readSizes(reading: Reading): void {
  reading.segments.forEach((segment, index) => {
    if (segment.kind !== 'amount' || reading.taken[index]) return
    const other = otherSide(reading, index)
    if (!other) return
    const units = other.amount.units.length > 0 ? other.amount.units : segment.amount.units
    const sides = [segment.amount, other.amount].map((amount) => ({
      ...amount,
      units: amount.units.length > 0 ? amount.units : units,
    }))
    const [first, second] = sides
    const fields = first && second ? sidesOf(reading, first, second) : undefined
    if (!fields || !first || !second) return
    const [one, two] = fields
    const both = (a: Amount, b: Amount): { filter: Filter; label: Text } => ({
      filter: {
        and: [
          { field: one.field, op: 'eq', value: inField(a, one) },
          { field: two.field, op: 'eq', value: inField(b, two) },
        ],
      },
      label: sentence('search.both', { first: said(one, a), second: said(two, b) }),
    })
    const ways = first.value === second.value ? [both(first, second)] : [both(first, second), both(second, first)]
    addClause(
      reading,
      {
        kind: 'field',
        label: ways
          .map(({ label }) => label)
          .reduce((left, right) => sentence('search.or', { first: left, second: right })),
        filter: either(ways.map(({ filter }) => filter)),
        types: typesOf([one, two]),
      },
      [index, ...other.indexes],
    )
  })
}

/** The other measure: behind an `x` of its own, or in one word with it (`200x300 cm`). */
function otherSide(
  { segments, tokens, taken, vocabulary }: Reading,
  index: number,
): { amount: Amount; indexes: number[] } | undefined {
  const [joint, other] = [segments[index + 1], segments[index + 2]]
  const token = joint && joint.end === joint.start + 1 ? tokens[joint.start] : undefined
  if (!token || taken[index + 1]) return undefined
  const glued = token.glued ? /^[x×](\d{1,6}(?:\.\d{1,3})?)$/.exec(token.norm) : null
  if (glued) {
    const units = findUnits(tokens[segments[index + 1]?.end ?? tokens.length]?.norm ?? '')
    return {
      amount: { value: Number(glued[1]), units },
      indexes: units.length > 0 ? [index + 1, index + 2] : [index + 1],
    }
  }
  const isJoint = vocabulary.lexicon.language.sizeWords.includes(token.norm)
  return isJoint && other?.kind === 'amount' && !taken[index + 2]
    ? { amount: other.amount, indexes: [index + 1, index + 2] }
    : undefined
}

const said = (field: FieldEntry, amount: Amount) =>
  compareLabel(fieldLabel(field), [
    { op: 'eq', value: `${inField(amount, field)}${field.unitName ? ` ${field.unitName}` : ''}` },
  ])

/** The two measures of one type that such numbers are of. */
function sidesOf(reading: Reading, first: Amount, second: Amount): [FieldEntry, FieldEntry] | undefined {
  const { language } = reading.vocabulary.lexicon
  const names = new Set(language.sideNames.map(language.stem))
  const own = reading.vocabulary.fields.filter(
    (field) =>
      field.kind === 'number' &&
      !field.core &&
      field.itemTypeId !== undefined &&
      reading.types.size === 1 &&
      applies(reading, field) &&
      field.unit?.dimension === 'length' &&
      [...field.stems].some((one) => names.has(one)),
  )
  const plain = own.filter(({ stems }) => stems.size === 1)
  const known = own.filter((field) => [first, second].some((amount) => field.numbers.has(inField(amount, field))))
  for (const fields of [own, plain, known]) {
    const [one, two, three] = fields
    if (one && two && !three) return [one, two]
  }
  return undefined
}
