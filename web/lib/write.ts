'use client'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { CallInput } from '#contract/client.ts'
import type { Endpoint, ResponseOf } from '#contract/endpoint.ts'
import { api } from '#web/lib/api.ts'
import { readKey } from '#web/lib/read.ts'
import { steadyKey } from '#web/lib/steady-key.ts'

/**
 * Calls an endpoint that changes something, each attempt under an `Idempotency-Key` (see `steadyKey`), so that pressing
 * the button again after the network failed never does it twice.
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
  const [underKey] = useState(steadyKey)
  return useMutation<ResponseOf<E>, Error, CallInput<E>>({
    mutationFn: (input) => underKey(input, (key) => api.call(endpoint, { ...input, idempotencyKey: key })),
    onSuccess: async (result, input) => {
      await Promise.all((options.refreshes ?? []).map((stale) => cache.invalidateQueries({ queryKey: readKey(stale) })))
      await options.onSuccess?.(result, input)
    },
    ...(options.onError ? { onError: options.onError } : {}),
  })
}
