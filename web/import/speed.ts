'use client'
import { useEffect, useRef, useState } from 'react'
import type { Task } from '#contract/task.ts'

/** Stretch of time that the speed is taken over: long enough to be steady, short enough to be now. */
const windowMs = 5_000

export type Sample = { at: number; done: number }

/**
 * Units a second over the last seconds of samples, oldest first.
 * @returns undefined until two samples lie at least half a second apart
 */
export function speedOf(samples: readonly Sample[]): number | undefined {
  const [first, last] = [samples[0], samples.at(-1)]
  if (!first || !last || last.at - first.at < 500 || last.done < first.done) return undefined
  return Math.round(((last.done - first.done) * 1000) / (last.at - first.at))
}

/** How many units a second a task does right now. */
export function useSpeed(task: Task | undefined): number | undefined {
  const samples = useRef<Sample[]>([])
  const [speed, setSpeed] = useState<number>()
  const { done, state, stage } = task ?? {}
  useEffect(() => {
    // A new stage counts other things from the beginning.
    samples.current = []
    setSpeed(undefined)
  }, [stage])
  useEffect(() => {
    if (done === undefined || state !== 'running') return
    const at = performance.now()
    samples.current = [...samples.current.filter((one) => at - one.at < windowMs), { at, done }]
    setSpeed(speedOf(samples.current))
  }, [done, state])
  return state === 'running' ? speed : undefined
}
