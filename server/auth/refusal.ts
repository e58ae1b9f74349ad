import { z } from 'zod'
import type { ErrorCode } from '#contract/errors.ts'
import { AppError } from '#server/http/app-error.ts'

const refused = z.object({ code: z.string().optional(), message: z.string().optional() })

/** The library's codes in ours; what a route's own checks let nobody reach is not here. */
const codes: Record<string, ErrorCode> = {
  INVALID_EMAIL_OR_PASSWORD: 'invalid_email_or_password',
  INVALID_TOKEN: 'invalid_token',
  TOKEN_EXPIRED: 'invalid_token',
  // of a link to change an address: it is of another person, or of an address they no longer have
  INVALID_USER: 'invalid_token',
  USER_NOT_FOUND: 'invalid_token',
  INVALID_PASSWORD: 'invalid_password',
  UNAUTHORIZED: 'unauthenticated',
}

/** What to throw for an error reply of the auth library: a refusal in this API's terms, or a fault of ours. */
export function toRefusal(status: number, body: unknown): Error {
  const { code = '', message = '' } = refused.safeParse(body).data ?? {}
  const known = codes[code] ?? (status === 401 ? 'unauthenticated' : undefined)
  return known ? new AppError(known) : new Error(`The auth library answered ${status} ${code} ${message}`.trim())
}
