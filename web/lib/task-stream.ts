'use client'
import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import { getTask, streamTask, type Task, task as taskShape } from '#contract/task.ts'
import { api } from '#web/lib/api.ts'
import { currentTenantId } from '#web/lib/current-tenant.ts'
import { pause } from '#web/lib/pause.ts'
import { readKey, useRead } from '#web/lib/read.ts'
import { readEvents } from '#web/lib/server-events.ts'
import { endTeller, hasEnded } from '#web/lib/task-end.ts'

/**
 * One task, kept current by its event stream; reconnects after 1 s to 15 s when the line breaks.
 * At its end everything on the page is read again, where the task was seen at work or its end is waited for.
 * @param onEnd  called once, when the task has ended: also when it had ended before it was first read, or before the
 *   stream opened
 */
export function useTask(taskId: string | undefined, onEnd?: (task: Task) => void) {
  const cache = useQueryClient()
  const input = { params: { taskId: taskId ?? '' } }
  const query = useRead(getTask, input, { enabled: taskId !== undefined })
  const known = query.data
  const live = known !== undefined && !hasEnded(known)
  // Read when the task ends: a new closure must not tell again.
  const atEnd = useRef(onEnd)
  atEnd.current = onEnd
  const [noteState] = useState(() =>
    endTeller((task, wasLive) => {
      // What the work changed may stand on any page: items, stock, forecasts. Who waits for the end took the task to be at work, and may
      // have read what it changes before it was over, even if the task is first read after.
      if (wasLive || atEnd.current) void cache.invalidateQueries({ queryKey: [currentTenantId() ?? 'none'] })
      atEnd.current?.(task)
    }),
  )
  useEffect(() => {
    if (known) noteState(known)
  }, [known, noteState])
  useEffect(() => {
    if (!taskId || !live) return
    const stop = new AbortController()
    void watchTask(taskId, stop.signal, (task) => {
      cache.setQueryData(readKey(getTask, { params: { taskId } }), task)
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
