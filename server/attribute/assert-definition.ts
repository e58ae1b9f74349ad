import type { Field } from '#contract/field.ts'
import type { Filter } from '#contract/filter.ts'
import type { Sentence } from '#contract/words/sentence.ts'
import {
  checkDefinition,
  type Definition,
  type DefinitionProblemCode,
  toRule,
} from '#core/attribute/check-definition.ts'
import { compileFormulas, type FormulaField, formulaNames } from '#core/attribute/formula-fields.ts'
import type { FormulaError } from '#core/formula/formula-error.ts'
import { toStored } from '#core/formula/stored-formula.ts'
import type { Tx } from '#server/db/transaction.ts'
import { AppError } from '#server/http/app-error.ts'
import type { MirroredField } from './queries.ts'

/**
 * Refuses a definition that does not hold together or names what is not there, and one that formulas over it do not bear.
 * @param fields  all fields of the tenant; the one being changed may be among them
 * @returns of a formula, its form that names fields by their keys and the kind of its results; null for other fields
 * @throws AppError invalid_value
 */
export async function assertDefinition(
  tx: Tx,
  field: Definition,
  fields: readonly MirroredField[],
): Promise<Pick<Field, 'formula' | 'resultKind'>> {
  for (const { property, code } of checkDefinition(field)) throw definitionError(property, code)
  if (field.condition && !namesOthers(field.condition, field, fields))
    throw definitionError('condition', 'bad_condition')
  if (field.itemTypeId) {
    const found = await tx.query({ text: 'select from item_type where id = $1', values: [field.itemTypeId] })
    if (found.length === 0) throw definitionError('itemTypeId', 'no_such_type')
  }
  if (field.fieldSetId) {
    const [set] = await tx.query<{ entity: string }>({
      text: 'select entity from field_set where id = $1',
      values: [field.fieldSetId],
    })
    if (!set) throw definitionError('fieldSetId', 'no_such_set')
    if (set.entity !== field.entity) throw definitionError('fieldSetId', 'set_of_other_entity')
  }
  return checkFormulas(field, fields)
}

/** The formula as it is stored, checked together with those of all other fields, which may read this one. */
function checkFormulas(field: Definition, fields: readonly MirroredField[]): Pick<Field, 'formula' | 'resultKind'> {
  const others = fields.filter((other) => other.key !== field.key || other.entity !== field.entity)
  const stored =
    field.kind === 'formula' ? toStored(field.formula ?? '', formulaNames(field.entity, others)) : undefined
  if (stored && 'errors' in stored) throw formulaError(stored.errors)
  const formula = stored?.stored ?? null
  const told = fields.find((other) => !others.includes(other))
  const self: FormulaField = { ...toRule(field), id: told?.id ?? '', formula, resultKind: null }
  const after = compileFormulas(field.entity, [...others, self])
  if ('problem' in after) {
    const { problem } = after
    if ('cycle' in problem) throw definitionError('formula', 'formula_cycle')
    if (problem.key === field.key) throw formulaError(problem.errors)
    // a formula that did not fit before this change is not its fault
    if ('formulas' in compileFormulas(field.entity, fields)) throw definitionError('kind', 'used_by_formula')
    return { formula, resultKind: null }
  }
  for (const { key, formula: checked } of after.formulas) {
    const other = others.find((candidate) => candidate.key === key && candidate.kind === 'formula')
    if (other?.resultKind && other.resultKind !== checked.type) throw definitionError('formula', 'used_by_formula')
  }
  const own = after.formulas.find((compiled) => compiled.key === field.key && field.kind === 'formula')
  return { formula, resultKind: own?.formula.type ?? null }
}

function formulaError(errors: readonly FormulaError[]): AppError {
  const sentences = errors.map(({ code, facts }): Sentence => ({ sentence: `formula.${code}`, values: facts }))
  return new AppError('invalid_value', {
    detail: sentences.slice(0, 3),
    errors: sentences.map((message) => ({ path: 'body.formula', message })),
    /** where in the formula as it was given, in UTF-16 units */
    positions: errors.map((error) => error.at),
  })
}

/** A refusal of one property of a definition. */
export function definitionError(property: string, code: DefinitionProblemCode): AppError {
  const message: Sentence = { sentence: `definition.${code}` }
  return new AppError('invalid_value', { detail: message, errors: [{ path: `body.${property}`, message }] })
}

/** A condition speaks of other custom fields of the same record only. */
function namesOthers(tree: Filter, field: Definition, fields: readonly MirroredField[]): boolean {
  if ('and' in tree) return tree.and.every((child) => namesOthers(child, field, fields))
  if ('or' in tree) return tree.or.every((child) => namesOthers(child, field, fields))
  if ('not' in tree) return namesOthers(tree.not, field, fields)
  // records are not judged anew when a day passes
  if ('text' in tree || tree.fromToday) return false
  const [, key] = /^attributes\.(.+)$/.exec(tree.field) ?? []
  const items = field.entity === 'variant' ? ['item', 'variant'] : [field.entity]
  return key !== field.key && fields.some((other) => other.key === key && items.includes(other.entity))
}
