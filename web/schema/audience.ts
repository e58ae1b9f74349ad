import type { Role } from '#contract/permissions.ts'

type Audience = { visibleTo: Role[] | null; editableBy: Role[] | null }

/** The roles a definition can leave out; Admins see and fill in everything. */
const others = ['manager', 'staff'] as const satisfies Role[]

/** An audience with one role's box ticked or cleared; null where every role is in. */
export function withAudience(before: Audience, role: Role, what: 'sees' | 'fills', on: boolean): Audience {
  const seeing = toggled(before.visibleTo ?? [...others], what === 'sees' ? role : undefined, on)
  const filling = toggled(before.editableBy ?? [...others], what === 'fills' ? role : undefined, on)
  return { visibleTo: listOf(seeing), editableBy: listOf(filling) }
}

function toggled(roles: readonly Role[], role: Role | undefined, on: boolean): Role[] {
  if (role === undefined) return [...roles]
  return on ? [...new Set([...roles, role])] : roles.filter((one) => one !== role)
}

function listOf(roles: readonly Role[]): Role[] | null {
  return others.every((role) => roles.includes(role)) ? null : others.filter((role) => roles.includes(role))
}
