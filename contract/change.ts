import { z } from 'zod'
import { endpoint } from './endpoint.ts'
import type { Permission } from './permissions.ts'

/** What something changed in. */
export const changeKinds = ['stock', 'purchase', 'sales', 'count'] as const
export type ChangeKind = (typeof changeKinds)[number]

/** Who is told of a kind: whoever may read it. */
export const changeReaders: Readonly<Record<ChangeKind, Permission>> = {
  stock: 'stock:read',
  purchase: 'purchase:read',
  sales: 'sales:read',
  count: 'count:record',
}

/** That something changed, and nothing of it. */
export const change = z.object({ kinds: z.array(z.enum(changeKinds)) }).meta({ id: 'Change' })

export const streamChanges = endpoint({
  name: 'streamChanges',
  summary:
    'What colleagues change, as server-sent events that name the kinds and nothing of it: at most one a second; one without kinds says that the stream stands',
  tag: 'Stock',
  method: 'GET',
  path: '/changes/events',
  access: 'stock:read',
  transport: 'events',
  response: change,
})
