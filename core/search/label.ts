import type { Operator } from '#contract/filter.ts'
import { type Sentence, sentence, type Text } from '#contract/words/sentence.ts'
import { say } from '#core/words/say.ts'
import type { FieldEntry } from './meaning.ts'

/** A field as a chip names it: a custom one by its own name. */
export function fieldLabel(field: FieldEntry | undefined): Text {
  if (!field?.core) return field?.name ?? ''
  switch (field.core) {
    case 'lot.code':
      return sentence('search.field.lotCode')
    case 'lot.expiresOn':
      return sentence('search.field.lotExpiresOn')
    default:
      return sentence(`search.field.${field.core}`)
  }
}

/** `Red or Blue`. */
export function anyOf(texts: readonly Text[]): Text {
  const [first = '', ...others] = texts
  return others.reduce<Text>((before, text) => sentence('search.or', { first: before, second: text }), first)
}

/** `Van One and Van Two`. */
export function allOf(texts: readonly Text[]): Text {
  const [first = '', ...others] = texts
  return others.reduce<Text>((before, text) => sentence('search.and', { first: before, second: text }), first)
}

/** `Colour: Red or Blue`, `Colour ≠ Red`. */
export function choiceLabel(title: Text, labels: readonly string[], negated: boolean): Sentence {
  return sentence(negated ? 'search.isNot' : 'search.is', { field: title, value: anyOf(labels) })
}

/** `On hand in Rack A`. */
export function inPlaces(what: Text, names: readonly string[]): Sentence {
  return sentence('search.at', { what, places: anyOf(names) })
}

/** `Weight ≥ 2 kg, ≤ 5 kg`. */
export function compareLabel(
  field: Text,
  bounds: readonly { op: Operator | 'about'; value: Text | number }[],
): Sentence {
  return sentence('search.compares', {
    field,
    bounds: bounds
      .map(({ op, value }) => sentence('search.bound', { sign: signs[op] ?? op, value }))
      .reduce<Text>((first, second) => (first === '' ? second : sentence('search.both', { first, second })), ''),
  })
}

const signs: Partial<Record<Operator | 'about', string>> = {
  eq: '=',
  ne: '≠',
  lt: '<',
  lte: '≤',
  gt: '>',
  gte: '≥',
  about: '≈',
}

/** The words of a label in the language questions are read in, small: a question's words that stand in it say nothing new. */
export function wordsOfLabel(label: Text): string[] {
  return say(label, 'en')
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
}
