import type { FieldEntity } from '#contract/field.ts'
import { fieldsOfEntity } from '#core/attribute/field-rule.ts'
import { type CompiledFormula, compileFormulas } from '#core/attribute/formula-fields.ts'
import type { MirroredField } from './queries.ts'

/** What writing a record of an entity has to do besides checking its values; empty lists cost nothing. */
export interface WritePlan {
  /** archived ones too: their values stay taken */
  unique: readonly MirroredField[]
  autonumbers: readonly MirroredField[]
  references: readonly MirroredField[]
  /** fields that hold files */
  files: readonly MirroredField[]
  /** fields that are computed */
  computed: readonly MirroredField[]
  /** in the order they are computed; results are stored with the record */
  formulas: readonly CompiledFormula[]
  /** computed when a record is read: from stock, or from the day */
  liveFormulas: readonly CompiledFormula[]
}

/** The plan of an entity; items and variants share one, since fields say themselves which records have them. */
export function makeWritePlan(entity: FieldEntity, allFields: readonly MirroredField[]): WritePlan {
  const fields = fieldsOfEntity(entity, allFields)
  const inUse = fields.filter((field) => field.archivedAt === null)
  const compiled = compileFormulas(entity, allFields)
  // a formula that no longer fits what it reads, which a change of definitions refuses, computes nothing
  const formulas = 'formulas' in compiled ? compiled.formulas : []
  // a posted line never changes: it keeps what its formulas gave on the day
  const isLive = (formula: CompiledFormula) => formula.live && entity !== 'movementLine'
  const isInUse = new Set(inUse.map((field) => field.id))
  return {
    unique: fields.filter((field) => field.unique),
    autonumbers: inUse.filter((field) => field.kind === 'autonumber' && field.numberPattern !== null),
    references: inUse.filter((field) => field.kind === 'reference'),
    files: inUse.filter((field) => field.kind === 'file' || field.kind === 'image'),
    computed: inUse.filter((field) => field.kind === 'formula'),
    formulas: formulas.filter((formula) => !isLive(formula) && isInUse.has(formula.id)),
    liveFormulas: formulas.filter((formula) => isLive(formula) && isInUse.has(formula.id)),
  }
}
