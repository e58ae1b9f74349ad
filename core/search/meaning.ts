import type { CoreField } from './language.ts'
import type { Unit } from './units.ts'

/** A field as a question sees it, core or custom. */
export type FieldEntry = {
  /** name in the filter tree: `price`, `attributes.weight_g` */
  field: string
  name: string
  kind: 'text' | 'number' | 'date' | 'instant' | 'boolean' | 'select'
  core?: CoreField
  several?: boolean
  /** select: what a value stands for, itself and those below it */
  below?: ReadonlyMap<string, readonly string[]>
  /** undefined: every item has it */
  itemTypeId?: string
  unit?: Unit
  unitName?: string
  numbers: ReadonlySet<number>
  /** stems of the name, and of what it says in English where it is of another language */
  stems: ReadonlySet<string>
  /** what a name of another language says in English, in small letters */
  english?: string
  /** select: stems of all its options */
  optionStems: ReadonlySet<string>
}

export type Meaning =
  | { kind: 'type'; id: string; name: string }
  | { kind: 'option'; field: FieldEntry; value: string; label: string; whole: boolean }
  | { kind: 'value'; field: FieldEntry; value: string; label: string; whole: boolean; listed: boolean }
  | { kind: 'field'; field: FieldEntry; whole: boolean }
  | { kind: 'location'; id: string; name: string }

export type End = { meaning: Meaning; weight: number }
