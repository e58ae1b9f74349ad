import { z } from 'zod'
import { endpoint } from './endpoint.ts'
import { listQuery, page } from './page.ts'
import { id, instant } from './values.ts'

/** An AI assistant that a person has let act for them in one organisation. */
export const connection = z
  .object({
    id,
    /** what its program calls itself; nobody has checked it */
    name: z.string(),
    /** for whom it acts, with their role at the time */
    onBehalfOf: z.string(),
    isOwn: z.boolean(),
    /** false: it may only read */
    mayWrite: z.boolean(),
    createdAt: instant,
    lastUsedAt: instant.nullable(),
  })
  .meta({ id: 'Connection' })
const tag = 'Assistants'

/** What a program asks for, as this server signed it: the query of the page that asks the person. */
const request = z.string().min(1).max(8_000)
const redirect = z.object({
  /** the program's own address, with the code that it fetches its tokens for, or with the refusal */
  redirectTo: z.string(),
})

export const describeConnection = endpoint({
  name: 'describeConnection',
  summary: 'Which program asks to act for you, and for what',
  tag,
  method: 'POST',
  path: '/connections/describe',
  access: 'person',
  body: z.object({ request }).strict(),
  response: z.object({
    name: z.string(),
    /** where the answer goes; null: to a program on the person's own device */
    host: z.string().nullable(),
    /** it asks to write, too */
    wantsToWrite: z.boolean(),
  }),
})
export const approveConnection = endpoint({
  name: 'approveConnection',
  summary: 'Let the program act for you in an organisation; what the same program had there before ends',
  tag,
  method: 'POST',
  path: '/connections',
  access: 'person',
  body: z.object({ request, tenantId: id, mayWrite: z.boolean() }).strict(),
  response: redirect,
})
export const refuseConnection = endpoint({
  name: 'refuseConnection',
  summary: 'Do not let the program act for you',
  tag,
  method: 'POST',
  path: '/connections/refuse',
  access: 'person',
  body: z.object({ request }).strict(),
  response: redirect,
})
export const listConnections = endpoint({
  name: 'listConnections',
  summary: 'Connected assistants: your own, and for an Admin everybody’s',
  tag,
  method: 'GET',
  path: '/connections',
  access: 'tenant:read',
  query: listQuery.pick({ limit: true, cursor: true }),
  response: page(connection),
})
export const revokeConnection = endpoint({
  name: 'revokeConnection',
  summary: 'Disconnect an assistant at once: your own, or as an Admin anybody’s',
  tag,
  method: 'DELETE',
  path: '/connections/{connectionId}',
  access: 'tenant:read',
  params: z.object({ connectionId: id }),
  status: 204,
  response: z.undefined(),
})
