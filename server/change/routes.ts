import { type ChangeKind, changeKinds, changeReaders, streamChanges } from '#contract/change.ts'
import { allows } from '#contract/permissions.ts'
import type { App } from '#server/http/app.ts'
import { type EventStream, openEventStream } from '#server/http/event-stream.ts'
import { routeStream } from '#server/http/route.ts'
import { streamPlaces } from '#server/http/stream-places.ts'
import type { ChangeWatcher } from './watch-changes.ts'

/** Streams that may be open in one process: each takes a connection and some kilobytes. Beyond them pages look by themselves, now and then. */
const most = { actor: 20, tenant: 160, process: 4_000 }

export function registerChangeRoutes(app: App, { watcher }: { watcher: ChangeWatcher }): void {
  const open = new Set<EventStream>()
  const takePlace = streamPlaces()
  app.fastify.addHook('preClose', async () => {
    for (const stream of open) stream.close()
    await watcher.close()
  })

  routeStream(app, streamChanges, async ({ actor, reply }) => {
    const { tenantId, id: actorId } = actor
    const leave = takePlace([
      { of: `${tenantId}:${actorId}`, most: most.actor },
      { of: tenantId, most: most.tenant },
      { of: 'process', most: most.process },
    ])
    const kinds = new Set<ChangeKind>(changeKinds.filter((kind) => allows(actor.role, changeReaders[kind])))
    const stream = openEventStream(reply, {
      // what it did not take is told at its next turn
      onDrain: () => undefined,
      onEnd: () => {
        unwatch()
        open.delete(stream)
        leave()
      },
    })
    open.add(stream)
    const unwatch = watcher.watch({
      tenantId,
      actorId,
      kinds,
      tell: (changed) => {
        if (!stream.isReady) return false
        stream.send({ kinds: changed })
        return true
      },
      end: stream.close,
    })
    stream.send({ kinds: [] })
    return reply
  })
}
