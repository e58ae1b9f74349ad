import { PassThrough } from 'node:stream'
import type { FastifyReply } from 'fastify'
import type { Task } from '#contract/task.ts'
import { hasEnded } from './task-row.ts'
import type { TaskWatcher } from './watch-tasks.ts'

const heartbeatMs = 15_000
/** A stream ends after this long and is opened again by the client, so that a revoked key or session does not read on. */
const longestMs = 10 * 60_000

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
  const stream = new PassThrough()
  let sent = ''
  let waiting: Task | undefined

  const send = (next: Task) => {
    if (stream.writableEnded) return
    if (stream.writableNeedDrain) {
      waiting = next
      return
    }
    const text = JSON.stringify(next)
    if (text !== sent) stream.write(`data: ${text}\n\n`)
    sent = text
    if (hasEnded(next.state)) stream.end()
  }
  const unwatch = watcher.watch(tenantId, task.id, send)
  const heartbeat = setInterval(() => stream.write(': still here\n\n'), heartbeatMs)
  const longest = setTimeout(() => stream.end(), longestMs)
  stream.on('drain', () => {
    const next = waiting
    waiting = undefined
    if (next) send(next)
  })
  stream.once('close', () => {
    unwatch()
    clearInterval(heartbeat)
    clearTimeout(longest)
    onEnd()
  })
  stream.write('retry: 2000\n')
  send(task)
  void reply
    .header('content-type', 'text/event-stream; charset=utf-8')
    .header('cache-control', 'no-cache, no-transform')
    .header('x-accel-buffering', 'no')
    // a connection kept alive after the stream would hold up the end of the process
    .header('connection', 'close')
    .send(stream)
  return { close: () => stream.end() }
}
