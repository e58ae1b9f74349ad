import type { ChangeKind } from '#contract/change.ts'
import type { Endpoint } from '#contract/endpoint.ts'
import type { Tx } from '#server/db/transaction.ts'
import { type Announcement, makeAnnouncement } from '#server/queue/announcement.ts'

/** That an endpoint of this process wrote something of a kind. */
export const written: Readonly<Record<ChangeKind, Announcement>> = {
  stock: makeAnnouncement(),
  purchase: makeAnnouncement(),
  sales: makeAnnouncement(),
  count: makeAnnouncement(),
}

/** By what an endpoint's permission is about. */
const kinds: Readonly<Record<string, ChangeKind>> = {
  movement: 'stock',
  purchase: 'purchase',
  sales: 'sales',
  count: 'count',
}

/** A handler that tells, once its transaction is there, that it wrote; the same where nobody would be told. */
export function announcing<Input extends { tx: Tx }, Reply>(
  { access, method }: Endpoint,
  handler: (input: Input) => Reply,
): (input: Input) => Reply {
  const kind = kinds[access.split(':')[0] ?? '']
  if (kind === undefined || method === 'GET') return handler
  return (input) => {
    written[kind].announce(input.tx)
    return handler(input)
  }
}
