import type { Field } from '#contract/field.ts'
import type { Attributes } from '#contract/item.ts'
import type { AttributeForm } from '#web/field/attribute-draft.ts'

/** What a formula makes of a record as it stands in a form. */
export function computeField(field: Field, form: AttributeForm, _values: Attributes, _today: string) {
  return form.kept[field.key]
}

/** The names of what a formula reads, as a person knows them. */
export function namesRead(_field: Field, _fields: readonly Field[]): string[] {
  return []
}
