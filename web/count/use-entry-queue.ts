'use client'
import { useQueryClient } from '@tanstack/react-query'
import { useCallback, useEffect, useRef, useState } from 'react'
import { ApiProblem } from '#contract/client.ts'
import { getCount } from '#contract/count.ts'
import { type CountLine, listCountLines, recordCount } from '#contract/count-sheet.ts'
import {
  afterAnswer,
  entryId,
  parseQueue,
  type QueuedEntry,
  toRequest,
  withEntry,
  withLines,
} from '#web/count/entry-queue.ts'
import { sheetKey } from '#web/count/use-sheet.ts'
import { api } from '#web/lib/api.ts'
import { currentTenantId } from '#web/lib/current-tenant.ts'
import { readKey } from '#web/lib/read.ts'

/** How often sending is tried again without a connection. */
const retryMs = 8_000

/**
 * Figures of one count that are not at the server yet. They are kept on the device before anything else, sent at once, and
 * again until an answer comes: their ids make sending twice harmless.
 */
export function useEntryQueue(countId: string) {
  const cache = useQueryClient()
  const key = `count.entries.${currentTenantId() ?? ''}.${countId}`
  const [queue, setQueue] = useState<QueuedEntry[]>([])
  const sending = useRef(false)
  const store = useCallback(
    (change: (queue: QueuedEntry[]) => QueuedEntry[]) => {
      // from the device and not from memory: another tab may have written meanwhile
      const next = change(parseQueue(localStorage.getItem(key)))
      if (next.length > 0) localStorage.setItem(key, JSON.stringify(next))
      else localStorage.removeItem(key)
      setQueue(next)
      return next
    },
    [key],
  )
  const send = useCallback(async () => {
    if (sending.current) return
    sending.current = true
    try {
      let body = toRequest(parseQueue(localStorage.getItem(key)), new Date())
      if (!body) return
      while (body) {
        const { data } = await api.call(recordCount, { params: { countId }, body })
        // before the figures leave the queue: a line must not seem uncounted until the sheet is read again
        cache.setQueryData<CountLine[]>(
          sheetKey(countId),
          (sheet) =>
            sheet &&
            withLines(
              sheet,
              data.flatMap(({ line }) => line ?? []),
            ),
        )
        const left = store((now) => afterAnswer(now, new Map(data.map((one) => [one.id, one.refused]))))
        body = toRequest(left, new Date())
      }
      await Promise.all(
        [getCount, listCountLines].map((stale) => cache.invalidateQueries({ queryKey: readKey(stale) })),
      )
    } catch (error) {
      // Nothing answered: it waits. A refusal as a whole (the count is closed) is shown with the figures.
      if (error instanceof ApiProblem && error.status < 500 && error.status !== 401 && error.status !== 429)
        store((now) => now.map((entry) => ({ ...entry, refused: entry.refused ?? 'closed' })))
    } finally {
      sending.current = false
    }
  }, [cache, countId, key, store])
  useEffect(() => {
    setQueue(parseQueue(localStorage.getItem(key)))
    void send()
    const again = () => void send()
    const timer = setInterval(again, retryMs)
    window.addEventListener('online', again)
    return () => {
      clearInterval(timer)
      window.removeEventListener('online', again)
    }
  }, [key, send])
  return {
    waiting: queue.filter((entry) => !entry.refused),
    refused: queue.filter((entry) => entry.refused),
    add: (entry: Omit<QueuedEntry, 'id' | 'countedAt'>) => {
      store((now) => withEntry(now, { ...entry, id: entryId(), countedAt: new Date().toISOString() }))
      void send()
    },
    dropRefused: () => void store((now) => now.filter((entry) => !entry.refused)),
  }
}
