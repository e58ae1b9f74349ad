import { z } from 'zod'
import { apiKey } from './api-key.ts'
import { endpoint } from './endpoint.ts'
import { type ListColumns, listQuery, listQueryOf, page } from './page.ts'
import { role } from './permissions.ts'
import { id, instant, version } from './values.ts'

export const member = z
  .object({ userId: id, name: z.string(), email: z.string(), role, version, createdAt: instant })
  .meta({ id: 'Member' })

export const memberColumns = {
  userId: 'id',
  name: 'text',
  email: 'text',
  role: 'text',
  createdAt: 'instant',
} as const satisfies ListColumns

export const invitation = z
  .object({
    id,
    email: z.string().nullable(),
    role,
    createdAt: instant,
    expiresAt: instant,
    acceptedAt: instant.nullable(),
    revokedAt: instant.nullable(),
  })
  .meta({ id: 'Invitation' })

const memberParams = z.object({ userId: id })
const tag = 'Members'

export const listMembers = endpoint({
  name: 'listMembers',
  summary: 'Members of the organisation',
  tag,
  method: 'GET',
  path: '/members',
  access: 'member:read',
  query: listQueryOf(memberColumns),
  response: page(member),
  errors: ['invalid_value'],
})

/** `POST /members` invites: nobody is added without their consent. */
export const inviteMember = endpoint({
  name: 'inviteMember',
  summary: 'Invite a person by link; sent by e-mail too when an address is given',
  tag,
  method: 'POST',
  path: '/members',
  access: 'member:write',
  status: 201,
  body: z
    .object({ email: z.email().max(254).optional(), role, expiresInDays: z.int().min(1).max(90).default(7) })
    .strict(),
  response: z.object({ invitation, link: z.url() }),
  errors: ['email_taken'],
})

export const getMember = endpoint({
  name: 'getMember',
  summary: 'One member',
  tag,
  method: 'GET',
  path: '/members/{userId}',
  access: 'member:read',
  params: memberParams,
  response: member,
})

export const updateMember = endpoint({
  name: 'updateMember',
  summary: 'Change a member’s role; their API keys above it are revoked',
  tag,
  method: 'PATCH',
  path: '/members/{userId}',
  access: 'member:write',
  params: memberParams,
  compareAndSet: true,
  body: z.object({ role }).strict(),
  response: member,
  errors: ['last_admin'],
})

export const removeMember = endpoint({
  name: 'removeMember',
  summary: 'Remove a member from the organisation; their API keys of it are revoked',
  tag,
  method: 'DELETE',
  path: '/members/{userId}',
  access: 'member:write',
  params: memberParams,
  status: 204,
  response: z.undefined(),
  errors: ['last_admin'],
})

/** Asked before a member is removed or given a weaker role, so that nobody is surprised by what stops working. */
export const listMemberApiKeys = endpoint({
  name: 'listMemberApiKeys',
  summary: 'The API keys that end when a member leaves, or takes the given role',
  tag,
  method: 'GET',
  path: '/members/{userId}/api-keys',
  access: 'key:read',
  params: memberParams,
  query: z.object({ role: role.optional() }).strict(),
  response: z.object({ data: z.array(apiKey) }),
})

export const leaveTenant = endpoint({
  name: 'leaveTenant',
  summary: 'Leave the current organisation; your API keys of it end',
  tag,
  method: 'DELETE',
  path: '/tenant/membership',
  access: 'tenant:read',
  status: 204,
  response: z.undefined(),
  errors: ['last_admin'],
})

export const listInvitations = endpoint({
  name: 'listInvitations',
  summary: 'Open and past invitations',
  tag,
  method: 'GET',
  path: '/invitations',
  access: 'member:read',
  query: listQuery.pick({ limit: true, cursor: true }),
  response: page(invitation),
})

export const revokeInvitation = endpoint({
  name: 'revokeInvitation',
  summary: 'Withdraw an invitation',
  tag,
  method: 'DELETE',
  path: '/invitations/{invitationId}',
  access: 'member:write',
  params: z.object({ invitationId: id }),
  status: 204,
  response: z.undefined(),
})

const token = z.object({ token: z.string().min(20).max(200) }).strict()

export const previewInvitation = endpoint({
  name: 'previewInvitation',
  summary: 'What an invitation link leads to',
  tag,
  method: 'POST',
  path: '/invitations/preview',
  access: 'public',
  body: token,
  response: z.object({ tenantName: z.string(), role, email: z.string().nullable(), expiresAt: instant }),
  errors: ['invitation_used'],
})

export const acceptInvitation = endpoint({
  name: 'acceptInvitation',
  summary: 'Join the organisation of an invitation link',
  tag,
  method: 'POST',
  path: '/invitations/accept',
  access: 'person',
  body: token,
  response: z.object({ tenantId: id, role }),
  errors: ['invitation_used'],
})
