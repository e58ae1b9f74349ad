import type { Role } from '#contract/permissions.ts'
import type { MatchedField } from '#core/import/matched-field.ts'
import { viewFields } from '#server/attribute/field-view.ts'
import { getSchema } from '#server/attribute/schema-cache.ts'
import type { Tx } from '#server/db/transaction.ts'

/** What of the organisation a proposal depends on. */
export interface PreviewSchema {
  /** fields of items that the role sees, without archived ones */
  fields: readonly MatchedField[]
  /** ISO 4217 */
  currency: string
}

export async function readPreviewSchema(tx: Tx, role: Role): Promise<PreviewSchema> {
  const { fields } = viewFields(await getSchema(tx), 'item', role)
  const [tenant] = await tx.query<{ currency: string }>({
    text: 'select currency from tenant where id = $1',
    values: [tx.tenantId],
  })
  if (!tenant) throw new Error('The organisation is gone.')
  return { fields: fields.filter((field) => field.archivedAt === null), currency: tenant.currency }
}
