import type { FastifyReply } from 'fastify'
import type { Task } from '#contract/task.ts'
import { openEventStream } from '#server/http/event-stream.ts'
import { hasEnded } from './task-row.ts'
import type { TaskWatcher } from './watch-tasks.ts'

export interface OpenStream {
  close(): void
}

/**
 * Sends a task as server-sent events: at once, at each change, and for the last time when it has ended. A client that
 * reads slowly gets the newest state, not a backlog.
 * @param task   as it was read last
 * @param onEnd  the stream is over, whoever ended it
 */
export function openTaskStream(
  reply: FastifyReply,
  watcher: TaskWatcher,
  { tenantId, task, onEnd }: { tenantId: string; task: Task; onEnd(): void },
): OpenStream {
  let sent = ''
  let waiting: Task | undefined

  const stream = openEventStream(reply, {
    onDrain: () => {
      const next = waiting
      waiting = undefined
      if (next) send(next)
    },
    onEnd: () => {
      unwatch()
      onEnd()
    },
  })
  const send = (next: Task) => {
    if (!stream.isReady) {
      waiting = next
      return
    }
    const text = JSON.stringify(next)
    if (text !== sent) stream.send(next)
    sent = text
    if (hasEnded(next.state)) stream.close()
  }
  const unwatch = watcher.watch(tenantId, task.id, send)
  send(task)
  return stream
}
