import type { Selectable } from 'kysely'
import type { Location } from '#contract/location.ts'
import { computeFormulas } from '#core/attribute/formula-fields.ts'
import { type FieldView, visibleValues } from '#server/attribute/field-view.ts'
import { todayIn } from '#server/attribute/settle-records.ts'
import type { DB } from '#server/db/schema.generated.ts'

/** A location as a role reads it: with formulas of the day, without what it may not see. */
export function showLocation(row: Selectable<DB['location']>, view: FieldView): Location {
  const location = toLocation(row)
  const { timeZone } = view.schema
  const computed =
    view.live.length === 0
      ? {}
      : computeFormulas(view.live, location.attributes, {
          columns: { ...location },
          today: todayIn(timeZone),
          timeZone,
        })
  return { ...location, attributes: visibleValues(view, { ...location.attributes, ...computed }) }
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
