import { z } from 'zod'
import {
  approveConnection,
  describeConnection,
  listConnections,
  refuseConnection,
  revokeConnection,
} from '#contract/connection.ts'
import { allows } from '#contract/permissions.ts'
import type { Accounts } from '#server/auth/accounts.ts'
import { toLibraryRequest } from '#server/auth/library-request.ts'
import { grantingTo } from '#server/auth/oauth-provider.ts'
import type { App } from '#server/http/app.ts'
import { AppError } from '#server/http/app-error.ts'
import { toPage } from '#server/http/cursor.ts'
import { route, routePerson } from '#server/http/route.ts'
import { endConnections } from '#server/tenant/end-connections.ts'
import { parseIdCursor } from '#server/tenant/id-cursor.ts'
import { makeConnection } from './make-connection.ts'
import { describeRequest, readRequest } from './read-request.ts'

interface ConnectionOptions {
  accounts: Accounts
  publicUrl: string
}

/** Assistants that people let act for them: what one asks for, the person's answer, and which there are. */
export function registerConnectionRoutes(app: App, { accounts, publicUrl }: ConnectionOptions): void {
  /** The library checks that the request is one it signed a moment ago, and for a person who is signed in. */
  async function decide(req: Parameters<typeof toLibraryRequest>[0], decision: object): Promise<string> {
    const response = await accounts.handle(toLibraryRequest(req, publicUrl, 'oauth2/consent', decision))
    if (!response.ok) throw new AppError('connection_request_invalid')
    return z.object({ url: z.string() }).parse(await response.json()).url
  }

  routePerson(app, describeConnection, ({ tx, body }) => describeRequest(tx, readRequest(body.request)))

  routePerson(app, approveConnection, async ({ tx, person, body, req }) => {
    const asked = readRequest(body.request)
    const mayWrite = body.mayWrite && asked.wantsToWrite
    const connectionId = await makeConnection(tx, person, { ...body, clientId: asked.clientId, mayWrite })
    const scope = asked.scopes(mayWrite).join(' ')
    const redirectTo = await grantingTo(`${body.tenantId}.${connectionId}`, () =>
      decide(req, { accept: true, scope, oauth_query: body.request }),
    )
    return { redirectTo }
  })

  routePerson(app, refuseConnection, async ({ body, req }) => ({
    redirectTo: await decide(req, { accept: false, oauth_query: body.request }),
  }))

  route(app, listConnections, async ({ tx, actor, query }) => {
    const after = parseIdCursor(query.cursor)
    let select = tx.db
      .selectFrom('api_key as k')
      .innerJoin('member as m', (join) =>
        join.onRef('m.tenant_id', '=', 'k.tenant_id').onRef('m.user_id', '=', 'k.created_by'),
      )
      .select([
        'k.id',
        'k.name',
        'm.name as on_behalf_of',
        'k.created_by',
        'k.may_write',
        'k.created_at',
        'k.last_used_at',
      ])
      .where('k.client_id', 'is not', null)
      .where('k.revoked_at', 'is', null)
      .orderBy('k.id', 'desc')
      .limit(query.limit + 1)
    if (!allows(actor.role, 'key:read')) select = select.where('k.created_by', '=', actor.id)
    if (after) select = select.where('k.id', '<', after)
    const rows = await select.execute()
    const connections = rows.map((row) => ({
      id: row.id,
      name: row.name,
      onBehalfOf: row.on_behalf_of,
      isOwn: row.created_by === actor.id,
      mayWrite: row.may_write,
      createdAt: row.created_at,
      lastUsedAt: row.last_used_at,
    }))
    return toPage(connections, query.limit, ({ id }) => [id])
  })

  route(app, revokeConnection, async ({ tx, actor, params: { connectionId } }) => {
    const userId = allows(actor.role, 'key:write') ? undefined : actor.id
    const [row] = await tx.query({
      text: `select from api_key where tenant_id = current_tenant() and id = $1 and client_id is not null and ($2::uuid is null or created_by = $2)`,
      values: [connectionId, userId ?? null],
    })
    if (!row) throw new AppError('not_found')
    await endConnections(tx, actor, { connectionId, userId })
    return undefined
  })
}
