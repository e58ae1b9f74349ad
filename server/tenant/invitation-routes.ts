import {
  acceptInvitation,
  inviteMember,
  listInvitations,
  previewInvitation,
  revokeInvitation,
} from '#contract/member.ts'
import { audit } from '#server/audit/audit.ts'
import { hashToken, newToken } from '#server/auth/token-hash.ts'
import type { App } from '#server/http/app.ts'
import { AppError } from '#server/http/app-error.ts'
import { toPage } from '#server/http/cursor.ts'
import { route, routePerson, routePublic } from '#server/http/route.ts'
import { writeInvitationMail } from '#server/mail/write-mail.ts'
import { acceptInvitation as accept } from './accept-invitation.ts'
import { assertGrantable } from './grant.ts'
import { parseIdCursor } from './id-cursor.ts'
import { findInvitation, type InvitationRow, isOpen, toInvitation } from './invitation.ts'
import { getTenantRow, toTenant } from './queries.ts'
import { assertStanding } from './standing.ts'
import type { TenantOptions } from './tenant-options.ts'

export function registerInvitationRoutes(app: App, { callers, mailer, publicUrl }: TenantOptions): void {
  route(app, inviteMember, async ({ tx, actor, body }) => {
    assertGrantable(actor, body.role)
    await assertStanding(tx, actor)
    const email = body.email?.toLowerCase() ?? null
    if (email !== null) {
      const member = tx.db.selectFrom('member').select('user_id').where('email', '=', email)
      if (await member.executeTakeFirst()) throw new AppError('email_taken')
    }
    const token = newToken()
    const [row] = await tx.query<InvitationRow>({
      text: `insert into invitation (tenant_id, token_hash, email, role, created_by, expires_at)
             values ($1, $2, $3, $4, $5, now() + make_interval(days => $6)) returning *`,
      values: [tx.tenantId, Buffer.from(hashToken(token), 'hex'), email, body.role, actor.id, body.expiresInDays],
    })
    if (!row) throw new Error('The new invitation was not returned.')
    const invitation = toInvitation(row)
    await audit(tx, actor, { action: 'create', entity: 'invitation', entityId: row.id, after: invitation })
    const link = `${publicUrl}/join?token=${token}`
    if (email !== null) {
      const { name: tenant, timeZone, language } = toTenant(await getTenantRow(tx))
      const { role, expiresAt } = invitation
      const mail = writeInvitationMail(
        { email, inviter: actor.name, tenant, role, expiresAt, timeZone, language },
        link,
      )
      tx.afterCommit(() => {
        mailer.sendMail(mail).catch((error) => {
          app.fastify.log.error({ err: error, invitationId: row.id }, 'the invitation was not e-mailed')
        })
      })
    }
    return { invitation, link }
  })

  route(app, listInvitations, async ({ tx, query }) => {
    const after = parseIdCursor(query.cursor)
    let select = tx.db
      .selectFrom('invitation')
      .selectAll()
      .orderBy('id', 'desc')
      .limit(query.limit + 1)
    if (after) select = select.where('id', '<', after)
    return toPage((await select.execute()).map(toInvitation), query.limit, (row) => [row.id])
  })

  route(app, revokeInvitation, async ({ tx, actor, params: { invitationId } }) => {
    const before = await tx.db
      .selectFrom('invitation')
      .selectAll()
      .where('id', '=', invitationId)
      .forUpdate()
      .executeTakeFirst()
    if (!before) throw new AppError('not_found')
    // Withdrawing what was used, withdrawn or has expired changes nothing.
    if (!isOpen(before)) return undefined
    const after = await tx.db
      .updateTable('invitation')
      .set((e) => ({ revoked_at: e.fn<string>('now') }))
      .where('id', '=', invitationId)
      .returningAll()
      .executeTakeFirstOrThrow()
    await audit(tx, actor, {
      action: 'revoke',
      entity: 'invitation',
      entityId: invitationId,
      before: toInvitation(before),
      after: toInvitation(after),
    })
    return undefined
  })

  routePublic(app, previewInvitation, ({ body }) =>
    app.database.system(async (tx) => {
      const row = await findInvitation(tx, body.token)
      if (!row || !isOpen(row)) throw new AppError('invitation_used')
      const { role, email, expiresAt } = toInvitation(row)
      return { tenantName: row.tenant_name, role, email, expiresAt }
    }),
  )

  routePerson(app, acceptInvitation, async ({ tx, person, body }) => {
    const joined = await accept(tx, person, body.token)
    tx.afterCommit(() => callers.forgetMember(joined.tenantId, person.id))
    return joined
  })
}
