import type { FastifyRequest } from 'fastify'
import { endOtherSessions, endSession, listSessions } from '#contract/session.ts'
import type { App } from '#server/http/app.ts'
import { AppError } from '#server/http/app-error.ts'
import { routePerson } from '#server/http/route.ts'
import type { Callers } from './authenticator.ts'
import { parseSessionCookie, sessionCookieName } from './session-cookie.ts'
import { hashToken } from './token-hash.ts'

interface SessionRow {
  id: string
  is_current: boolean
  user_agent: string | null
  address: string | null
  created_at: string
  last_seen_at: string
  expires_at: string
}

/** A person's own sessions: which there are, and ending them. */
export function registerSessionRoutes(
  app: App,
  { publicUrl, callers }: { publicUrl: string; callers: Pick<Callers, 'forgetPerson'> },
): void {
  const cookieName = sessionCookieName(publicUrl)
  /** As the table holds the token of the session that asks, which the authenticator has found valid. */
  const ownTokenHash = (req: FastifyRequest) => hashToken(parseSessionCookie(req.cookies[cookieName])?.token ?? '')

  routePerson(app, listSessions, async ({ tx, person, req }) => {
    const rows = await tx.query<SessionRow>({
      text: `select id, token = $2 as is_current, "userAgent" as user_agent, "ipAddress" as address,
               "createdAt" as created_at, "updatedAt" as last_seen_at, "expiresAt" as expires_at
             from auth.session where "userId" = $1 and "expiresAt" > now()
             order by is_current desc, "updatedAt" desc, id desc`,
      values: [person.id, ownTokenHash(req)],
    })
    return {
      data: rows.map((row) => ({
        id: row.id,
        isCurrent: row.is_current,
        userAgent: row.user_agent || null,
        address: row.address || null,
        createdAt: row.created_at,
        lastSeenAt: row.last_seen_at,
        expiresAt: row.expires_at,
      })),
    }
  })

  routePerson(app, endSession, async ({ tx, person, params: { sessionId } }) => {
    const ended = await tx.query({
      text: 'delete from auth.session where id = $1 and "userId" = $2 returning id',
      values: [sessionId, person.id],
    })
    if (ended.length === 0) throw new AppError('not_found')
    tx.afterCommit(() => callers.forgetPerson(person.id))
    return undefined
  })

  routePerson(app, endOtherSessions, async ({ tx, person, req }) => {
    const ended = await tx.query({
      text: 'delete from auth.session where "userId" = $1 and token <> $2 returning id',
      values: [person.id, ownTokenHash(req)],
    })
    tx.afterCommit(() => callers.forgetPerson(person.id))
    return { ended: ended.length }
  })
}
