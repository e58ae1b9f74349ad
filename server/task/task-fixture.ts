import { setTimeout as delay } from 'node:timers/promises'
import { z } from 'zod'
import { sentence } from '#contract/words/sentence.ts'
import { type Database, openDatabase } from '#server/db/database.ts'
import { AppError } from '#server/http/app-error.ts'
import { noMailer } from '#server/mail/mailer-fixture.ts'
import { startDispatcher } from '#server/queue/dispatcher.ts'
import { silentLog } from '#server/queue/log.ts'
import { openQueue } from '#server/queue/open-queue.ts'
import { createLocalStorage } from '#server/storage/local-storage.ts'
import { defineTask } from './define-task.ts'

/**
 * A task for tests that counts: each step is one row of `probe_step (task_id, step)`, written in the transaction that
 * holds the task. Rows left by a run that was killed are where the next one goes on.
 */
export const countingTask = defineTask({
  kind: 'sample',
  input: z.object({
    steps: z.int(),
    pauseMs: z.int().default(0),
    fail: z.enum(['never', 'refused', 'broken', 'broken-once']).default('never'),
  }),
  attempts: 2,
  work: async (run) => {
    const { steps, pauseMs, fail } = run.input
    run.progress({ stage: 'movements', total: steps })
    if (fail === 'refused') throw new AppError('invalid_file', { detail: sentence('file.empty') })
    for (;;) {
      run.signal.throwIfAborted()
      const done = await run.database.tenant(run.tenantId, async (tx) => {
        await run.hold(tx)
        const values = [run.taskId]
        const [row] = await tx.query<{ step: number }>({
          text: `insert into probe_step select $1, count(*) + 1 from probe_step where task_id = $1 returning step`,
          values,
        })
        return row?.step ?? 0
      })
      run.progress({ done })
      if (fail === 'broken') throw new Error('secret detail')
      if (fail === 'broken-once' && done === 1) throw new Error('secret detail')
      if (done >= steps) return { steps: done }
      await delay(pauseMs, undefined, { signal: run.signal })
    }
  },
})

export const probeStepTable = `
  create table probe_step (task_id uuid, step int);
  grant select, insert on probe_step to inventory_app, inventory_system`

export async function readSteps(database: Database, taskId: string): Promise<number[]> {
  const rows = await database.system((tx) =>
    tx.query<{ step: number }>({
      text: 'select step from probe_step where task_id = $1 order by step',
      values: [taskId],
    }),
  )
  return rows.map((row) => row.step)
}

// Run as a program, this is a worker process, with its dispatcher, to be killed.
if (process.argv[2] === 'work') {
  const [appUrl = '', systemUrl = '', redisUrl = ''] = process.argv.slice(3)
  const database = openDatabase({ appUrl, systemUrl, poolSize: 4 })
  const queue = openQueue({ database, systemUrl, redisUrl: redisUrl || undefined, log: silentLog })
  const registry = new Map([[countingTask.name, countingTask]])
  startDispatcher({ database, queue, registry, log: silentLog, pollMs: 100 })
  await queue.work({
    registry,
    concurrency: 2,
    context: { database, storage: createLocalStorage('/nowhere'), mailer: noMailer, log: silentLog },
  })
  process.send?.({ ready: true })
}
