import { setTimeout as delay } from 'node:timers/promises'
import type { TaskRun } from '#server/task/run-task.ts'
import { countOlderTransactions } from './exchange-lock.ts'

const patienceMs = 60_000

/**
 * Waits until every transaction knows of what was just committed, such as that a field is being changed: those that began before are over.
 * @throws Error after a minute, for the task to be tried again
 */
export async function awaitOlderTransactions(run: Pick<TaskRun<unknown>, 'database' | 'tenantId' | 'signal'>) {
  const { database, tenantId } = run
  const [now] = await database.tenantRead(tenantId, (tx) =>
    tx.query<{ now: string }>({ text: 'select clock_timestamp() as now' }),
  )
  const patience = Date.now() + patienceMs
  for (;;) {
    run.signal.throwIfAborted()
    const older = await database.tenantRead(tenantId, (tx) => countOlderTransactions(tx, now?.now ?? ''))
    if (older === 0) return
    if (Date.now() > patience) throw new Error(`${older} older transactions do not end.`)
    await delay(20, undefined, { signal: run.signal })
  }
}
