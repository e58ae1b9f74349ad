import { z } from 'zod'
import { endpoint } from './endpoint.ts'
import { listQuery, page } from './page.ts'
import { id, instant } from './values.ts'

export const taskKinds = [
  'alert_check',
  'forecast',
  'import',
  'import_reversal',
  'bulk_edit',
  'duplicate_search',
  'import_dry_run',
  'export',
  'field_change',
  'formula',
  'label_reading',
  'ledger_rebuild',
  'mirror',
  'sample',
  'simulation',
  'stock_report',
  'suggestion_search',
  'valuation',
] as const
export const taskKind = z.enum(taskKinds)
export const taskState = z.enum(['queued', 'running', 'succeeded', 'failed', 'cancelled'])

/** Work in the background, watched from outside. */
export const task = z
  .object({
    id,
    kind: taskKind,
    state: taskState,
    /** units of work done and in all; total is null while unknown */
    done: z.int(),
    total: z.int().nullable(),
    /** what it works on right now, a word of the catalogue */
    stage: z.string(),
    /** where the result stands, such as `{ importId }` or `{ forecastRunId }` */
    result: z.record(z.string(), z.unknown()).nullable(),
    error: z.object({ code: z.string(), message: z.string() }).nullable(),
    attempt: z.int(),
    cancelRequested: z.boolean(),
    createdAt: instant,
    startedAt: instant.nullable(),
    finishedAt: instant.nullable(),
    /** when it was put away; trying it again takes it back */
    discardedAt: instant.nullable(),
  })
  .meta({ id: 'Task' })
export type Task = z.output<typeof task>
const params = z.object({ taskId: id })
const tag = 'Tasks'

export const listTasks = endpoint({
  name: 'listTasks',
  summary: 'Tasks, newest first',
  tag,
  method: 'GET',
  path: '/tasks',
  access: 'task:read',
  query: listQuery.pick({ limit: true, cursor: true }).extend({
    state: taskState.optional(),
    kind: taskKind.optional(),
    discarded: z.enum(['exclude', 'include', 'only']).default('exclude'),
  }),
  response: page(task),
})
export const getTask = endpoint({
  name: 'getTask',
  summary: 'One task',
  tag,
  method: 'GET',
  path: '/tasks/{taskId}',
  access: 'task:read',
  params,
  response: task,
})
export const streamTask = endpoint({
  name: 'streamTask',
  summary: 'A task’s state as server-sent events, from now until it ends',
  tag,
  method: 'GET',
  path: '/tasks/{taskId}/events',
  access: 'task:read',
  params,
  transport: 'events',
  response: task,
})
export const cancelTask = endpoint({
  name: 'cancelTask',
  summary: 'Ask a task to stop',
  tag,
  method: 'POST',
  path: '/tasks/{taskId}/cancel',
  access: 'task:write',
  params,
  response: task,
  errors: ['task_not_cancellable'],
})
export const retryTask = endpoint({
  name: 'retryTask',
  summary: 'Try a failed or cancelled task again',
  tag,
  method: 'POST',
  path: '/tasks/{taskId}/retry',
  access: 'task:write',
  params,
  status: 202,
  response: task,
  errors: ['task_not_retryable'],
})
export const discardTask = endpoint({
  name: 'discardTask',
  summary: 'Put a failed or cancelled task away: it is no longer listed. Trying it again takes it back',
  tag,
  method: 'POST',
  path: '/tasks/{taskId}/discard',
  access: 'task:write',
  params,
  response: task,
  errors: ['task_not_discardable'],
})
