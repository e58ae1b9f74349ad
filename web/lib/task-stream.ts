'use client'
import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef } from 'react'
import { getTask, streamTask, type Task, task as taskShape } from '#contract/task.ts'
import { api } from '#web/lib/api.ts'
import { currentTenantId } from '#web/lib/current-tenant.ts'
import { readKey, useRead } from '#web/lib/read.ts'
import { readEvents } from '#web/lib/server-events.ts'

/** Whether a task has come to its end. */
export function hasEnded(task: Task): boolean {
  return task.state === 'succeeded' || task.state === 'failed' || task.state === 'cancelled'
}

/**
 * One task, kept current by its event stream; reconnects after 1 s to 15 s when the line breaks.
 * @param onEnd  called once, when the task ends while it is watched
 */
export function useTask(taskId: string | undefined, onEnd?: (task: Task) => void) {
  const cache = useQueryClient()
  const input = { params: { taskId: taskId ?? '' } }
  const query = useRead(getTask, input, { enabled: taskId !== undefined })
  const live = query.data !== undefined && !hasEnded(query.data)
  // Read when the task ends: a new closure must not reopen the stream.
  const atEnd = useRef(onEnd)
  atEnd.current = onEnd
  useEffect(() => {
    if (!taskId || !live) return
    const stop = new AbortController()
    void watchTask(taskId, stop.signal, (task) => {
      cache.setQueryData(readKey(getTask, { params: { taskId } }), task)
      if (!hasEnded(task)) return
      // What the work changed may stand on any page: items, stock, forecasts.
      void cache.invalidateQueries({ queryKey: [currentTenantId() ?? 'none'] })
      atEnd.current?.(task)
    })
    return () => stop.abort()
  }, [taskId, live, cache])
  return query
}

/**
 * Follows a task's events until it ends or `signal` aborts. Not `EventSource`: that cannot send the organisation's header.
 */
async function watchTask(taskId: string, signal: AbortSignal, onTask: (task: Task) => void): Promise<void> {
  const tenantId = currentTenantId()
  for (let failures = 0; !signal.aborted; ) {
    try {
      const reply = await fetch(api.url(streamTask, { params: { taskId } }), {
        headers: { accept: 'text/event-stream', ...(tenantId ? { 'x-tenant-id': tenantId } : {}) },
        signal,
      })
      if (reply.status >= 400 && reply.status < 500) return
      if (!reply.ok || !reply.body) throw new TypeError(`stream: ${reply.status}`)
      for await (const data of readEvents(reply.body)) {
        const read = taskShape.safeParse(data)
        if (!read.success) continue
        failures = 0
        onTask(read.data)
        if (hasEnded(read.data)) return
      }
    } catch {
      if (signal.aborted) return
    }
    failures += 1
    await pause(Math.min(15_000, 1000 * 2 ** (failures - 1)), signal)
  }
}

function pause(milliseconds: number, signal: AbortSignal): Promise<void> {
  return new Promise((done) => {
    const timer = setTimeout(done, milliseconds)
    signal.addEventListener('abort', () => (clearTimeout(timer), done()), { once: true })
  })
}
