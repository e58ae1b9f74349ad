import type { Selectable } from 'kysely'
import type { Location } from '#contract/location.ts'
import type { FieldView } from '#server/attribute/field-view.ts'
import { shownAttributes } from '#server/attribute/shown-attributes.ts'
import type { DB } from '#server/db/schema.generated.ts'

/** A location as a role reads it: with formulas of the day, without what it may not see. */
export function showLocation(row: Selectable<DB['location']>, view: FieldView): Location {
  const location = toLocation(row)
  return { ...location, attributes: shownAttributes(location, view) }
}

/** The wire form, with all that is stored. */
export function toLocation(row: Selectable<DB['location']>): Location {
  return {
    id: row.id,
    code: row.code,
    name: row.name,
    // the table's check constraint holds the kinds
    kind: row.kind as Location['kind'],
    isVirtual: row.is_virtual ?? false,
    parentId: row.parent_id,
    negativeStock: row.negative_stock as Location['negativeStock'],
    // written by `checkAttributes` only
    attributes: row.attributes as Location['attributes'],
    archivedAt: row.archived_at,
    version: row.version,
    createdAt: row.created_at,
  }
}
