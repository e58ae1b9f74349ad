import { z } from 'zod'
import { endpoint } from './endpoint.ts'
import { id, instant } from './values.ts'

/** A device on which a person is signed in. */
export const session = z
  .object({
    id,
    /** the one that asks */
    isCurrent: z.boolean(),
    /** what the browser calls itself; null where it said nothing */
    userAgent: z.string().nullable(),
    /** the network address it signed in from */
    address: z.string().nullable(),
    createdAt: instant,
    /** told once a day */
    lastSeenAt: instant,
    expiresAt: instant,
  })
  .meta({ id: 'Session' })
const tag = 'Account'

export const listSessions = endpoint({
  name: 'listSessions',
  summary: 'Where you are signed in, this session first, then the one seen last',
  tag,
  method: 'GET',
  path: '/sessions',
  access: 'person',
  response: z.object({ data: z.array(session) }),
})

export const endSession = endpoint({
  name: 'endSession',
  summary: 'End a session of yours: that device is signed out at once',
  tag,
  method: 'DELETE',
  path: '/sessions/{sessionId}',
  access: 'person',
  params: z.object({ sessionId: id }),
  status: 204,
  response: z.undefined(),
})

export const endOtherSessions = endpoint({
  name: 'endOtherSessions',
  summary: 'End every session of yours but this one',
  tag,
  method: 'DELETE',
  path: '/sessions',
  access: 'person',
  response: z.object({ ended: z.int() }),
})
