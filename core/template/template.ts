import type { Field, FieldEntity, FieldKind, Option } from '#contract/field.ts'
import type { TemplateKey } from '#contract/template.ts'

/** A field of a template. Its name, help and the labels of its options are in the catalogue under its key. */
export type TemplateField = {
  key: string
  kind: FieldKind
  options?: readonly Pick<Option, 'key' | 'colour'>[]
} & Partial<
  Pick<
    Field,
    | 'unit'
    | 'precision'
    | 'min'
    | 'max'
    | 'pattern'
    | 'numberPattern'
    | 'referenceTo'
    | 'multiple'
    | 'required'
    | 'unique'
    | 'condition'
  >
>

/** Fields that belong together. Templates of several trades may have the same set; it is made once. */
export interface TemplateSet {
  key: string
  entity: FieldEntity
  fields: readonly TemplateField[]
}

/** What an organisation of a trade starts with. */
export interface TemplateData {
  key: TemplateKey
  /** keys of item types */
  types: readonly string[]
  /** and the types each set is attached to */
  sets: readonly { set: TemplateSet; types: readonly string[] }[]
}

/** Options by their keys, in order. */
export function options(
  ...keys: readonly (string | [key: string, colour: Option['colour']])[]
): Pick<Option, 'key' | 'colour'>[] {
  return keys.map((each) => (typeof each === 'string' ? { key: each } : { key: each[0], colour: each[1] }))
}
