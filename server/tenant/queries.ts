import type { Selectable } from 'kysely'
import type { z } from 'zod'
import type { member } from '#contract/member.ts'
import type { Role } from '#contract/permissions.ts'
import type { membership, Tenant, updateTenant } from '#contract/tenant.ts'
import type { DB } from '#server/db/schema.generated.ts'
import type { Transaction, Tx } from '#server/db/transaction.ts'
import { AppError } from '#server/http/app-error.ts'

export type TenantRow = Pick<
  Selectable<DB['tenant']>,
  | 'id'
  | 'name'
  | 'time_zone'
  | 'currency'
  | 'language'
  | 'negative_stock'
  | 'cost_method'
  | 'locked_before'
  | 'is_sample'
  | 'version'
  | 'created_at'
>
export type MemberRow = Selectable<DB['member']>
export type Member = z.output<typeof member>

export const tenantColumns = [
  'id',
  'name',
  'time_zone',
  'currency',
  'language',
  'negative_stock',
  'cost_method',
  'locked_before',
  'is_sample',
  'version',
  'created_at',
] as const

export function toTenant(row: TenantRow): Tenant {
  return {
    id: row.id,
    name: row.name,
    timeZone: row.time_zone,
    currency: row.currency,
    // these were checked by the contract when they were written
    language: row.language as Tenant['language'],
    negativeStock: row.negative_stock as Tenant['negativeStock'],
    costMethod: row.cost_method as Tenant['costMethod'],
    lockedBefore: row.locked_before,
    isSample: row.is_sample,
    version: row.version,
    createdAt: row.created_at,
  }
}

/**
 * The tenant of the transaction.
 * @param lock  against other changes of the tenant and its members until the transaction ends; rows that refer to the
 *   tenant can still be written
 */
export async function getTenantRow(tx: Tx, { lock = false } = {}): Promise<TenantRow> {
  const select = tx.db.selectFrom('tenant').select(tenantColumns).where('id', '=', tx.tenantId)
  const row = await (lock ? select.forNoKeyUpdate() : select).executeTakeFirst()
  // a member of a sample that was deleted a moment ago
  if (!row) throw new AppError('not_found')
  return row
}

export function changeTenant(tx: Tx, change: z.output<(typeof updateTenant)['body']>): Promise<TenantRow> {
  const columns = {
    name: change.name,
    time_zone: change.timeZone,
    currency: change.currency,
    language: change.language,
    negative_stock: change.negativeStock,
    cost_method: change.costMethod,
    locked_before: change.lockedBefore,
  }
  return tx.db
    .updateTable('tenant')
    .set((e) => ({ ...withoutAbsent(columns), version: e('version', '+', 1) }))
    .where('id', '=', tx.tenantId)
    .returning(tenantColumns)
    .executeTakeFirstOrThrow()
}

function withoutAbsent<T extends object>(columns: T): Partial<T> {
  // fewer of the same entries
  return Object.fromEntries(Object.entries(columns).filter(([, value]) => value !== undefined)) as Partial<T>
}

/**
 * The organisations of a person, the oldest membership first.
 * @param tx  of the system role
 */
export async function listMemberships(tx: Transaction, userId: string): Promise<z.output<typeof membership>[]> {
  const rows = await tx.db
    .selectFrom('member')
    .innerJoin('tenant', 'tenant.id', 'member.tenant_id')
    .select(tenantColumns.map((column) => `tenant.${column}` as const))
    .select('member.role')
    .where('member.user_id', '=', userId)
    .orderBy('member.created_at')
    .orderBy('tenant.id')
    .execute()
  return rows.map((row) => ({ ...toTenant(row), role: row.role as Role }))
}

export function toMember(row: MemberRow): Member {
  const { user_id: userId, name, email, version, created_at: createdAt } = row
  // the table's check constraint holds it to the roles
  return { userId, name, email, role: row.role as Role, version, createdAt }
}

/** All of them, unless told. */
export function listMemberPage(
  tx: Tx,
  { limit, after }: { limit?: number; after?: string | undefined } = {},
): Promise<MemberRow[]> {
  let select = tx.db.selectFrom('member').selectAll().orderBy('user_id')
  if (limit !== undefined) select = select.limit(limit)
  if (after) select = select.where('user_id', '>', after)
  return select.execute()
}

/** @throws AppError not_found */
export async function getMemberRow(tx: Tx, userId: string): Promise<MemberRow> {
  const row = await tx.db.selectFrom('member').selectAll().where('user_id', '=', userId).forUpdate().executeTakeFirst()
  if (!row) throw new AppError('not_found')
  return row
}

export async function isOnlyAdmin(tx: Tx, userId: string): Promise<boolean> {
  const admins = await tx.db.selectFrom('member').select('user_id').where('role', '=', 'admin').limit(2).execute()
  return admins.length === 1 && admins[0]?.user_id === userId
}
