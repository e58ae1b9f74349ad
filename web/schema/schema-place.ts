import { type Field, type FieldEntity, fieldEntities } from '#contract/field.ts'
import type { FieldSet } from '#contract/field-set.ts'
import type { RecordScope } from '#core/attribute/field-rule.ts'

/** What the builder shows the fields of: all records of an entity, an item type, a category or a field set. */
export type SchemaPlace =
  | { of: 'entity'; entity: FieldEntity }
  | { of: 'type'; id: string }
  | { of: 'category'; id: string }
  | { of: 'set'; id: string }

/** The place where everybody begins. */
export const everyItem: SchemaPlace = { of: 'entity', entity: 'item' }

/** A place as it stands in the address: `type:0199…`, `location`; what is no place is every item. */
export function parsePlace(text: string | undefined): SchemaPlace {
  const [of = '', id = ''] = (text ?? '').split(':')
  if ((of === 'type' || of === 'category' || of === 'set') && id !== '') return { of, id }
  const entity = fieldEntities.find((one) => one === of)
  return entity ? { of: 'entity', entity } : everyItem
}

/** The place's text for the address; undefined for every item. */
export function printPlace(place: SchemaPlace): string | undefined {
  if (place.of !== 'entity') return `${place.of}:${place.id}`
  return place.entity === 'item' ? undefined : place.entity
}

/** The fields that belong to the place itself, archived ones too. A category has none but by its sets. */
export function ownFields(place: SchemaPlace, fields: readonly Field[]): Field[] {
  switch (place.of) {
    case 'entity':
      return fields.filter(
        (field) => field.entity === place.entity && field.fieldSetId === null && field.itemTypeId === null,
      )
    case 'type':
      return fields.filter((field) => field.itemTypeId === place.id)
    case 'set':
      return fields.filter((field) => field.fieldSetId === place.id)
    case 'category':
      return []
  }
}

/** The living sets whose fields a record of the place has. @param above  a category and all above it */
export function setsOf(place: SchemaPlace, sets: readonly FieldSet[], above: readonly string[]): FieldSet[] {
  const living = sets.filter((set) => set.archivedAt === null)
  switch (place.of) {
    case 'entity':
      return living.filter((set) => set.entity === place.entity && set.scope === null)
    case 'type':
      return living.filter((set) => set.scope?.itemTypeIds.includes(place.id))
    case 'category':
      return living.filter((set) => above.some((id) => set.scope?.categoryIds.includes(id)))
    case 'set':
      return []
  }
}

/** A record of the place, for a form as it will be. @param entity  that of a set */
export function recordOf(place: SchemaPlace, above: readonly string[], entity: FieldEntity = 'item'): RecordScope {
  const nothing = { itemTypeId: null, categoryIds: [] }
  switch (place.of) {
    case 'entity':
      return { entity: place.entity, ...nothing }
    case 'type':
      return { entity: 'item', itemTypeId: place.id, categoryIds: [] }
    case 'category':
      return { entity: 'item', itemTypeId: null, categoryIds: above }
    case 'set':
      return { entity, ...nothing }
  }
}

/** The fields of a form of the place. Those of a set stand in its preview wherever it is attached. */
export function previewFields(place: SchemaPlace, fields: readonly Field[]): Field[] {
  if (place.of !== 'set') return [...fields]
  return ownFields(place, fields).map((field) => ({ ...field, scope: null }))
}
