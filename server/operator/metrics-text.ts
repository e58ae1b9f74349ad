import type { QueueState } from '#contract/operator.ts'

/** The queue's state in the text format that Prometheus and its like read. */
export function metricsText(state: QueueState): string {
  const label = (text: string) => text.replace(/[\\"\n]/g, '_')
  const each = (of: (job: QueueState['jobs'][number]) => [labels: string, value: number | null][]) =>
    state.jobs.flatMap((job) =>
      of(job).map(([labels, value]) => [`{job="${label(job.job)}"${labels}}`, value] as const),
    )
  const metrics: [name: string, help: string, values: (readonly [labels: string, value: number | null])[]][] = [
    ['queue_waiting', 'Jobs that wait in the queue', [['', state.waiting]]],
    ['queue_undispatched', 'Committed jobs that are not in the queue yet', [['', state.undispatched]]],
    ['queue_running', 'Jobs that run', [['', state.running]]],
    ['queue_dead', 'Jobs given up', [['', state.dead]]],
    ['queue_oldest_waiting_seconds', 'Wait of the job that waits longest', [['', state.oldestWaitingSeconds ?? 0]]],
    ['queue_workers', 'Worker processes alive', [['', state.workers.length]]],
    [
      'job_attempts_24h',
      'Attempts of 24 hours by their end',
      each((job) => [
        [',end="done"', job.done],
        [',end="failed"', job.failed - job.givenUp],
        [',end="given_up"', job.givenUp],
      ]),
    ],
    [
      'job_duration_24h_seconds',
      'Duration of an attempt, to a factor of two',
      each((job) => [
        [',quantile="0.5"', job.p50Ms === null ? null : job.p50Ms / 1000],
        [',quantile="0.95"', job.p95Ms === null ? null : job.p95Ms / 1000],
      ]),
    ],
  ]
  return metrics
    .map(([name, help, values]) => {
      const lines = values.flatMap(([labels, value]) =>
        value === null ? [] : `inventory_pro_${name}${labels} ${value}\n`,
      )
      return `# HELP inventory_pro_${name} ${help}\n# TYPE inventory_pro_${name} gauge\n${lines.join('')}`
    })
    .join('')
}
