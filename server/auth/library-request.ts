import type { FastifyRequest } from 'fastify'
import { addressHeader, authPath } from './accounts.ts'

/** What the sign-in library reads of a request, for one of its operations; a body goes as JSON, text as a form. */
export function toLibraryRequest(req: FastifyRequest, publicUrl: string, path: string, body?: unknown): Request {
  const headers = new Headers({ [addressHeader]: req.ip, accept: 'application/json' })
  for (const name of ['cookie', 'user-agent', 'accept-language']) {
    const value = req.headers[name]
    if (typeof value === 'string') headers.set(name, value)
  }
  const url = `${new URL(publicUrl).origin}${authPath}/${path}`
  if (body === undefined) return new Request(url, { headers })
  if (body instanceof URLSearchParams) return new Request(url, { method: 'POST', headers, body })
  headers.set('content-type', 'application/json')
  return new Request(url, { method: 'POST', headers, body: JSON.stringify(body) })
}
