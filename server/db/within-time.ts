import type { Tx } from './transaction.ts'

/** What `work`, which only reads, gives; undefined when one of its statements takes longer than this. What it wrote is taken back. */
export async function withinTime<T>(tx: Tx, limitMs: number, work: () => Promise<T>): Promise<T | undefined> {
  await tx.query({ text: 'savepoint within_time' })
  await tx.query({ text: `set local statement_timeout = ${limitMs}` })
  try {
    const result = await work()
    // ends the setting as well
    await tx.query({ text: 'rollback to savepoint within_time' })
    return result
  } catch (error) {
    await tx.query({ text: 'rollback to savepoint within_time' })
    // 57014: cancelled by the time limit
    if ((error as { code?: string }).code !== '57014') throw error
    return undefined
  }
}
