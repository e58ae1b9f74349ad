import type { Tx } from '#server/db/transaction.ts'

const listeners = new Set<(tenantId: string) => void>()

/** Tells those who listen in this process, once the movement is there. It costs the movement nothing; what must not be lost reads the ledger besides. */
export function announcePosted(tx: Tx): void {
  if (listeners.size === 0) return
  tx.afterCommit(() => {
    for (const listener of listeners) listener(tx.tenantId)
  })
}

/** @returns stops listening */
export function onPosted(listener: (tenantId: string) => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}
