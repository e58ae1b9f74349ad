import { cancelTask, discardTask, getTask, listTasks, retryTask, streamTask } from '#contract/task.ts'
import { audit } from '#server/audit/audit.ts'
import type { App } from '#server/http/app.ts'
import { AppError } from '#server/http/app-error.ts'
import { parseCursor, toPage } from '#server/http/cursor.ts'
import { route, routeStream } from '#server/http/route.ts'
import { streamPlaces } from '#server/http/stream-places.ts'
import { wakeAfterCommit } from '#server/queue/enqueue.ts'
import { discard, findTask, listTaskPage, requestCancel, requeue } from './queries.ts'
import { type OpenStream, openTaskStream } from './stream-task.ts'
import { toTask } from './task-row.ts'
import type { TaskWatcher } from './watch-tasks.ts'

/** Streams one person or key may have open in one process. */
const streamsPerActor = 20

export function registerTaskRoutes(app: App, { watcher }: { watcher: TaskWatcher }): void {
  route(app, listTasks, async ({ tx, query }) => {
    const { limit, state, kind, discarded } = query
    const before = parseCursor(query.cursor, 1)
    const rows = await listTaskPage(tx, {
      limit: limit + 1,
      before: before && String(before[0]),
      state,
      kind,
      discarded,
    })
    return toPage(rows.map(toTask), limit, (task) => [task.id])
  })

  route(app, getTask, async ({ tx, params }) => {
    const row = await findTask(tx, params.taskId)
    if (!row) throw new AppError('not_found')
    return toTask(row)
  })

  route(app, cancelTask, async ({ tx, actor, params }) => {
    const row = await requestCancel(tx, params.taskId)
    if (!row) throw new AppError((await findTask(tx, params.taskId)) ? 'task_not_cancellable' : 'not_found')
    await audit(tx, actor, { action: 'cancel', entity: 'task', entityId: row.id })
    return toTask(row)
  })

  route(app, retryTask, async ({ tx, actor, params }) => {
    const row = await requeue(tx, params.taskId)
    if (!row) throw new AppError((await findTask(tx, params.taskId)) ? 'task_not_retryable' : 'not_found')
    await audit(tx, actor, { action: 'retry', entity: 'task', entityId: row.id })
    wakeAfterCommit(tx)
    return toTask(row)
  })

  route(app, discardTask, async ({ tx, actor, params }) => {
    const row = await discard(tx, params.taskId)
    if (!row) throw new AppError((await findTask(tx, params.taskId)) ? 'task_not_discardable' : 'not_found')
    await audit(tx, actor, { action: 'discard', entity: 'task', entityId: row.id })
    return toTask(row)
  })

  const open = new Set<OpenStream>()
  const takePlace = streamPlaces()
  app.fastify.addHook('preClose', async () => {
    for (const stream of open) stream.close()
    await watcher.close()
  })

  routeStream(app, streamTask, async ({ actor, params, reply }) => {
    const leave = takePlace([{ of: `${actor.tenantId}:${actor.id}`, most: streamsPerActor }])
    try {
      const row = await app.database.tenantRead(actor.tenantId, (tx) => findTask(tx, params.taskId))
      if (!row) throw new AppError('not_found')
      const stream = openTaskStream(reply, watcher, {
        tenantId: actor.tenantId,
        task: toTask(row),
        onEnd: () => {
          leave()
          open.delete(stream)
        },
      })
      open.add(stream)
    } catch (error) {
      leave()
      throw error
    }
    // A change between that reading and the watch is told by neither.
    watcher.refresh(actor.tenantId, params.taskId)
    return reply
  })
}
