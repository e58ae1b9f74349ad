import type { Filter } from '#contract/filter.ts'
import type { Text } from '#contract/words/sentence.ts'
import type { Period } from './period.ts'
import type { LanguageMeaning } from './lexicon.ts'
import type { End, FieldEntry } from './meaning.ts'
import type { Thesaurus } from './thesaurus.ts'
import type { Unit } from './units.ts'

/** A number with what its unit may be. */
export type Amount = {
  value: number
  units: readonly Unit[]
  /** the unit as a person wrote it */
  unitName?: string
  /** `12s`: fields whose name begins with the letters glued to the number */
  abbreviated?: readonly FieldEntry[]
  /** a number written as a word, which may be no number: `one` */
  spelled?: boolean
}

/** One reading of the tokens from `start` to `end` (exclusive); readings of other kinds compete with it. */
export type Candidate = { start: number; end: number; weight: number } & (
  | { kind: 'schema'; ends: readonly End[] }
  | { kind: 'language'; meanings: readonly LanguageMeaning[] }
  | { kind: 'amount'; amount: Amount }
  | { kind: 'period'; period: Period }
  | { kind: 'code'; field: CodeField; value: string }
  | { kind: 'name' }
  | { kind: 'taught'; words: string; filter: Filter; label?: Text }
)

/** What a code names: an item, or a lot. */
export type CodeField = 'sku' | 'barcode' | 'lot.code'

export type Known = {
  /** ISO day of the person asking */
  today: string
  /** codes found among the tenant's items, by small letters: which column, and the code as stored */
  codes?: ReadonlyMap<string, { field: CodeField; value: string }>
  /** for words nobody here knows: one that it has is no slip of the keyboard */
  thesaurus?: Thesaurus
}
