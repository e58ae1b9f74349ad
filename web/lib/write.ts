'use client'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useRef } from 'react'
import { ApiProblem, type CallInput } from '#contract/client.ts'
import type { Endpoint, ResponseOf } from '#contract/endpoint.ts'
import { api } from '#web/lib/api.ts'
import { idempotencyKey } from '#web/lib/idempotency-key.ts'
import { readKey } from '#web/lib/read.ts'

/**
 * Calls an endpoint that changes something. Each attempt carries an `Idempotency-Key`; when the network failed before an
 * answer came, the next attempt with the same input carries the same key, so pressing the button again never does it twice.
 * @param refreshes  endpoints whose cached answers are stale afterwards
 */
export function useWrite<E extends Endpoint>(
  endpoint: E,
  options: {
    refreshes?: readonly Endpoint[]
    onSuccess?: (result: ResponseOf<E>, input: CallInput<E>) => void | Promise<void>
    onError?: (error: Error) => void
  } = {},
) {
  const cache = useQueryClient()
  const unanswered = useRef<{ input: string; key: string }>(undefined)
  return useMutation<ResponseOf<E>, Error, CallInput<E>>({
    mutationFn: async (input) => {
      const written = JSON.stringify(input)
      const key = unanswered.current?.input === written ? unanswered.current.key : idempotencyKey()
      unanswered.current = { input: written, key }
      try {
        const result = await api.call(endpoint, { ...input, idempotencyKey: key })
        unanswered.current = undefined
        return result
      } catch (error) {
        if (error instanceof ApiProblem) unanswered.current = undefined
        throw error
      }
    },
    onSuccess: async (result, input) => {
      await Promise.all((options.refreshes ?? []).map((stale) => cache.invalidateQueries({ queryKey: readKey(stale) })))
      await options.onSuccess?.(result, input)
    },
    ...(options.onError ? { onError: options.onError } : {}),
  })
}
