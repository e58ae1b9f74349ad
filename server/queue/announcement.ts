import type { Tx } from '#server/db/transaction.ts'

/** Something that this process did in a tenant, for those who listen in it. */
export interface Announcement {
  /** Tells them once the transaction is there. It costs the transaction nothing; what must not be lost reads the database besides. */
  announce(tx: Tx): void
  /** @returns stops listening */
  listen(listener: (tenantId: string) => void): () => void
}

export function makeAnnouncement(): Announcement {
  const listeners = new Set<(tenantId: string) => void>()
  return {
    announce: (tx) => {
      if (listeners.size === 0) return
      tx.afterCommit(() => {
        for (const listener of listeners) listener(tx.tenantId)
      })
    },
    listen: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}
