import { listMembers, removeMember, updateMember } from '#contract/member.ts'
import { audit } from '#server/audit/audit.ts'
import type { Tx } from '#server/db/transaction.ts'
import type { App } from '#server/http/app.ts'
import { AppError } from '#server/http/app-error.ts'
import { toPage } from '#server/http/cursor.ts'
import { route } from '#server/http/route.ts'
import { assertGrantable } from './grant.ts'
import { parseIdCursor } from './id-cursor.ts'
import { getMemberRow, getTenantRow, isOnlyAdmin, listMemberPage, type MemberRow, toMember } from './queries.ts'
import type { TenantOptions } from './tenant-options.ts'

export function registerMemberRoutes(app: App, { callers }: Pick<TenantOptions, 'callers'>): void {
  route(app, listMembers, async ({ tx, query }) => {
    const rows = await listMemberPage(tx, { limit: query.limit + 1, after: parseIdCursor(query.cursor) })
    return toPage(rows.map(toMember), query.limit, (row) => [row.userId])
  })

  route(app, updateMember, async ({ tx, actor, params: { userId }, body, ifMatch }) => {
    assertGrantable(actor, body.role)
    const before = await lockMember(tx, userId)
    if (before.version !== ifMatch) throw new AppError('version_mismatch', { currentVersion: before.version })
    if (body.role !== 'admin') await giveUpAdmin(tx, before)
    const row = await tx.db
      .updateTable('member')
      .set((e) => ({ role: body.role, version: e('version', '+', 1) }))
      .where('user_id', '=', userId)
      .returningAll()
      .executeTakeFirstOrThrow()
    const after = toMember(row)
    await audit(tx, actor, { action: 'update', entity: 'member', entityId: userId, before: toMember(before), after })
    tx.afterCommit(() => callers.forgetMember(tx.tenantId, userId))
    return after
  })

  route(app, removeMember, async ({ tx, actor, params: { userId } }) => {
    const before = await lockMember(tx, userId)
    await giveUpAdmin(tx, before)
    await tx.db.deleteFrom('member').where('user_id', '=', userId).execute()
    await audit(tx, actor, { action: 'remove', entity: 'member', entityId: userId, before: toMember(before) })
    tx.afterCommit(() => callers.forgetMember(tx.tenantId, userId))
    return undefined
  })
}

/** The member, while nobody else changes who is one: two Admins who demote each other come one after the other. */
async function lockMember(tx: Tx, userId: string): Promise<MemberRow> {
  await getTenantRow(tx, { lock: true })
  return getMemberRow(tx, userId)
}

/**
 * Lets an Admin stop being one. Their open invitations go with the right to make them: a link kept aside would
 * otherwise let them back in.
 * @throws AppError last_admin
 */
async function giveUpAdmin(tx: Tx, member: MemberRow): Promise<void> {
  if (member.role !== 'admin') return
  if (await isOnlyAdmin(tx, member.user_id)) throw new AppError('last_admin')
  await tx.query({
    text: `update invitation set revoked_at = now() where created_by = $1 and accepted_at is null and revoked_at is null`,
    values: [member.user_id],
  })
}
