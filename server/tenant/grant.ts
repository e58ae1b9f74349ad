import { atLeast, type Role } from '#contract/permissions.ts'
import { sentence } from '#contract/words/sentence.ts'
import type { Actor } from '#server/http/actor.ts'
import { AppError } from '#server/http/app-error.ts'

/** @throws AppError forbidden  the role is above the actor's own: rights are handed on, not made */
export function assertGrantable(actor: Pick<Actor, 'role'>, role: Role): void {
  if (!atLeast(actor.role, role)) throw new AppError('forbidden', { detail: sentence('tenant.roleAboveOwn') })
}
