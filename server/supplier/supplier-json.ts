import type { Supplier } from '#contract/supplier.ts'
import type { FieldView } from '#server/attribute/field-view.ts'
import { shownAttributes } from '#server/attribute/shown-attributes.ts'
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
  return { ...supplier, attributes: shownAttributes(supplier, view) }
}
