import type { z } from 'zod'
import type { createReorderPolicy, listReorderPolicies, ReorderPolicy, ReorderRule } from '#contract/reorder.ts'
import { sentence } from '#contract/words/sentence.ts'
import { toQuantity } from '#core/number/quantity.ts'
import { audit } from '#server/audit/audit.ts'
import { SqlText } from '#server/db/sql-text.ts'
import type { Tx } from '#server/db/transaction.ts'
import { violates } from '#server/db/violation.ts'
import type { Actor } from '#server/http/actor.ts'
import { AppError } from '#server/http/app-error.ts'
import { toPage } from '#server/http/cursor.ts'
import { parseIdCursor } from '#server/tenant/id-cursor.ts'
import { refuseValue } from './refuse-value.ts'
import { ruleColumns, ruleJson } from './reorder-queries.ts'
import { assertPlace } from './write-order.ts'

const wire = `json_build_object('id', p.id, 'itemId', p.item_id, 'categoryId', p.category_id, 'locationId', p.location_id, 'rule', ${ruleJson}, 'version', p.version)`

export async function listPolicies(tx: Tx, query: z.output<typeof listReorderPolicies.query>) {
  const sql = new SqlText()
  const where = ['true']
  if (query.itemId) where.push(`p.item_id = ${sql.bind(query.itemId, 'uuid')}`)
  if (query.categoryId) where.push(`p.category_id = ${sql.bind(query.categoryId, 'uuid')}`)
  const after = parseIdCursor(query.cursor)
  if (after) where.push(`p.id > ${sql.bind(after, 'uuid')}`)
  const rows = await tx.query<{ wire: ReorderPolicy }>({
    text: `select ${wire} as wire from reorder_policy p where ${where.join(' and ')} order by p.id limit ${query.limit + 1}`,
    values: sql.values,
  })
  return toPage(
    rows.map((row) => row.wire),
    query.limit,
    ({ id }) => [id],
  )
}

/** @throws AppError conflict (there is one), invalid_value */
export async function makePolicy(
  tx: Tx,
  actor: Actor,
  { itemId, categoryId, locationId, rule }: z.output<typeof createReorderPolicy.body>,
): Promise<ReorderPolicy> {
  if ((itemId === null) === (categoryId === null) || (locationId !== null && itemId === null))
    throw refuseValue('body.itemId', sentence('purchase.policyOfOne'))
  assertRule(rule)
  if (locationId) await assertPlace(tx, locationId)
  const [made] = await tx
    .query<{ id: string }>({
      text: `insert into reorder_policy (tenant_id, item_id, category_id, location_id, kind, point, maximum, order_quantity, service_level, review_days)
             values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) returning id`,
      values: [tx.tenantId, itemId, categoryId, locationId, ...ruleColumns(rule)],
    })
    .catch(translate)
  const after = await getPolicy(tx, made?.id ?? '')
  await audit(tx, actor, { action: 'create', entity: 'reorderPolicy', entityId: after.id, after })
  return after
}

/** @throws AppError not_found, version_mismatch, invalid_value */
export async function alterPolicy(
  tx: Tx,
  actor: Actor,
  { id, version, rule }: { id: string; version: number; rule: ReorderRule },
): Promise<ReorderPolicy> {
  const before = await lockPolicy(tx, id, version)
  assertRule(rule)
  await tx.query({
    text: `update reorder_policy set kind = $2, point = $3, maximum = $4, order_quantity = $5, service_level = $6, review_days = $7,
             version = version + 1, updated_at = now() where id = $1`,
    values: [id, ...ruleColumns(rule)],
  })
  const after = await getPolicy(tx, id)
  await audit(tx, actor, { action: 'update', entity: 'reorderPolicy', entityId: id, before, after })
  return after
}

/** @throws AppError not_found, version_mismatch */
export async function removePolicy(tx: Tx, actor: Actor, id: string, version: number): Promise<void> {
  const before = await lockPolicy(tx, id, version)
  await tx.query({ text: 'delete from reorder_policy where id = $1', values: [id] })
  await audit(tx, actor, { action: 'delete', entity: 'reorderPolicy', entityId: id, before })
}

async function lockPolicy(tx: Tx, id: string, version: number): Promise<ReorderPolicy> {
  await tx.query({ text: 'select from reorder_policy where id = $1 for update', values: [id] })
  const policy = await getPolicy(tx, id)
  if (policy.version !== version) throw new AppError('version_mismatch', { currentVersion: policy.version })
  return policy
}

async function getPolicy(tx: Tx, id: string): Promise<ReorderPolicy> {
  const [row] = await tx.query<{ wire: ReorderPolicy }>({
    text: `select ${wire} as wire from reorder_policy p where p.id = $1`,
    values: [id],
  })
  if (!row) throw new AppError('not_found')
  return row.wire
}

function assertRule(rule: ReorderRule): void {
  if (rule.kind === 'minMax' && toQuantity(rule.maximum).lte(rule.minimum))
    throw refuseValue('body.rule.maximum', sentence('purchase.maximumAbove'))
  if (rule.kind === 'reorderPoint' && rule.orderQuantity === null)
    throw refuseValue('body.rule.orderQuantity', sentence('purchase.quantityMissing'))
}

function translate(error: unknown): never {
  if (violates(error, 'reorder_policy_place'))
    throw new AppError('conflict', { detail: sentence('purchase.policyAlready') }, { cause: error })
  if (violates(error, 'reorder_policy_tenant_id_item_id_fkey'))
    throw refuseValue('body.itemId', sentence('purchase.noItem'))
  if (violates(error, 'reorder_policy_tenant_id_category_id_fkey'))
    throw refuseValue('body.categoryId', sentence('purchase.noCategory'))
  throw error
}
