import type { z } from 'zod'
import type { Field, FieldEntity, FieldKind, fieldUpdate, NewField, Option, ReferenceTarget } from '#contract/field.ts'
import type { Filter } from '#contract/filter.ts'
import type { Role } from '#contract/permissions.ts'
import { canonicalBound } from '#core/attribute/check-definition.ts'
import { toKey } from '#core/attribute/to-key.ts'
import { type DraftValue, holdsSeveral, toDraftValue, toGiven } from '#web/field/attribute-draft.ts'
import { parseSigned } from '#web/item/signed-decimal.ts'
import { toInstant, toLocal } from '#web/lib/zoned-time.ts'
import { kindTraits } from '#web/schema/kind-traits.ts'

/**
 * An option as it is typed. One without `key` is new: its key is made from its label. `rowId` tells rows apart. `mergeInto` is the key
 * of the option that its values become, when it goes.
 */
export type OptionDraft = Omit<Option, 'key'> & { key: string; rowId: string; mergeInto?: string | undefined }

/** A field definition as it is typed: figures as texts, moments on the organisation's clock, formulas with names. */
export type FieldDraft = {
  name: string
  kind: FieldKind
  entity: FieldEntity
  /** '' : in no set */
  fieldSetId: string
  /** '' : of no type */
  itemTypeId: string
  help: string
  required: boolean
  unique: boolean
  unit: string
  precision: string
  currency: string
  options: OptionDraft[]
  referenceTo: ReferenceTarget
  multiple: boolean
  min: string
  max: string
  pattern: string
  numberPattern: string
  formula: string
  defaultValue: DraftValue
  condition: Filter | null
  visibleTo: Role[] | null
  editableBy: Role[] | null
}

/** What a request carries of a definition. */
export type FieldBody = Required<Omit<z.output<typeof fieldUpdate>, 'archived' | 'position'>>

/** Where a new field is to stand. */
export type FieldHome = Pick<FieldDraft, 'entity' | 'fieldSetId' | 'itemTypeId'>

/** A stored field as a draft, or an empty one that stands at `home`. */
export function toFieldDraft(field: Field | undefined, home: FieldHome, timeZone: string): FieldDraft {
  const bound = (value: string | null | undefined) =>
    value && field?.kind === 'dateTime' ? toLocal(new Date(value), timeZone) : (value ?? '')
  return {
    name: field?.name ?? '',
    kind: field?.kind ?? 'text',
    entity: field?.entity ?? home.entity,
    fieldSetId: field ? (field.fieldSetId ?? '') : home.fieldSetId,
    itemTypeId: field ? (field.itemTypeId ?? '') : home.itemTypeId,
    help: field?.help ?? '',
    required: field?.required ?? false,
    unique: field?.unique ?? false,
    unit: field?.unit ?? '',
    precision: field?.precision?.toString() ?? '',
    currency: field?.currency ?? '',
    options: field?.options.map((option) => ({ ...option, rowId: option.key })) ?? [],
    referenceTo: field?.referenceTo ?? 'item',
    multiple: field?.multiple ?? false,
    min: bound(field?.min),
    max: bound(field?.max),
    pattern: field?.pattern ?? '',
    numberPattern: field?.numberPattern ?? '',
    formula: field?.formula ?? '',
    defaultValue: field ? toDraftValue(field, field.defaultValue, timeZone) : '',
    condition: field?.condition ?? null,
    visibleTo: field?.visibleTo ?? null,
    editableBy: field?.editableBy ?? null,
  }
}

/**
 * What the wire takes of a draft: only what its kind has. What cannot be read stays as it is, to be refused.
 * @param formula  the formula in its stored form, when the draft's can be read
 */
export function toFieldBody(draft: FieldDraft, timeZone: string, formula: string = draft.formula): FieldBody {
  const traits = kindTraits[draft.kind]
  const bound = (text: string) => {
    if (!traits.bounds || text.trim() === '') return null
    if (traits.bounds === 'moment') return toInstant(text, timeZone) ?? text
    return traits.bounds === 'number' ? canonicalBound(draft.kind, parseSigned(text) ?? text.trim()) : text.trim()
  }
  const whole = (text: string) => (/^\d+$/.test(text.trim()) ? Number(text) : null)
  const options = traits.options ? withKeys(draft.options.filter(({ mergeInto }) => mergeInto === undefined)) : []
  const multiple = traits.multiple && draft.multiple
  const shape = { kind: draft.kind, multiple } as Field
  const isDefaultList = Array.isArray(draft.defaultValue)
  const given = isDefaultList === holdsSeveral(shape) ? toGiven(shape, draft.defaultValue, timeZone) : null
  return {
    name: draft.name.trim(),
    fieldSetId: draft.fieldSetId || null,
    itemTypeId: draft.itemTypeId || null,
    help: draft.help.trim(),
    required: traits.typed && draft.required,
    unique: traits.unique && draft.unique,
    unit: traits.unit ? draft.unit.trim() || null : null,
    precision: traits.precision ? whole(draft.precision) : null,
    currency: draft.kind === 'money' ? draft.currency || null : null,
    options,
    referenceTo: draft.kind === 'reference' ? draft.referenceTo : null,
    multiple,
    min: bound(draft.min),
    max: bound(draft.max),
    pattern: traits.pattern ? draft.pattern.trim() || null : null,
    numberPattern: draft.kind === 'autonumber' ? draft.numberPattern.trim() || null : null,
    formula: draft.kind === 'formula' ? formula.trim() || null : null,
    defaultValue: traits.typed && traits.default ? given : null,
    condition: draft.condition,
    visibleTo: draft.visibleTo,
    editableBy: traits.typed ? draft.editableBy : null,
  }
}

/** The properties of a definition that differ from what is stored: all a request says. */
export function changedProperties(next: FieldBody, before: FieldBody): Partial<FieldBody> {
  const names = Object.keys(next) as (keyof FieldBody)[]
  return Object.fromEntries(
    names
      .filter((name) => JSON.stringify(next[name]) !== JSON.stringify(before[name]))
      .map((name) => [name, next[name]]),
  )
}

/** The options of a draft that go, and what their values become. */
export function mergesOfDraft({ options }: Pick<FieldDraft, 'options'>): { from: string; to: string }[] {
  return options.flatMap(({ key, mergeInto }) => (mergeInto === undefined ? [] : [{ from: key, to: mergeInto }]))
}

/** Options with one of them merged into another, or kept after all; what was merged into it goes where it goes. */
export function withMerge(options: readonly OptionDraft[], key: string, into: string | undefined): OptionDraft[] {
  return options.map((option) => {
    if (option.key === key) return { ...option, mergeInto: into }
    return into !== undefined && option.mergeInto === key ? { ...option, mergeInto: into } : option
  })
}

/** A new field's request. */
export function toNewField(draft: FieldDraft, body: FieldBody): NewField {
  return { ...body, kind: draft.kind, entity: draft.entity }
}

/** The draft as a definition, so that forms can show it before it is stored. */
export function toPreviewField(
  draft: FieldDraft,
  body: FieldBody,
  stored: Field | undefined,
  scope: Field['scope'],
): Field {
  return {
    ...body,
    name: body.name || '…',
    id: stored?.id ?? draftKey,
    key: stored?.key ?? draftKey,
    kind: draft.kind,
    entity: draft.entity,
    scope,
    position: stored?.position ?? Number.MAX_SAFE_INTEGER,
    resultKind: stored?.resultKind ?? null,
    changeId: null,
    archivedAt: null,
    version: stored?.version ?? 1,
    createdAt: stored?.createdAt ?? '2000-01-01T00:00:00Z',
  }
}

/** The key of a field that is not stored yet; no stored key has a space. */
export const draftKey = 'new field'

/** The colleague's version with one's own changes on top. */
export function rebase(mine: FieldDraft, before: FieldDraft, theirs: FieldDraft): FieldDraft {
  const changed = (Object.keys(mine) as (keyof FieldDraft)[]).filter(
    (name) => JSON.stringify(mine[name]) !== JSON.stringify(before[name]),
  )
  return { ...theirs, ...Object.fromEntries(changed.map((name) => [name, mine[name]])) }
}

/** Options with a key each: kept where there is one, made from the label where not, never the same twice. */
export function withKeys(options: readonly Omit<OptionDraft, 'rowId'>[]): Option[] {
  const taken = new Set(options.map((option) => option.key).filter(Boolean))
  return options
    .filter((option) => option.label.trim() !== '')
    .map(({ key, label, colour, archived }) => {
      let made = key
      for (let at = 1; made === '' || (key === '' && taken.has(made)); at++)
        made = at === 1 ? toKey(label) : `${toKey(label)}_${at}`
      taken.add(made)
      return { key: made, label: label.trim(), ...(colour ? { colour } : {}), ...(archived ? { archived } : {}) }
    })
}
