import type { BodyOf } from '#contract/endpoint.ts'
import type { Mapping, startImport } from '#contract/import.ts'
import { allows, type Permission } from '#contract/permissions.ts'
import { sentence } from '#contract/words/sentence.ts'
import { entityOf, type ImportKind, newFieldOf } from '#core/import/import-targets.ts'
import { viewFields } from '#server/attribute/field-view.ts'
import { getSchema } from '#server/attribute/schema-cache.ts'
import type { Tx } from '#server/db/transaction.ts'
import type { Actor } from '#server/http/actor.ts'
import { AppError } from '#server/http/app-error.ts'
import { assertMatchBy } from './plan-items.ts'
import { assertMapping } from './plan-sales.ts'

/** Whether the file has these columns is seen when it is read. @throws AppError invalid_value, forbidden */
export async function assertAsked(
  tx: Tx,
  actor: Actor,
  { kind, mapping, options }: BodyOf<typeof startImport>,
): Promise<void> {
  assertMayWrite(actor, kind)
  // a field that the role may not see is none
  const { fields } = viewFields(await getSchema(tx), entityOf[kind], actor.role)
  assertMapping(kind, mapping, Object.keys(mapping), new Set(fields.map((field) => field.key)))
  if (kind !== 'sales') assertMatchBy(kind, options, mapping, fields)
  assertMayDefine(actor, mapping)
}

const needed = {
  sales: 'import:run',
  items: 'import:run',
  suppliers: 'supplier:write',
  locations: 'location:write',
} as const satisfies Record<ImportKind, Permission>

/** Whoever imports records may write them. @throws AppError forbidden */
export function assertMayWrite(actor: Actor, kind: ImportKind): void {
  const permission = needed[kind]
  if (!allows(actor.role, permission))
    throw new AppError('forbidden', { permission, detail: sentence('import.mayNotWrite') })
}

/** New fields are the schema's, which not everybody who imports may change. */
function assertMayDefine(actor: Actor, mapping: Mapping): void {
  const defines = Object.values(mapping).some((target) => newFieldOf(target) !== undefined)
  if (defines && !allows(actor.role, 'schema:write'))
    throw new AppError('forbidden', {
      permission: 'schema:write',
      detail: sentence('import.mayNotDefine'),
    })
}
