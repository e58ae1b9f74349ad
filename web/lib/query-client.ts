import { MutationCache, QueryCache, QueryClient } from '@tanstack/react-query'
import { ApiProblem } from '#contract/client.ts'

/**
 * The cache of everything read. Refusals (4xx) are not tried again, what may pass is, twice.
 * @param onSignedOut  called when the server no longer knows the session
 */
export function createQueryClient(onSignedOut: () => void): QueryClient {
  const watch = (error: Error) => {
    if (error instanceof ApiProblem && error.status === 401) onSignedOut()
  }
  return new QueryClient({
    queryCache: new QueryCache({ onError: watch }),
    mutationCache: new MutationCache({ onError: watch }),
    defaultOptions: {
      queries: {
        staleTime: 15_000,
        retry: (failures, error) => failures < 2 && !(error instanceof ApiProblem && error.status < 500),
        retryDelay: (attempt) => 400 * 2 ** attempt,
      },
      // without a network it fails at once and says so: held back, it would be sent when there is one again, whatever became of the form
      mutations: { retry: false, networkMode: 'always' },
    },
  })
}
