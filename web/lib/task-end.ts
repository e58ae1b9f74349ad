import type { Task } from '#contract/task.ts'

/** Whether a task has come to its end. */
export function hasEnded(task: Task): boolean {
  return task.state === 'succeeded' || task.state === 'failed' || task.state === 'cancelled'
}

/**
 * Tells of a task's end once, however it becomes known: from an event, from a later read that overtakes the events, or
 * from the first read, the task having ended before anybody watched. A task that is tried again ends again.
 * @param tell  `wasLive`: the task was seen at work before, so that what it changed may stand on a page in its old state
 * @returns takes each state of a task as it comes, also the same one again; tasks may follow each other
 */
export function endTeller(tell: (task: Task, wasLive: boolean) => void): (task: Task) => void {
  let known: { id: string; state: 'live' | 'told' } | undefined
  return (task) => {
    const before = known?.id === task.id ? known.state : undefined
    if (!hasEnded(task)) known = { id: task.id, state: 'live' }
    else if (before !== 'told') {
      known = { id: task.id, state: 'told' }
      tell(task, before === 'live')
    }
  }
}
