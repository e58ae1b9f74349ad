import {
  getMember,
  leaveTenant,
  listMemberApiKeys,
  listMembers,
  memberColumns,
  removeMember,
  updateMember,
} from '#contract/member.ts'
import type { Role } from '#contract/permissions.ts'
import { audit } from '#server/audit/audit.ts'
import type { Tx } from '#server/db/transaction.ts'
import type { Actor } from '#server/http/actor.ts'
import type { App } from '#server/http/app.ts'
import { AppError } from '#server/http/app-error.ts'
import { toPage } from '#server/http/cursor.ts'
import { isChosen, pageChosen } from '#server/http/page-rows.ts'
import { route } from '#server/http/route.ts'
import { endConnections } from './end-connections.ts'
import { assertGrantable } from './grant.ts'
import { parseIdCursor } from './id-cursor.ts'
import { listKeysThatEnd, revokeInvitationsOf, revokeKeysOf } from './member-keys.ts'
import { getMemberRow, getTenantRow, isOnlyAdmin, listMemberPage, type MemberRow, toMember } from './queries.ts'
import { assertStanding } from './standing.ts'
import type { TenantOptions } from './tenant-options.ts'

export function registerMemberRoutes(app: App, { callers }: Pick<TenantOptions, 'callers'>): void {
  route(app, listMembers, async ({ tx, query }) => {
    if (isChosen(query))
      return pageChosen(tx, (await listMemberPage(tx)).map(toMember), query, memberColumns, (row) => row.userId)
    const rows = await listMemberPage(tx, { limit: query.limit + 1, after: parseIdCursor(query.cursor) })
    return toPage(rows.map(toMember), query.limit, (row) => [row.userId])
  })

  route(app, getMember, async ({ tx, params: { userId } }) => {
    const row = await tx.db.selectFrom('member').selectAll().where('user_id', '=', userId).executeTakeFirst()
    if (!row) throw new AppError('not_found')
    return toMember(row)
  })

  route(app, listMemberApiKeys, async ({ tx, params: { userId }, query }) => {
    const member = tx.db.selectFrom('member').select('user_id').where('user_id', '=', userId)
    if (!(await member.executeTakeFirst())) throw new AppError('not_found')
    return { data: await listKeysThatEnd(tx, userId, query.role) }
  })

  route(app, updateMember, async ({ tx, actor, params: { userId }, body, ifMatch }) => {
    assertGrantable(actor, body.role)
    const before = await lockMember(tx, userId)
    await assertStanding(tx, actor)
    if (before.version !== ifMatch) throw new AppError('version_mismatch', { currentVersion: before.version })
    const keys = await giveUpRights(tx, actor, before, body.role)
    const row = await tx.db
      .updateTable('member')
      .set((e) => ({ role: body.role, version: e('version', '+', 1) }))
      .where('user_id', '=', userId)
      .returningAll()
      .executeTakeFirstOrThrow()
    const after = toMember(row)
    await audit(tx, actor, { action: 'update', entity: 'member', entityId: userId, before: toMember(before), after })
    forgetAfterCommit(tx, userId, keys)
    return after
  })

  route(app, removeMember, async ({ tx, actor, params: { userId } }) => {
    const before = await lockMember(tx, userId)
    await assertStanding(tx, actor)
    await endMembership(tx, actor, before, 'remove')
    return undefined
  })

  route(app, leaveTenant, async ({ tx, actor }) => {
    if (actor.kind !== 'person') throw new AppError('forbidden')
    await endMembership(tx, actor, await lockMember(tx, actor.id), 'leave')
    return undefined
  })

  async function endMembership(tx: Tx, actor: Actor, member: MemberRow, action: 'remove' | 'leave'): Promise<void> {
    const { user_id: userId } = member
    const keys = await giveUpRights(tx, actor, member, undefined)
    await tx.db.deleteFrom('member').where('user_id', '=', userId).execute()
    await audit(tx, actor, { action, entity: 'member', entityId: userId, before: toMember(member) })
    forgetAfterCommit(tx, userId, keys)
  }

  function forgetAfterCommit(tx: Tx, userId: string, apiKeyIds: readonly string[]): void {
    tx.afterCommit(() => {
      callers.forgetMember(tx.tenantId, userId)
      for (const id of apiKeyIds) callers.forgetApiKey(tx.tenantId, id)
    })
  }
}

/** The member, while nobody else changes who is one: two Admins who demote each other come one after the other. */
async function lockMember(tx: Tx, userId: string): Promise<MemberRow> {
  await getTenantRow(tx, { lock: true })
  return getMemberRow(tx, userId)
}

/**
 * Ends what outlives the rights it was made with: the API keys above the role a member keeps, all of them and their assistants when they
 * leave, and the open invitations of who stops being an Admin, as a link kept aside would let them back in.
 * @param keep  their role from now on; undefined: none
 * @returns the ids of the revoked keys
 * @throws AppError last_admin
 */
async function giveUpRights(tx: Tx, actor: Actor, member: MemberRow, keep: Role | undefined): Promise<string[]> {
  if (member.role === 'admin' && keep !== 'admin') {
    if (await isOnlyAdmin(tx, member.user_id)) throw new AppError('last_admin')
    await revokeInvitationsOf(tx, member.user_id)
  }
  if (keep === undefined) await endConnections(tx, actor, { userId: member.user_id })
  return revokeKeysOf(tx, actor, member.user_id, keep)
}
