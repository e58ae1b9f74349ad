import type { Field, FieldEntity } from '#contract/field.ts'
import { type CompiledFormula, compileFormulas, formulaNames } from '#core/attribute/formula-fields.ts'
import type { FormulaError } from '#core/formula/formula-error.ts'
import { type NamedField, toStored } from '#core/formula/stored-formula.ts'
import { tokeniseFormula } from '#core/formula/tokenise-formula.ts'
import { draftKey } from '#web/schema/field-draft.ts'

/** A formula as typed, read and checked together with all others. */
export type FormulaReading = {
  /** its form with keys, as far as it can be read */
  stored: string | undefined
  /** every formula of the entity in the order they are computed, this one among them; undefined while something is wrong */
  formulas: readonly CompiledFormula[] | undefined
  /** what is wrong, at places in the text as typed */
  errors: readonly FormulaError[]
  /** keys of a circle of formulas that this one closes */
  cycle: readonly string[] | undefined
}

/** The key a formula has while it is edited: its own, or one no field has. */
export function formulaKey(stored: Pick<Field, 'key'> | undefined): string {
  return stored?.key ?? draftKey
}

/** Reads a formula that is being typed. @param fields  all living fields of the organisation */
export function readFormula(
  text: string,
  entity: FieldEntity,
  stored: Field | undefined,
  fields: readonly Field[],
): FormulaReading {
  const others = fields.filter((field) => field.id !== stored?.id)
  const nothing = { stored: undefined, formulas: undefined, cycle: undefined }
  const named = toStored(text, namesFor(entity, others))
  if ('errors' in named) return { ...nothing, errors: named.errors }
  const key = formulaKey(stored)
  const self = { id: key, key, name: key, entity, kind: 'formula' as const, options: [], multiple: false }
  const compiled = compileFormulas(entity, [...others, { ...self, formula: named.stored, resultKind: null }])
  if ('formulas' in compiled) return { ...nothing, stored: named.stored, formulas: compiled.formulas, errors: [] }
  const { problem } = compiled
  if ('cycle' in problem) {
    const isOwn = problem.cycle.includes(key)
    return { ...nothing, stored: named.stored, errors: [], cycle: isOwn ? problem.cycle : undefined }
  }
  const errors = problem.key === key ? problem.errors : []
  return { ...nothing, stored: named.stored, errors: errors.map((error) => moved(error, named.stored, text)) }
}

/** What can be named in a formula of the entity. */
export function namesFor(entity: FieldEntity, fields: readonly Field[]): NamedField[] {
  return formulaNames(
    entity,
    fields.filter((field) => field.archivedAt === null),
  )
}

/** An error of the stored form at its place in the typed one: both have the same tokens, names being replaced one by one. */
function moved(error: FormulaError, stored: string, typed: string): FormulaError {
  const index = tokeniseFormula(stored).findIndex((token) => token.at >= error.at)
  return { ...error, at: tokeniseFormula(typed)[index]?.at ?? typed.length }
}

/** A name as it is written into a formula. */
export function writtenName({ name, key }: NamedField, names: readonly NamedField[]): string {
  const isClear =
    !/[{}]/.test(name) && names.filter((one) => one.name.toLowerCase() === name.toLowerCase()).length === 1
  return `{${isClear ? name : key}}`
}

/** The word that is being typed at the caret, for completion: where it begins and its letters; undefined inside a text. */
export function wordAt(text: string, caret: number): { at: number; word: string } | undefined {
  const before = text.slice(0, caret)
  if ((before.match(/'/g)?.length ?? 0) % 2 === 1) return undefined
  const braced = /\{([^{}]*)$/.exec(before)
  if (braced) return { at: braced.index, word: braced[1] ?? '' }
  const bare = /[\p{L}_][\p{L}\p{N}_]*$/u.exec(before)
  return bare ? { at: bare.index, word: bare[0] } : undefined
}
