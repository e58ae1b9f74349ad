import type { Field } from '#contract/field.ts'
import type { Attributes } from '#contract/item.ts'
import { compileFormulas, computeFormulas, formulaNames } from '#core/attribute/formula-fields.ts'
import type { AttributeForm } from '#web/field/attribute-draft.ts'

/**
 * What a formula makes of a record as it stands in a form.
 * @param values  what the record would hold
 * @param today  ISO day in the organisation's time zone
 * @returns the stored result where the formula cannot be computed here
 */
export function computeField(
  field: Field,
  form: AttributeForm,
  values: Attributes,
  today: string,
): Attributes[string] | undefined {
  const compiled = compileFormulas(field.entity, livingOf(form.fields))
  if ('problem' in compiled) return form.kept[field.key]
  const columns = form.columns ?? {}
  return computeFormulas(compiled.formulas, values, { columns, today, timeZone: form.timeZone })[field.key]
}

/** The names of what a formula reads, as a person knows them. */
export function namesRead(field: Field, fields: readonly Field[]): string[] {
  const compiled = compileFormulas(field.entity, livingOf(fields))
  const found = 'formulas' in compiled ? compiled.formulas.find((one) => one.key === field.key) : undefined
  const names = new Map(formulaNames(field.entity, fields).map((one) => [one.key, one.name]))
  return found?.formula.references.map((key) => names.get(key) ?? key) ?? []
}

function livingOf(fields: readonly Field[]): Field[] {
  return fields.filter((field) => field.archivedAt === null)
}
