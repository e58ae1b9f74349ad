import { z } from 'zod'

export const roles = ['admin', 'manager', 'staff'] as const
export const role = z.enum(roles)
export type Role = (typeof roles)[number]

const staff = [
  'tenant:read',
  'schema:read',
  'item:read',
  'location:read',
  'stock:read',
  'movement:record',
  'count:record',
  'task:read',
  'forecast:read',
  'alert:read',
  'supplier:read',
  'purchase:read',
  'purchase:write',
  'sales:read',
  'sales:write',
  'file:read',
  'file:write',
] as const
const manager = [
  ...staff,
  'item:write',
  'supplier:write',
  'purchase:approve',
  'location:write',
  'movement:correct',
  'count:plan',
  'count:approve',
  'movement:backdate',
  'import:run',
  'forecast:run',
  'forecast:override',
  'alert:decide',
  'task:write',
  'member:read',
  'audit:read',
] as const
const admin = [...manager, 'schema:write', 'tenant:write', 'member:write', 'key:read', 'key:write'] as const

export type Permission = (typeof admin)[number]

const byRole: Record<Role, ReadonlySet<Permission>> = {
  admin: new Set(admin),
  manager: new Set(manager),
  staff: new Set(staff),
}

/** Whether the role holds the permission. */
export function allows(held: Role, permission: Permission): boolean {
  return byRole[held].has(permission)
}

/** Roles from the weakest to the strongest; nobody hands out a role above their own. */
export function atLeast(held: Role, needed: Role): boolean {
  return roles.indexOf(held) <= roles.indexOf(needed)
}
