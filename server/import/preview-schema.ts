import type { MatchedField } from '#core/import/matched-field.ts'
import { getFields } from '#server/attribute/schema-cache.ts'
import type { Tx } from '#server/db/transaction.ts'

/** What of the organisation a proposal depends on. */
export interface PreviewSchema {
  /** fields of items, without archived ones */
  fields: readonly MatchedField[]
  /** ISO 4217 */
  currency: string
}

export async function readPreviewSchema(tx: Tx): Promise<PreviewSchema> {
  const fields = (await getFields(tx)).filter((field) => field.archivedAt === null)
  const [tenant] = await tx.query<{ currency: string }>({
    text: 'select currency from tenant where id = $1',
    values: [tx.tenantId],
  })
  if (!tenant) throw new Error('The organisation is gone.')
  return { fields, currency: tenant.currency }
}
