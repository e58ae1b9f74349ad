import type { Task } from '#contract/task.ts'
import type { Database } from '#server/db/database.ts'
import { listen } from '#server/db/listen.ts'
import type { Log } from '#server/queue/log.ts'
import { readWatched } from './queries.ts'
import { taskChannel } from './task-channel.ts'
import { toTask } from './task-row.ts'

const pollMs = 3000

/** Tells a process's open streams what happens to tasks, in whichever process it happens. */
export interface TaskWatcher {
  /** @returns stops watching */
  watch(tenantId: string, taskId: string, onChange: (task: Task) => void): () => void
  /** Reads the task again and tells who watches it. */
  refresh(tenantId: string, taskId: string): void
  close(): Promise<void>
}

/**
 * One connection of the process listens to what workers notify; changed tasks that somebody watches are read together.
 * What a broken connection misses, a look every 3 s finds; it reads nothing while nobody watches.
 */
export function createTaskWatcher(options: { database: Database; systemUrl: string; log: Log }): TaskWatcher {
  const { database, systemUrl, log } = options
  /** by `<tenantId>:<taskId>`, the payload of a notification */
  const listeners = new Map<string, Set<(task: Task) => void>>()
  const changed = new Set<string>()
  let closed = false
  let reading = false

  const deliver = async () => {
    if (reading || closed) return
    reading = true
    try {
      while (changed.size > 0) {
        const keys = [...changed].filter((key) => listeners.has(key))
        changed.clear()
        if (keys.length === 0) break
        const watched = keys.map((key) => ({ tenantId: key.slice(0, 36), taskId: key.slice(37) }))
        for (const row of await database.system((tx) => readWatched(tx, watched))) {
          for (const listener of listeners.get(`${row.tenant_id}:${row.id}`) ?? []) listener(toTask(row))
        }
      }
    } catch (error) {
      log.warn({ err: error }, 'watched tasks not read')
    } finally {
      reading = false
    }
  }
  const deliverAll = () => {
    for (const key of listeners.keys()) changed.add(key)
    void deliver()
  }
  const listening = listen({
    url: systemUrl,
    channel: taskChannel,
    applicationName: 'inventory-pro task events',
    onNotice: (key) => {
      if (!listeners.has(key)) return
      changed.add(key)
      void deliver()
    },
    onOpen: deliverAll,
  })
  const timer = setInterval(deliverAll, pollMs)

  return {
    watch: (tenantId, taskId, onChange) => {
      const key = `${tenantId}:${taskId}`
      const mine = listeners.get(key) ?? new Set()
      listeners.set(key, mine.add(onChange))
      return () => {
        mine.delete(onChange)
        if (mine.size === 0 && listeners.get(key) === mine) listeners.delete(key)
      }
    },
    refresh: (tenantId, taskId) => {
      changed.add(`${tenantId}:${taskId}`)
      void deliver()
    },
    close: async () => {
      closed = true
      clearInterval(timer)
      await listening.close()
    },
  }
}
