'use client'
import { listReasons } from '#contract/reason.ts'
import { useRead } from '#web/lib/read.ts'

/** Names of the organisation's reasons by id, archived ones too. */
export function useReasonNames(enabled: boolean): ReadonlyMap<string, string> {
  const reasons = useRead(listReasons, { query: { limit: 200, archived: 'include' } }, { enabled })
  return new Map(reasons.data?.data.map(({ id, name }) => [id, name]))
}
