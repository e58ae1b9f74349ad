import { createHash } from 'node:crypto'
import type { FastifyRequest } from 'fastify'

/** Whom a rate limit counts: the key or session a request carries, hashed, else its address. */
export function callerKey(req: FastifyRequest): string {
  const credential = req.headers.authorization ?? req.headers.cookie
  if (!credential) return req.ip
  return createHash('sha256').update(credential).digest('base64url')
}
