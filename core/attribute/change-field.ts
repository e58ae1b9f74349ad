import type { Field, FieldKind } from '#contract/field.ts'
import type { FieldDefinitionChange } from '#contract/field-change.ts'
import { convert } from '#core/unit/convert.ts'
import { canonicalBound } from './check-definition.ts'
import type { ConversionSetting } from './convert-setting.ts'
import { makeConverter } from './convert-value.ts'
import type { AttributeValue } from './value.ts'

const texts: readonly FieldKind[] = ['text', 'longText']
const numbers: readonly FieldKind[] = ['integer', 'number', 'money']
const choices: readonly FieldKind[] = ['select', 'multiSelect']

/** Properties only some kinds have: what a field of another kind holds there. */
const ofKinds: readonly [property: keyof Field, kinds: readonly FieldKind[], none: Field[keyof Field]][] = [
  ['unit', ['number'], null],
  ['precision', ['number', 'money'], null],
  ['currency', ['money'], null],
  ['options', choices, []],
  ['referenceTo', ['reference'], null],
  ['multiple', ['reference', 'file', 'image'], false],
  ['pattern', texts, null],
  ['numberPattern', ['autonumber'], null],
  ['formula', ['formula'], null],
  ['resultKind', ['formula'], null],
]
const unique: readonly FieldKind[] = [
  'text',
  'url',
  'email',
  'phone',
  'barcode',
  'autonumber',
  'integer',
  'number',
  'date',
  'dateTime',
]

/**
 * A definition with what a change says of it. What the new kind does not have goes; bounds and the default follow the values
 * where nothing is said of them, into another unit for instance.
 */
export function changedField<T extends Field>(before: T, change: FieldDefinitionChange, setting: ConversionSetting): T {
  const { mergeOptions = [], makeOptions: _, dateOrder: __, ...given } = change
  const after: T = { ...before, ...given }
  for (const [property, kinds, none] of ofKinds)
    if (!kinds.includes(after.kind) && !(property in given)) Object.assign(after, { [property]: none })
  const gone = new Set(mergeOptions.map(({ from }) => from))
  after.options = after.options.filter(({ key }) => !gone.has(key))
  if (!unique.includes(after.kind) && !('unique' in given)) after.unique = false
  const isComputed = after.kind === 'formula' || after.kind === 'autonumber'
  if (isComputed && !('required' in given)) after.required = false
  for (const name of ['min', 'max'] as const) {
    const bound = name in given ? after[name] : followedBound(before, after, name)
    after[name] = bound && canonicalBound(after.kind, bound)
  }
  if (!('defaultValue' in given)) after.defaultValue = isComputed ? null : followedDefault(before, after, setting)
  return after
}

/** The properties in which two definitions differ. */
export function changedParts(before: Field, after: Field): (keyof Field)[] {
  const own = ['changeId', 'version', 'archivedAt', 'scope', 'position']
  const names = Object.keys(after) as (keyof Field)[]
  return names.filter((name) => !own.includes(name) && JSON.stringify(before[name]) !== JSON.stringify(after[name]))
}

/**
 * The definition as it was before a change, with what was changed of it otherwise since: a new name stays, and so do options
 * that were added.
 */
export function restoredField<T extends Field>(current: T, before: Field, after: Field): T {
  const restored = { ...current }
  for (const part of changedParts(before, after)) Object.assign(restored, { [part]: before[part] })
  if (choices.includes(before.kind) && choices.includes(current.kind)) {
    const known = new Set([...before.options, ...after.options].map((option) => option.key))
    const added = current.options.filter((option) => !known.has(option.key))
    restored.options = [...restored.options, ...added]
  }
  return restored
}

/** Whether values mean the same under both definitions: only rules differ. */
export function isSameShape(before: Field, after: Field): boolean {
  const left = new Set(after.options.map((option) => option.key))
  return (
    before.kind === after.kind &&
    before.unit === after.unit &&
    before.currency === after.currency &&
    before.referenceTo === after.referenceTo &&
    before.multiple === after.multiple &&
    before.formula === after.formula &&
    before.options.every((option) => left.has(option.key))
  )
}

function followedBound(before: Field, after: Field, name: 'min' | 'max'): string | null {
  const bound = before[name]
  if (bound === null || before.kind === after.kind) {
    const isOtherUnit = before.unit !== null && after.unit !== null && before.unit !== after.unit
    return bound !== null && isOtherUnit ? (convert(bound, before.unit ?? '', after.unit ?? '') ?? bound) : bound
  }
  const isAlike = [numbers, texts].some((family) => family.includes(before.kind) && family.includes(after.kind))
  return isAlike ? bound : null
}

function followedDefault(before: Field, after: Field, setting: ConversionSetting): Field['defaultValue'] {
  if (before.defaultValue === null) return null
  if (isSameShape(before, after)) return before.defaultValue
  // a definition holds the default as it was given; all but numbers are canonical that way
  const value = typeof before.defaultValue === 'number' ? String(before.defaultValue) : before.defaultValue
  const reading = makeConverter(before, after, setting)(value as AttributeValue)
  return 'value' in reading ? reading.value : null
}
