import { languages } from '#contract/words/languages.ts'
import type { Text } from '#contract/words/sentence.ts'
import { say } from '#core/words/say.ts'
import type { Database } from '#server/db/database.ts'
import type { Tx } from '#server/db/transaction.ts'
import { taskChannel } from './task-channel.ts'
import { hasEnded, type TaskRow } from './task-row.ts'

/** A run's hold on its task. */
export interface Held {
  database: Database
  tenantId: string
  taskId: string
  runId: string
}

export interface Claimed {
  input: unknown
  cancel_requested: boolean
}

/** Tells the API processes, within the transaction that changed the task. */
export const notify = `pg_notify('${taskChannel}', tenant_id || ':' || id)`

/**
 * Takes a task that waits, or one whose run has been silent too long.
 * @returns `busy` while another run is alive; undefined when the task has ended or is gone
 */
export async function claimTask(task: Held, staleSeconds: number): Promise<Claimed | 'busy' | undefined> {
  const [found] = await task.database.tenant(task.tenantId, (tx) =>
    tx.query<Claimed & Pick<TaskRow, 'state'> & { claimed: boolean }>({
      name: 'task-claim',
      // "for update" waits for what "task-hold" holds, as an update alone does not
      text: `with free as materialized (
               select tenant_id, id from task
               where tenant_id = $1 and id = $2
                 and (state = 'queued' or (state = 'running' and heartbeat_at < now() - make_interval(secs => $4)))
               for update
             ), claimed as (
               update task t set state = 'running', run_id = $3, heartbeat_at = now(), error = null,
                 attempt = case when started_at is null then attempt else attempt + 1 end,
                 started_at = coalesce(started_at, now())
               from free where t.tenant_id = free.tenant_id and t.id = free.id
               returning t.tenant_id, t.id
             )
             select t.state, t.input, t.cancel_requested, c.id is not null as claimed,
               case when c.id is not null then pg_notify('${taskChannel}', t.tenant_id || ':' || t.id) end
             from task t left join claimed c on c.id = t.id
             where t.tenant_id = $1 and t.id = $2`,
      values: [task.tenantId, task.taskId, task.runId, staleSeconds],
    }),
  )
  if (found?.claimed) return found
  return found && !hasEnded(found.state) ? 'busy' : undefined
}

/**
 * Whether the run still holds the task; nobody takes it until the transaction ends. Signs of life, progress and a wish to cancel are written
 * meanwhile: work that has always one transaction open would keep them waiting to its end.
 */
export async function holdsTask(tx: Tx, { taskId, runId }: Pick<Held, 'taskId' | 'runId'>): Promise<boolean> {
  const held = await tx.query({
    name: 'task-hold',
    text: `select from task where tenant_id = $1 and id = $2 and run_id = $3 and state = 'running' for key share`,
    values: [tx.tenantId, taskId, runId],
  })
  return held.length > 0
}

/**
 * Sign of life and progress.
 * @returns undefined when another run has the task
 */
export async function beat(
  task: Held,
  progress: { done: number | undefined; total: number | null | undefined; stage: string | undefined },
  changed: boolean,
): Promise<{ cancel_requested: boolean } | undefined> {
  const [answer] = await task.database.tenant(task.tenantId, (tx) =>
    tx.query<{ cancel_requested: boolean }>({
      name: 'task-beat',
      text: `with beaten as (
               update task set heartbeat_at = now(), done = coalesce($4, done), stage = coalesce($6, stage),
                 total = case when $7 then $5 else total end
               where tenant_id = $1 and id = $2 and run_id = $3 and state = 'running'
               returning tenant_id, id, cancel_requested
             )
             select cancel_requested, case when $8 then ${notify} end from beaten`,
      values: [
        task.tenantId,
        task.taskId,
        task.runId,
        progress.done,
        progress.total,
        progress.stage,
        progress.total !== undefined,
        changed,
      ],
    }),
  )
  return answer
}

/** Why a task failed; said in the organisation's language, since it is kept. */
export interface Failure {
  code: string
  message: Text
}

/** SQL: the error of a task `t`, out of `sayInEach`. */
export const pickError = (place: string) => `(${place}::jsonb -> (select language from tenant where id = t.tenant_id))`

/** A failure in every language there is, as JSON by language. */
export function sayInEach({ code, message }: Failure): string {
  return JSON.stringify(
    Object.fromEntries(languages.map((language) => [language, { code, message: say(message, language) }])),
  )
}

export type Ending =
  | { state: 'succeeded'; result: Record<string, unknown> }
  | { state: 'failed'; error: Failure }
  | { state: 'cancelled' }
  /** back to the queue, to be tried again */
  | { state: 'queued'; error?: Failure }

/** Records how a run ended, unless another has the task. */
export async function releaseTask(task: Held, ending: Ending): Promise<void> {
  const result = ending.state === 'succeeded' ? ending.result : null
  const error = 'error' in ending ? (ending.error ?? null) : null
  await task.database.tenant(task.tenantId, (tx) =>
    tx.query({
      text: `with held as materialized (
               select tenant_id, id from task
               where tenant_id = $1 and id = $2 and run_id = $3 and state = 'running'
               for update
             ), released as (
               update task t set state = $4, result = $5, error = ${pickError('$6')}, run_id = null,
                 finished_at = case when $4 = 'queued' then null else now() end,
                 stage = case $4 when 'succeeded' then 'finished' when 'queued' then 'queued' else stage end,
                 done = case when $4 = 'succeeded' then coalesce(total, done) else done end
               from held where t.tenant_id = held.tenant_id and t.id = held.id
               returning t.tenant_id, t.id
             )
             select ${notify} from released`,
      values: [
        task.tenantId,
        task.taskId,
        task.runId,
        ending.state,
        result && JSON.stringify(result),
        error && sayInEach(error),
      ],
    }),
  )
}
