import type { Tx } from '#server/db/transaction.ts'

/**
 * Between writers of a tenant's records and the moment a field's definition is exchanged. Only while a field is being
 * changed do writers take part, so that it costs nothing otherwise: each holds a share until its transaction ends, and reads
 * the definitions after it has it. Who exchanges them waits for those and keeps new ones waiting; so every value written
 * before is of the old definition, and every later one of the new.
 */
const lockName = 'field definition'

/** Waits while a definition is being exchanged, and keeps others from being until the transaction ends. */
export async function standByDefinitions(tx: Tx): Promise<void> {
  await tx.query({
    text: `select pg_advisory_xact_lock_shared(hashtextextended($1 || $2, 0))`,
    values: [lockName, tx.tenantId],
  })
}

/** Waits for writers that stand by the definitions, and keeps new ones waiting until the transaction ends. */
export async function exchangeDefinitions(tx: Tx): Promise<void> {
  await tx.query({
    text: `select pg_advisory_xact_lock(hashtextextended($1 || $2, 0))`,
    values: [lockName, tx.tenantId],
  })
}

/**
 * Transactions of the application that began before an instant and still go on, in any process: they may not have seen that a field is being
 * changed.
 */
export async function countOlderTransactions(tx: Tx, instant: string): Promise<number> {
  const [row] = await tx.query<{ count: number }>({
    text: `select count(*)::int as count from pg_stat_activity
           where datname = current_database() and usename = current_user and xact_start < $1 and pid <> pg_backend_pid()`,
    values: [instant],
  })
  return row?.count ?? 0
}
