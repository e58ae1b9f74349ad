'use client'
import { useQueryClient } from '@tanstack/react-query'
import { useRef, useState } from 'react'
import type { startDuplicateSearch } from '#contract/duplicate.ts'
import type { Endpoint } from '#contract/endpoint.ts'
import { listTasks, type Task } from '#contract/task.ts'
import type { startSuggestionSearch } from '#contract/value-suggestion.ts'
import { useProblemText } from '#web/lib/problem-text.ts'
import { readKey, useRead } from '#web/lib/read.ts'
import { hasEnded } from '#web/lib/task-end.ts'
import { useTask } from '#web/lib/task-stream.ts'
import { useWrite } from '#web/lib/write.ts'
import { toastFailed } from '#web/ui/toast.tsx'

export interface SearchTask {
  /** whoever started it */
  isRunning: boolean
  /** why the last search came to nothing; undefined: it did not fail */
  failure: string | undefined
  /** false: nobody ever looked, as far as tasks are kept */
  wasTried: boolean
  start: () => void
}

/**
 * The last search through the catalogue, whoever or whatever started it, kept current; a page opened later knows of its failure too.
 * @param finds  endpoints that tell what such a search found
 * @param onDone  once, when a search that was started here has succeeded
 */
export function useSearchTask(
  start: typeof startSuggestionSearch | typeof startDuplicateSearch,
  kind: Task['kind'],
  finds: readonly Endpoint[],
  onDone: (task: Task) => void,
): SearchTask {
  const problemText = useProblemText()
  const cache = useQueryClient()
  const [startedId, setStartedId] = useState<string>()
  const own = useRef<string>(undefined)
  const last = useRead(listTasks, { query: { kind, limit: 1, discarded: 'include' } }).data?.data[0]
  const starting = useWrite(start, {
    onSuccess: ({ task }) => {
      own.current = task.id
      setStartedId(task.id)
    },
    onError: (error) => toastFailed(problemText(error)),
  })
  const watchedId = startedId ?? last?.id
  const watched = useTask(watchedId, (task) => {
    for (const stale of [...finds, listTasks]) void cache.invalidateQueries({ queryKey: readKey(stale) })
    if (task.id === own.current && task.state === 'succeeded') onDone(task)
  }).data
  const known = watched ?? (last?.id === watchedId ? last : undefined)
  return {
    isRunning: starting.isPending || (known === undefined ? startedId !== undefined : !hasEnded(known)),
    failure: known?.state === 'failed' ? (known.error?.message ?? '') : undefined,
    wasTried: known !== undefined,
    start: () => starting.mutate({}),
  }
}
