import { describe, expect, test } from 'vitest'
import type { Task } from '#contract/task.ts'
import { endTeller } from '#web/lib/task-end.ts'

const task = (state: Task['state'], id = 'a') => ({ id, state }) as Task

/** Which ends were told of, `+` where the task was seen at work before. */
function told(...states: Task[]): string[] {
  const ends: string[] = []
  const note = endTeller((ended, wasLive) => ends.push(`${wasLive ? '+' : ''}${ended.id} ${ended.state}`))
  for (const state of states) note(state)
  return ends
}

describe('the end of a task is told', () => {
  test('when it comes while the task is watched', () => {
    expect(told(task('queued'), task('running'), task('succeeded'))).toEqual(['+a succeeded'])
  })
  test('when the task had ended before it was first read', () => {
    expect(told(task('succeeded'))).toEqual(['a succeeded'])
    expect(told(task('failed'))).toEqual(['a failed'])
  })
  test('once, however many reads and events bring it', () => {
    expect(told(task('running'), task('cancelled'), task('cancelled'), task('cancelled'))).toEqual(['+a cancelled'])
  })
  test('again when the task was tried again', () => {
    expect(told(task('running'), task('failed'), task('queued'), task('succeeded'))).toEqual([
      '+a failed',
      '+a succeeded',
    ])
  })
  test('for each task that takes the place of another', () => {
    expect(told(task('succeeded', 'a'), task('succeeded', 'b'), task('running', 'c'), task('failed', 'c'))).toEqual([
      'a succeeded',
      'b succeeded',
      '+c failed',
    ])
  })
  test('not while the task works', () => {
    expect(told(task('queued'), task('running'))).toEqual([])
  })
})
