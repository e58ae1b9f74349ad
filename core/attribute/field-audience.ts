import type { Field } from '#contract/field.ts'
import type { Filter } from '#contract/filter.ts'
import { type Role, roles } from '#contract/permissions.ts'
import { canSee, fieldsOfEntity } from './field-rule.ts'
import { compileFormulas, type FormulaField } from './formula-fields.ts'

/**
 * Fields with the audience their values have: what a formula makes of a hidden field is hidden from the same roles, so
 * that no formula tells what its parts may not.
 */
export function narrowedByFormulas<F extends FormulaField & Pick<Field, 'visibleTo'>>(fields: readonly F[]): F[] {
  if (!fields.some((field) => field.visibleTo !== null) || !fields.some((field) => field.kind === 'formula'))
    return [...fields]
  const audience = new Map<string, Role[]>()
  for (const entity of ['item', 'location', 'supplier', 'movementLine'] as const) {
    const compiled = compileFormulas(entity, fields)
    if ('problem' in compiled) continue
    const own = fieldsOfEntity(entity, fields)
    for (const { id, key, dependsOn } of compiled.formulas) {
      const parts = own.filter((field) => field.key === key || dependsOn.has(field.key))
      if (parts.some((part) => part.visibleTo !== null))
        audience.set(
          id,
          roles.filter((role) => parts.every((part) => canSee(part, role))),
        )
    }
  }
  return fields.map((field) => {
    const visibleTo = audience.get(field.id)
    return visibleTo ? { ...field, visibleTo } : field
  })
}

/** The fields as a role knows them: those it may see, and no condition that names another. */
export function fieldsSeenBy<F extends Field>(role: Role, fields: readonly F[]): F[] {
  if (role === 'admin') return [...fields]
  const seen = fields.filter((field) => canSee(field, role))
  if (seen.length === fields.length) return seen
  return seen.map((field) => {
    const known = new Set(fieldsOfEntity(field.entity, seen).map((other) => `attributes.${other.key}`))
    return field.condition && !names(field.condition).every((name) => known.has(name))
      ? { ...field, condition: null }
      : field
  })
}

function names(tree: Filter): string[] {
  if ('and' in tree) return tree.and.flatMap(names)
  if ('or' in tree) return tree.or.flatMap(names)
  if ('not' in tree) return names(tree.not)
  return 'text' in tree ? [] : [tree.field]
}
