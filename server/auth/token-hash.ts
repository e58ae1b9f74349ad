import { hash, randomBytes } from 'node:crypto'

/** SHA-256 of a credential, in hexadecimal: what is stored and compared. The credentials have 190 and more random bits, so no salt is needed. */
export function hashToken(token: string): string {
  return hash('sha256', token, 'hex')
}

/** 256 random bits in 43 URL-safe characters: for links and keys that are as good as a password. */
export function newToken(): string {
  return randomBytes(32).toString('base64url')
}
