import type { z } from 'zod'
import type { createSupplier, Supplier, updateSupplier } from '#contract/supplier.ts'
import { sentence } from '#contract/words/sentence.ts'
import { toKey } from '#core/attribute/to-key.ts'
import { checkAttributes } from '#server/attribute/check-attributes.ts'
import { getSchema, toRecordScope } from '#server/attribute/schema-cache.ts'
import { settleRecord } from '#server/attribute/settle-records.ts'
import { audit } from '#server/audit/audit.ts'
import { newId } from '#server/db/sequential-ids.ts'
import type { Tx } from '#server/db/transaction.ts'
import { violates } from '#server/db/violation.ts'
import type { Actor } from '#server/http/actor.ts'
import { AppError } from '#server/http/app-error.ts'
import { changeSupplier, freeCode, insertSupplier, lockSupplier, type SupplierRow } from './queries.ts'
import { toSupplier } from './supplier-json.ts'

/**
 * Creates a supplier; one without a code gets one made of its name.
 * @throws AppError code_taken, invalid_attributes, value_taken
 */
export async function makeSupplier(
  tx: Tx,
  actor: Actor,
  input: z.output<typeof createSupplier.body>,
): Promise<SupplierRow> {
  const schema = await getSchema(tx)
  const scope = toRecordScope(schema, 'supplier')
  const checked = checkAttributes(schema, scope, input.attributes ?? {}, { isNew: true, role: actor.role })
  const core = {
    code: input.code ?? (await freeCode(tx, codeOf(input.name))),
    name: input.name,
    email: input.email ?? null,
    phone: input.phone ?? null,
    note: input.note ?? '',
  }
  const id = newId()
  const attributes = await settleRecord(tx, schema, { id, scope, columns: core, attributes: checked, before: null })
  const row = await insertSupplier(tx, {
    tenant_id: tx.tenantId,
    id,
    ...core,
    attributes: JSON.stringify(attributes),
  }).catch(translate)
  await audit(tx, actor, { action: 'create', entity: 'supplier', entityId: id, after: toSupplier(row) })
  return row
}

/**
 * Changes what is given, if the supplier still has the version the caller read.
 * @throws AppError not_found, version_mismatch, code_taken, invalid_attributes, value_taken
 */
export async function alterSupplier(
  tx: Tx,
  actor: Actor,
  { id, version, change }: { id: string; version: number; change: z.output<typeof updateSupplier.body> },
): Promise<SupplierRow> {
  const row = await lockSupplier(tx, id)
  if (!row) throw new AppError('not_found')
  if (row.version !== version) throw new AppError('version_mismatch', { currentVersion: row.version })
  const { archived, attributes: given, ...rest } = change
  const schema = await getSchema(tx)
  const scope = toRecordScope(schema, 'supplier')
  const before = toSupplier(row)
  const kept = before.attributes
  const checked = checkAttributes(schema, scope, given ?? {}, { kept, role: actor.role })
  const core = { ...pickCore(before), ...rest }
  const attributes = await settleRecord(tx, schema, { id, scope, columns: core, attributes: checked, before: kept })
  const changed = await changeSupplier(tx, id, {
    ...rest,
    attributes: JSON.stringify(attributes),
    ...(archived === undefined ? {} : { archived_at: archived ? (row.archived_at ?? new Date().toISOString()) : null }),
  }).catch(translate)
  await audit(tx, actor, { action: 'update', entity: 'supplier', entityId: id, before, after: toSupplier(changed) })
  return changed
}

function pickCore({ code, name, email, phone, note }: Supplier) {
  return { code, name, email, phone, note }
}

/** What the code of a supplier is made of where none is given. */
export function codeOf(name: string): string {
  return toKey(name).toUpperCase().replaceAll('_', '-').slice(0, 32)
}

function translate(error: unknown): never {
  if (violates(error, 'supplier_code'))
    throw new AppError(
      'code_taken',
      { errors: [{ path: 'body.code', message: sentence('supplier.codeTaken') }] },
      { cause: error },
    )
  throw error
}
