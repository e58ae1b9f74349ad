import type { Supplier } from '#contract/supplier.ts'
import { computeFormulas } from '#core/attribute/formula-fields.ts'
import { type FieldView, visibleValues } from '#server/attribute/field-view.ts'
import { todayIn } from '#server/attribute/settle-records.ts'
import type { SupplierRow } from './queries.ts'

/** The wire form, with all that is stored. */
export function toSupplier(row: SupplierRow): Supplier {
  return {
    id: row.id,
    code: row.code,
    name: row.name,
    email: row.email,
    phone: row.phone,
    note: row.note,
    // written by `checkAttributes` only
    attributes: row.attributes as Supplier['attributes'],
    archivedAt: row.archived_at,
    version: row.version,
    createdAt: row.created_at,
    updatedAt: row.updated_at,
  }
}

/** The wire form as a role reads it: with formulas of the day, without what it may not see. */
export function showSupplier(row: SupplierRow, view: FieldView): Supplier {
  const supplier = toSupplier(row)
  const { timeZone } = view.schema
  const computed =
    view.live.length === 0
      ? {}
      : computeFormulas(view.live, supplier.attributes, {
          columns: { ...supplier },
          today: todayIn(timeZone),
          timeZone,
        })
  return { ...supplier, attributes: visibleValues(view, { ...supplier.attributes, ...computed }) }
}
