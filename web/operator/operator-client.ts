import { createClient } from '#contract/client.ts'
import { operatorKeyHeader } from '#contract/operator.ts'

const stored = 'operator-key'

/** The key that was given in this tab; it goes with the tab. */
export const keptKey = (): string | undefined => window.sessionStorage.getItem(stored) ?? undefined

export function keepKey(key: string | undefined): void {
  if (key === undefined) window.sessionStorage.removeItem(stored)
  else window.sessionStorage.setItem(stored, key)
}

/** The API under the operator's key. */
export const operatorApi = (key: string) =>
  createClient({ baseUrl: '/api/v1', headers: () => ({ [operatorKeyHeader]: key }) })
