import type { AuditEntry } from '#web/audit/audit-entry.ts'

/** So many changes of one kind in a row stand as one. */
const fewest = 4
/** Between two of them lies no more. */
const pauseMs = 120_000

/**
 * Changes that one person made of one kind in one go, such as an import's, together.
 * @param entries  newest first
 * @returns in the same order; a group of one is a change by itself
 */
export function groupEntries(entries: readonly AuditEntry[]): AuditEntry[][] {
  const runs: AuditEntry[][] = []
  for (const entry of entries) {
    const run = runs.at(-1)
    const last = run?.at(-1)
    if (run && last && isAlike(last, entry)) run.push(entry)
    else runs.push([entry])
  }
  return runs.flatMap((run) => (run.length < fewest ? run.map((entry) => [entry]) : [run]))
}

function isAlike(later: AuditEntry, earlier: AuditEntry): boolean {
  return (
    later.action === earlier.action &&
    later.entity === earlier.entity &&
    later.actorId === earlier.actorId &&
    later.actorName === earlier.actorName &&
    later.agent?.tool === earlier.agent?.tool &&
    // of one record each change is told
    later.entityId !== earlier.entityId &&
    Date.parse(later.at) - Date.parse(earlier.at) <= pauseMs
  )
}
