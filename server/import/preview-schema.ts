import type { Role } from '#contract/permissions.ts'
import type { entityOf, ImportKind } from '#core/import/import-targets.ts'
import type { MatchedField } from '#core/import/matched-field.ts'
import { viewFields } from '#server/attribute/field-view.ts'
import { getSchema } from '#server/attribute/schema-cache.ts'
import type { Tx } from '#server/db/transaction.ts'

/** What of the organisation a proposal depends on. */
export interface PreviewSchema {
  /** fields that the role sees, without archived ones */
  fields: Readonly<Record<(typeof entityOf)[ImportKind], readonly MatchedField[]>>
  /** ISO 4217 */
  currency: string
}

export async function readPreviewSchema(tx: Tx, role: Role): Promise<PreviewSchema> {
  const schema = await getSchema(tx)
  const fieldsOf = (entity: 'item' | 'supplier' | 'location') =>
    viewFields(schema, entity, role).fields.filter((field) => field.archivedAt === null)
  const [tenant] = await tx.query<{ currency: string }>({
    text: 'select currency from tenant where id = $1',
    values: [tx.tenantId],
  })
  if (!tenant) throw new Error('The organisation is gone.')
  const fields = { item: fieldsOf('item'), supplier: fieldsOf('supplier'), location: fieldsOf('location') }
  return { fields, currency: tenant.currency }
}
