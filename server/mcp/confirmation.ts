import { createHmac, hkdfSync, randomBytes, timingSafeEqual } from 'node:crypto'
import type { Tool } from '#contract/mcp.ts'
import type { Actor } from '#server/http/actor.ts'
import { AppError } from '#server/http/app-error.ts'
import { canonicalJson } from './canonical-json.ts'

/** What a confirmation is bound to: who asks, for what. */
export interface Asked {
  actor: Pick<Actor, 'tenantId' | 'id'>
  tool: Pick<Tool, 'name'>
  /** as they were read, without the confirmation itself */
  input: unknown
}

export interface Confirmations {
  /** @param outcome  what the preview showed: what is posted must be that */
  issue(asked: Asked, outcome: unknown): { token: string; expiresAt: string }
  /** @throws AppError confirmation_invalid  made for another call or caller, or by nobody here */
  read(token: string, asked: Asked): Confirmation
}

export interface Confirmation {
  /** the same for each use of the token */
  readonly id: string
  /** @throws AppError confirmation_expired */
  assertFresh(): void
  /** @throws AppError preview_outdated  something else than what was shown */
  assertOutcome(outcome: unknown): void
}

/** Long enough for a person to read and decide. */
const lifeMs = 10 * 60_000
const parts = { id: 9, expiry: 6, call: 16, outcome: 14 }
const form = /^[\w-]{60}$/

/**
 * Tokens that hold nothing and are kept nowhere: an identifier, when they end, and two seals of the installation's secret, over the call and over
 * what it was shown to do. Every process of the installation can read them.
 */
export function createConfirmations(secret: string): Confirmations {
  const key = Buffer.from(hkdfSync('sha256', secret, '', 'confirmations of assistants', 32))
  const seal = (bytes: number, ...what: (Buffer | string)[]) => {
    const hmac = createHmac('sha256', key)
    for (const part of what) hmac.update(part)
    return hmac.digest().subarray(0, bytes)
  }
  const sealCall = (head: Buffer, { actor, tool, input }: Asked) =>
    seal(parts.call, 'call', head, canonicalJson([actor.tenantId, actor.id, tool.name, input]))
  const sealOutcome = (call: Buffer, outcome: unknown) => seal(parts.outcome, 'outcome', call, canonicalJson(outcome))
  return {
    issue(asked, outcome) {
      const endsAt = Date.now() + lifeMs
      const expiry = Buffer.alloc(parts.expiry)
      expiry.writeUIntBE(endsAt, 0, parts.expiry)
      const head = Buffer.concat([randomBytes(parts.id), expiry])
      const call = sealCall(head, asked)
      const token = Buffer.concat([head, call, sealOutcome(call, outcome)]).toString('base64url')
      return { token, expiresAt: new Date(endsAt).toISOString() }
    },
    read(token, asked) {
      if (!form.test(token)) throw new AppError('confirmation_invalid')
      const bytes = Buffer.from(token, 'base64url')
      const head = bytes.subarray(0, parts.id + parts.expiry)
      const call = bytes.subarray(head.length, head.length + parts.call)
      const shown = bytes.subarray(head.length + parts.call)
      if (!timingSafeEqual(call, sealCall(head, asked))) throw new AppError('confirmation_invalid')
      return {
        id: head.toString('base64url'),
        assertFresh() {
          if (head.readUIntBE(parts.id, parts.expiry) <= Date.now()) throw new AppError('confirmation_expired')
        },
        assertOutcome(outcome) {
          if (!timingSafeEqual(shown, sealOutcome(call, outcome))) throw new AppError('preview_outdated')
        },
      }
    },
  }
}
