import type { FieldEntity } from '#contract/field.ts'
import type { Role } from '#contract/permissions.ts'
import { fieldsSeenBy } from '#core/attribute/field-audience.ts'
import { besideEntities, splitBeside } from '#core/filter/beside.ts'
import { canSee, fieldsOfEntity } from '#core/attribute/field-rule.ts'
import { type CompiledFormula } from '#core/attribute/formula-fields.ts'
import type { MirroredField } from './queries.ts'
import { planOf, type Schema } from './schema-cache.ts'

/** An entity's custom fields as one role reads them: what is not here does not exist for it. */
export interface FieldView {
  /** version of the schema it was made of, for `assertCurrent` */
  schema: Schema
  entity: FieldEntity
  /** fields the role sees, archived ones too */
  fields: readonly MirroredField[]
  /** keys whose values are left out of everything the role reads */
  hidden: readonly string[]
  /** formulas the role sees that are computed when a record is read */
  live: readonly CompiledFormula[]
  /** fields of another entity as the same role sees them */
  fieldsOf: (entity: FieldEntity) => readonly MirroredField[]
  /** the ISO day that filters count from, where it is told; else the organisation's own */
  today?: string | undefined
}

/** Views by schema, which is made anew whenever it changes; making one costs some 20 microseconds. */
const views = new WeakMap<Schema, Map<string, FieldView>>()

/** What a role sees of an entity's fields; for items, of variants as well. */
export function viewFields(schema: Schema, entity: FieldEntity, role: Role): FieldView {
  const known = views.get(schema) ?? new Map<string, FieldView>()
  views.set(schema, known)
  const view = known.get(`${entity} ${role}`) ?? makeView(schema, entity, role)
  known.set(`${entity} ${role}`, view)
  return view
}

function makeView(schema: Schema, entity: FieldEntity, role: Role): FieldView {
  const own = fieldsOfEntity(entity, schema.fields)
  const hidden = own.filter((field) => !canSee(field, role)).map((field) => field.key)
  return {
    schema,
    entity,
    fields: fieldsSeenBy(role, own),
    fieldsOf: (other) => viewFields(schema, other, role).fields,
    hidden,
    live: planOf(schema, entity).liveFormulas.filter(({ key }) => !hidden.includes(key)),
  }
}

/** Whether a name in a filter of items is of a field the reader does not see, of theirs or of what stands beside them. */
export function isHidden({ hidden, fieldsOf }: Pick<FieldView, 'hidden' | 'fieldsOf'>, name: string): boolean {
  const other = splitBeside(name)
  if (!other?.name.startsWith(ofCustom))
    return name.startsWith(ofCustom) && hidden.includes(name.slice(ofCustom.length))
  return !fieldsOf(besideEntities[other.beside]).some(({ key }) => other.name === ofCustom + key)
}

const ofCustom = 'attributes.'

/** Names of parts without those of fields the role may not see. @param parts  keys, or names as in filters: `attributes.colour` */
export function visibleParts(view: Pick<FieldView, 'hidden'>, parts: readonly string[]): string[] {
  return parts.filter((part) => !view.hidden.includes(part.replace(/^attributes\./, '')))
}

/** A record's values without those the role may not see. */
export function visibleValues<V>(
  view: Pick<FieldView, 'hidden'>,
  values: Readonly<Record<string, V>>,
): Record<string, V> {
  if (view.hidden.length === 0) return values
  return Object.fromEntries(Object.entries(values).filter(([key]) => !view.hidden.includes(key)))
}
