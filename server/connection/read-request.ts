import { offlineScope, readScope, writeScope } from '#server/auth/oauth-provider.ts'
import type { Transaction } from '#server/db/transaction.ts'
import { AppError } from '#server/http/app-error.ts'

/** What a program asks a person for, as it stands in the address of the page; whether it holds, the library says. */
export interface ConnectionRequest {
  clientId: string
  redirectUri: string
  wantsToWrite: boolean
  /** what the program is given of what it asked for */
  scopes(mayWrite: boolean): string[]
}

/** @throws AppError connection_request_invalid */
export function readRequest(request: string): ConnectionRequest {
  const query = new URLSearchParams(request)
  const clientId = query.get('client_id')
  const redirectUri = query.get('redirect_uri')
  if (!clientId || !redirectUri || !URL.canParse(redirectUri)) throw new AppError('connection_request_invalid')
  const asked = (query.get('scope') ?? '').split(' ')
  return {
    clientId,
    redirectUri,
    wantsToWrite: asked.includes(writeScope),
    scopes: (mayWrite) =>
      [readScope, writeScope, offlineScope].filter(
        (scope) => asked.includes(scope) && (mayWrite || scope !== writeScope),
      ),
  }
}

/** @throws AppError connection_request_invalid  no program has introduced itself by this name */
export async function describeRequest(tx: Transaction, { clientId, redirectUri, wantsToWrite }: ConnectionRequest) {
  const { protocol, hostname } = new URL(redirectUri)
  const isFar = protocol === 'https:'
  return { name: await getClientName(tx, clientId), host: isFar ? hostname : null, wantsToWrite }
}

/** What the program calls itself, in one line. @throws AppError connection_request_invalid */
export async function getClientName(tx: Transaction, clientId: string): Promise<string> {
  const [client] = await tx.query<{ name: string | null }>({
    text: `select name from auth."oauthClient" where "clientId" = $1`,
    values: [clientId],
  })
  if (!client) throw new AppError('connection_request_invalid')
  const line = (client.name ?? '').replace(/[\p{Cc}\p{Cf}\p{Cs}]/gu, '').trim()
  return line === '' ? clientId.slice(0, 12) : line
}
