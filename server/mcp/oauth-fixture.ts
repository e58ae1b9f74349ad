import { createHash, randomBytes } from 'node:crypto'
import { Client, StreamableHTTPClientTransport } from '@modelcontextprotocol/client'
import { approveConnection } from '#contract/connection.ts'
import type { TestApp } from '#server/testing/app.ts'

/** What the tests' installation is called; requests to it go in without a port. */
export const origin = 'http://localhost'
export const resource = `${origin}/mcp`
export const authorizePath = '/api/v1/auth/oauth2/authorize'

/** A browser’s person: what they send besides the cookie. */
const ownWrite = { 'x-inventory-csrf': '1', origin }

/** The `fetch` of a program, into the application of the test. */
export function fetchInto({ app }: TestApp): typeof fetch {
  return async (input, init) => {
    const request = new Request(input, init)
    const body = await request.text()
    const reply = await app.fastify.inject({
      method: request.method as 'GET',
      url: request.url.slice(origin.length),
      headers: Object.fromEntries(request.headers),
      ...(body === '' ? {} : { payload: body }),
    })
    const headers = new Headers()
    for (const [name, value] of Object.entries(reply.headers)) headers.set(name, String(value))
    const isEmpty = reply.body === '' || [204, 304].includes(reply.statusCode)
    return new Response(isEmpty ? null : reply.body, { status: reply.statusCode, headers })
  }
}

let addresses = 0

/** Registers a program of the person's own device. @returns its client id */
export async function registerProgram(
  test: TestApp,
  name = 'Claude',
  redirectUri = 'http://127.0.0.1/callback',
  address = `10.0.0.${addresses++ % 250}`,
) {
  const said = {
    client_name: name,
    redirect_uris: [redirectUri],
    token_endpoint_auth_method: 'none',
    grant_types: ['authorization_code', 'refresh_token'],
  }
  const reply = await send(test, 'POST', '/api/v1/auth/oauth2/register', said, {}, address)
  if (reply.status !== 201) throw new Error(JSON.stringify(reply.body))
  return String(reply.body.client_id)
}

type Answer = { status: number; headers: Record<string, unknown>; body: Record<string, unknown> }

/** Sends JSON, or a form when it is given as one. */
export async function send(
  { app }: TestApp,
  method: 'GET' | 'POST',
  url: string,
  body?: object | URLSearchParams,
  headers: Record<string, string> = {},
  remoteAddress = '127.0.0.1',
): Promise<Answer> {
  const isForm = body instanceof URLSearchParams
  const type = isForm ? 'application/x-www-form-urlencoded' : 'application/json'
  const reply = await app.fastify.inject({
    method,
    url,
    remoteAddress,
    headers: { ...(body ? { 'content-type': type } : {}), ...headers },
    ...(body ? { payload: isForm ? String(body) : JSON.stringify(body) } : {}),
  })
  // a tool answers in a stream of one event
  const text = /^data: (\{.*)$/m.exec(reply.body)?.[1] ?? reply.body
  return { status: reply.statusCode, headers: reply.headers, body: text.startsWith('{') ? JSON.parse(text) : {} }
}

export const challengeOf = (verifier: string) => createHash('sha256').update(verifier).digest('base64url')

export interface Asking {
  clientId: string
  verifier?: string
  query?: Record<string, string>
}

/** Opens the address a program sends a browser to. @returns where the browser is led */
export async function ask(
  test: TestApp,
  cookie: string,
  { clientId, verifier = '', query = {} }: Asking,
): Promise<URL> {
  const all = new URLSearchParams({
    response_type: 'code',
    client_id: clientId,
    redirect_uri: 'http://127.0.0.1:4444/callback',
    state: 'a state',
    code_challenge: challengeOf(verifier),
    code_challenge_method: 'S256',
    resource,
    ...query,
  })
  const reply = await send(test, 'GET', `${authorizePath}?${all}`, undefined, cookie === '' ? {} : { cookie })
  return new URL(String(reply.headers.location), origin)
}

/** The person’s answer on the page they were led to. */
export function decide(test: TestApp, cookie: string, body: { request: string; tenantId: string; mayWrite: boolean }) {
  return send(test, 'POST', `/api/v1${approveConnection.path}`, body, { cookie, ...ownWrite })
}

/** Registers, asks, agrees and fetches tokens, as a program and a person do it by hand. */
export async function connectProgram(
  test: TestApp,
  cookie: string,
  { tenantId, mayWrite = true, clientId }: { tenantId: string; mayWrite?: boolean; clientId?: string },
) {
  const verifier = randomBytes(32).toString('base64url')
  const id = clientId ?? (await registerProgram(test))
  const page = await ask(test, cookie, { clientId: id, verifier })
  const agreed = await decide(test, cookie, { request: page.search.slice(1), tenantId, mayWrite })
  const code = new URL(String(agreed.body.redirectTo)).searchParams.get('code') ?? ''
  const form = new URLSearchParams({
    grant_type: 'authorization_code',
    client_id: id,
    code,
    code_verifier: verifier,
    redirect_uri: 'http://127.0.0.1:4444/callback',
  })
  const tokens = await send(test, 'POST', '/api/v1/auth/oauth2/token', form)
  return {
    clientId: id,
    code,
    form,
    access: String(tokens.body.access_token),
    refresh: String(tokens.body.refresh_token),
    scope: String(tokens.body.scope),
  }
}

export function refreshTokens(
  test: TestApp,
  clientId: string,
  refreshToken: string,
  more: Record<string, string> = {},
) {
  const form = { grant_type: 'refresh_token', client_id: clientId, refresh_token: refreshToken, ...more }
  return send(test, 'POST', '/api/v1/auth/oauth2/token', new URLSearchParams(form))
}

/** Lists the tools with a token. @returns the status, the challenge and the names */
export async function listTools(test: TestApp, token: string) {
  const call = { jsonrpc: '2.0', id: 1, method: 'tools/list' }
  const headers = { authorization: `Bearer ${token}`, accept: 'application/json, text/event-stream' }
  const reply = await send(test, 'POST', '/mcp', call, headers)
  const { tools = [] } = (reply.body.result ?? {}) as { tools?: { name: string }[] }
  return { ...reply, challenge: String(reply.headers['www-authenticate']), names: tools.map(({ name }) => name) }
}

/** A client of the official SDK that signs in by the SDK's own means; the person agrees where it leads them. */
export function sdkClient(test: TestApp, agree: (page: URL) => Promise<URL>) {
  const kept: { client?: object; tokens?: object; verifier?: string; code?: URLSearchParams } = {}
  const fetch = fetchInto(test)
  const transport = () =>
    new StreamableHTTPClientTransport(new URL(resource), {
      fetch,
      authProvider: {
        redirectUrl: 'http://127.0.0.1:4444/callback',
        clientMetadata: { client_name: 'SDK', redirect_uris: ['http://127.0.0.1:4444/callback'] },
        clientInformation: () => kept.client as never,
        saveClientInformation: (client) => void (kept.client = client),
        tokens: () => kept.tokens as never,
        saveTokens: (tokens) => void (kept.tokens = tokens),
        codeVerifier: () => kept.verifier ?? '',
        saveCodeVerifier: (verifier) => void (kept.verifier = verifier),
        redirectToAuthorization: async (url) => void (kept.code = (await agree(url)).searchParams),
      },
    })
  return { kept, transport, open: () => new Client({ name: 'sdk', version: '1' }) }
}
