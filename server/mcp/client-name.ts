import { createHmac, hkdfSync, timingSafeEqual } from 'node:crypto'
import type { Actor } from '#server/http/actor.ts'

/** Keeps what a program calls itself, without a session: it carries it along, sealed, as the identifier of one. */
export interface ClientNames {
  /** a value for `Mcp-Session-Id` */
  seal(actor: Actor, name: string): string
  /** undefined: not sealed here for this key */
  open(actor: Actor, sealed: string): string | undefined
}

const longest = 80

/** One line of at most 80 characters: it stands in the audit record. */
export function toClientName(info: unknown): string | null {
  if (typeof info !== 'object' || info === null || !('name' in info)) return null
  const { name, version } = info as { name: unknown; version?: unknown }
  const text = [name, version].filter((part) => typeof part === 'string').join(' ')
  const line = [...text.replace(/[\p{Cc}\p{Cf}\p{Cs}]/gu, '')].slice(0, longest).join('').trim()
  return line === '' ? null : line
}

export function createClientNames(secret: string): ClientNames {
  const key = Buffer.from(hkdfSync('sha256', secret, '', 'names of assistants', 32))
  const sealOf = ({ tenantId, id }: Actor, name: string) =>
    createHmac('sha256', key).update(`${tenantId} ${id} ${name}`).digest().subarray(0, 16)
  return {
    seal: (actor, name) => `${Buffer.from(name).toString('base64url')}.${sealOf(actor, name).toString('base64url')}`,
    open(actor, sealed) {
      const [, text = '', seal = ''] = /^([\w-]{1,600})\.([\w-]{22})$/.exec(sealed) ?? []
      const name = Buffer.from(text, 'base64url').toString('utf8')
      const given = Buffer.from(seal, 'base64url')
      return given.length === 16 && timingSafeEqual(given, sealOf(actor, name)) ? name : undefined
    },
  }
}
