import { z } from 'zod'
import type { Database } from '#server/db/database.ts'
import { listen } from '#server/db/listen.ts'
import type { Callers } from './authenticator.ts'

/** Carries changes of rights between API processes. */
const channel = 'inventory_callers'

const notice = z.tuple([z.enum(['person', 'member', 'key', 'tenant']), z.string(), z.string().optional()])
type Notice = z.output<typeof notice>

/**
 * Makes a change of rights take effect in every API process: here at once, in the others when the notification arrives,
 * some milliseconds later. Where it is lost (a broken connection), they follow when their memory ends, within 5 s.
 * @param local     what this process remembers
 * @param onChange  besides, what goes on with rights that it began with
 */
export function shareCallers(options: {
  local: Callers & { forgetAll(): void }
  database: Database
  systemUrl: string
  log: { warn(facts: object, message: string): void }
  onChange(whose: { tenantId?: string; actorId?: string }): void
}): { callers: Callers; close(): Promise<void> } {
  const { local, database, systemUrl, log, onChange } = options
  const telling = new Set<Promise<unknown>>()
  const apply = ([kind, first, second = '']: Notice) => {
    if (kind === 'person') local.forgetPerson(first)
    else if (kind === 'member') local.forgetMember(first, second)
    else if (kind === 'key') local.forgetApiKey(first, second)
    else local.forgetTenant(first)
    onChange(
      kind === 'person'
        ? { actorId: first }
        : kind === 'tenant'
          ? { tenantId: first }
          : { tenantId: first, actorId: second },
    )
  }
  const tell = (news: Notice) => {
    apply(news)
    const sent = database
      .system((tx) => tx.query({ text: 'select pg_notify($1, $2)', values: [channel, JSON.stringify(news)] }))
      .catch((error) => log.warn({ err: error }, 'a change of rights was not told to other processes'))
      .finally(() => telling.delete(sent))
    telling.add(sent)
  }
  const listening = listen({
    url: systemUrl,
    channel,
    applicationName: 'inventory-pro callers',
    onNotice: (payload) => apply(notice.parse(JSON.parse(payload))),
    // whatever was told while no connection stood
    onOpen: () => {
      local.forgetAll()
      onChange({})
    },
  })
  return {
    callers: {
      forgetPerson: (userId) => tell(['person', userId]),
      forgetMember: (tenantId, userId) => tell(['member', tenantId, userId]),
      forgetApiKey: (tenantId, apiKeyId) => tell(['key', tenantId, apiKeyId]),
      forgetTenant: (tenantId) => tell(['tenant', tenantId]),
    },
    async close() {
      await Promise.all(telling)
      await listening.close()
    },
  }
}
