import { defineTask } from '#server/task/define-task.ts'
import { createSample, sampleInput } from './create-sample.ts'

/** Fills a sample organisation, in about 10 s. */
export const sampleTask = defineTask({ kind: 'sample', input: sampleInput, attempts: 3, work: createSample })

export const sampleJobs = [sampleTask]
