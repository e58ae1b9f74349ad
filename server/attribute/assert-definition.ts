import type { Field } from '#contract/field.ts'
import type { Filter } from '#contract/filter.ts'
import type { Sentence } from '#contract/words/sentence.ts'
import { checkDefinition, type Definition, type DefinitionProblemCode } from '#core/attribute/check-definition.ts'
import type { Tx } from '#server/db/transaction.ts'
import { AppError } from '#server/http/app-error.ts'
import type { MirroredField } from './queries.ts'

/**
 * Refuses a definition that does not hold together or names what is not there.
 * @param fields  all fields of the tenant; the one being changed may be among them
 * @returns the kind of a formula's results; null for other fields
 * @throws AppError invalid_value
 */
export async function assertDefinition(
  tx: Tx,
  field: Definition,
  fields: readonly MirroredField[],
): Promise<Field['resultKind']> {
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
  return field.resultKind ?? null
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
  if ('text' in tree) return false
  const [, key] = /^attributes\.(.+)$/.exec(tree.field) ?? []
  const items = field.entity === 'variant' ? ['item', 'variant'] : [field.entity]
  return key !== field.key && fields.some((other) => other.key === key && items.includes(other.entity))
}
