import { z } from 'zod'
import { endpoint } from './endpoint.ts'
import { listQuery, page } from './page.ts'
import { role } from './permissions.ts'
import { id, instant, version } from './values.ts'

export const member = z
  .object({ userId: id, name: z.string(), email: z.string(), role, version, createdAt: instant })
  .meta({ id: 'Member' })

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
  query: listQuery.pick({ limit: true, cursor: true }),
  response: page(member),
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

export const updateMember = endpoint({
  name: 'updateMember',
  summary: 'Change a member’s role',
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
  summary: 'Remove a member from the organisation',
  tag,
  method: 'DELETE',
  path: '/members/{userId}',
  access: 'member:write',
  params: memberParams,
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
