import type { FastifyRequest } from 'fastify'
import { sentence } from '#contract/words/sentence.ts'
import { AppError } from '#server/http/app-error.ts'

const reading = new Set(['GET', 'HEAD', 'OPTIONS'])

/**
 * Refuses a write that a browser sends for another site with this one's cookie: it must carry `x-inventory-csrf: 1`,
 * which no other site can add without being asked first, and come from this origin as far as the browser says.
 * @throws AppError csrf
 */
export function assertOwnWrite(req: FastifyRequest, publicUrl: string): void {
  if (reading.has(req.method)) return
  if (req.headers['x-inventory-csrf'] !== '1') {
    throw new AppError('csrf', { detail: sentence('request.csrfHeader') })
  }
  assertSameOrigin(req, publicUrl)
}

/** @throws AppError csrf  the browser says that another site sent the request */
export function assertSameOrigin(req: FastifyRequest, publicUrl: string): void {
  const site = req.headers['sec-fetch-site']
  if (site !== undefined && site !== 'same-origin' && site !== 'none') throw new AppError('csrf')
  const { origin } = req.headers
  const own = new URL(publicUrl)
  if (origin === undefined || origin === own.origin) return
  const from = URL.canParse(origin) ? new URL(origin) : undefined
  // A browser writes both headers itself: equal hosts are one origin, also where people reach the server by another name.
  if (from?.host !== req.host) throw new AppError('csrf')
  // An unencrypted page of the same name may be anybody's on the way.
  if (own.protocol === 'https:' && from.protocol !== 'https:') throw new AppError('csrf')
}
