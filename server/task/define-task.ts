import { z } from 'zod'
import type { Task } from '#contract/task.ts'
import { defineJob, type Job, type JobContext } from '#server/queue/job.ts'
import { runTask, type TaskRun } from './run-task.ts'

/** What a task's job carries; the input stands in the task. */
export const taskPayload = z.object({ tenantId: z.uuid(), taskId: z.uuid() })
export type TaskPayload = z.output<typeof taskPayload>

/** Work of one kind in the background, watched as a task. */
export interface TaskJob<Input = unknown> extends Job<TaskPayload> {
  readonly name: Task['kind']
  readonly input: z.ZodType<Input>
}

/**
 * Declares the job behind a kind of task.
 * @param work  must bear being killed anywhere and started again; what it resolves to becomes the task's result. An
 *   `AppError` it throws ends the task with that error; anything else is tried again, `attempts` times in all.
 */
export function defineTask<Input>(task: {
  kind: Task['kind']
  input: z.ZodType<Input>
  attempts?: number
  work(run: TaskRun<Input>, context: JobContext): Promise<Record<string, unknown>>
}): TaskJob<Input> {
  const { kind, input, attempts = 5, work } = task
  const job = defineJob({
    name: kind,
    payload: taskPayload,
    attempts,
    isLong: true,
    handle: (context, payload) => runTask(context, payload, input, work),
  })
  return Object.assign(job, { name: kind, input })
}
