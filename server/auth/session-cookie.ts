import { createHmac, timingSafeEqual } from 'node:crypto'

export const cookiePrefix = 'inventory'

/** The session cookie's name; under HTTPS with the prefix that lets browsers refuse it elsewhere. */
export function sessionCookieName(publicUrl: string): string {
  return `${publicUrl.startsWith('https:') ? '__Secure-' : ''}${cookiePrefix}.session_token`
}

export interface SessionCookie {
  token: string
  /** whether this installation's secret signed it */
  isSigned(secret: string): boolean
}

/** Reads `token.signature`; undefined when the value has another form. */
export function parseSessionCookie(value: string | undefined): SessionCookie | undefined {
  const dot = value?.lastIndexOf('.') ?? -1
  if (value === undefined || dot < 1 || value.length > 300) return undefined
  const token = value.slice(0, dot)
  return {
    token,
    isSigned(secret) {
      const expected = createHmac('sha256', secret).update(token).digest()
      const given = Buffer.from(value.slice(dot + 1), 'base64')
      return given.length === expected.length && timingSafeEqual(given, expected)
    },
  }
}
