import { listAudit, listAuditRuns } from '#contract/audit.ts'
import { SqlText } from '#server/db/sql-text.ts'
import type { Tx } from '#server/db/transaction.ts'
import type { Actor } from '#server/http/actor.ts'
import type { App } from '#server/http/app.ts'
import { toCursor, toPage } from '#server/http/cursor.ts'
import { route } from '#server/http/route.ts'
import { type EntryRow, entryColumns, showEntry } from './entry-row.ts'
import { listHiddenFields } from './hidden-fields.ts'
import { listRuns } from './list-runs.ts'
import { wantedEntries } from './wanted-entries.ts'

export function registerAuditRoutes(app: App): void {
  route(app, listAudit, async ({ tx, actor, query }) => {
    const sql = new SqlText()
    const text = `select ${entryColumns()} from audit_log a where ${wantedEntries(sql, query)}
      order by a.id desc limit ${sql.bind(query.limit + 1, 'int')}`
    const rows = await tx.query<EntryRow>({ text, values: sql.values })
    const hidden = await hiddenFrom(tx, actor)
    return toPage(
      rows.map((row) => showEntry(row, hidden)),
      query.limit,
      (entry) => [entry.id],
    )
  })

  route(app, listAuditRuns, async ({ tx, actor, query }) => {
    const rows = await listRuns(tx, query, query.limit + 1)
    const hidden = await hiddenFrom(tx, actor)
    const runs = rows.map((row) => ({ entry: showEntry(row, hidden), firstId: row.firstId, count: row.count }))
    const { data, nextCursor } = toPage(runs, query.limit, (run) => [run.firstId])
    const last = rows.at(-1)
    return { data, nextCursor: nextCursor ?? (last?.isCut ? toCursor([last.firstId]) : null) }
  })
}

async function hiddenFrom(tx: Tx, { role }: Actor) {
  return role === 'admin' ? [] : listHiddenFields(tx, role)
}
