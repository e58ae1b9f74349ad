import { availableParallelism } from 'node:os'
import { Worker } from 'node:worker_threads'
import type { CommonModels } from '#core/forecast/common-models.ts'
import type { CommonNotice, ForecastReply, ForecastRequest } from './forecast-worker.ts'

type Job = {
  request: ForecastRequest
  resolve: (reply: ForecastReply) => void
  reject: (error: unknown) => void
}

/**
 * Worker threads that forecast. Threads start when there is work for them and live until `close`;
 * a thread that dies fails its job and every one not begun, for what killed it (memory, as a rule) would kill the next.
 */
export class ForecastPool {
  readonly threads: number
  #idle: Worker[] = []
  #running = new Map<Worker, Job>()
  #waiting: Job[] = []
  #failure: { reason: unknown } | undefined
  #common: CommonNotice | undefined

  constructor(threads: number = availableParallelism()) {
    this.threads = Math.max(1, Math.floor(threads))
  }

  /** Resolves with the thread's answer; rejects when the pool is closed or its thread dies. */
  run(request: ForecastRequest): Promise<ForecastReply> {
    return new Promise((resolve, reject) => {
      if (this.#failure) return reject(this.#failure.reason)
      this.#waiting.push({ request, resolve, reject })
      this.#dispatch()
    })
  }

  /** Every job begun from now on is done with these models. */
  share(models: CommonModels): void {
    this.#common = { kind: 'common', models }
    for (const worker of [...this.#idle, ...this.#running.keys()]) worker.postMessage(this.#common)
  }

  /** Ends all threads; jobs not done reject with the reason. Safe to call again. */
  async close(reason: unknown = new Error('The forecast threads were closed')): Promise<void> {
    this.#failure ??= { reason }
    const workers = [...this.#idle, ...this.#running.keys()]
    for (const job of [...this.#running.values(), ...this.#waiting]) job.reject(this.#failure.reason)
    this.#idle = []
    this.#running.clear()
    this.#waiting = []
    await Promise.all(workers.map((worker) => worker.terminate()))
  }

  #dispatch(): void {
    while (this.#waiting.length > 0 && (this.#idle.length > 0 || this.#running.size < this.threads)) {
      const job = this.#waiting.shift()
      if (!job) return
      const worker = this.#idle.pop() ?? this.#start()
      this.#running.set(worker, job)
      worker.postMessage(job.request)
    }
  }

  #start(): Worker {
    const worker = new Worker(new URL('./forecast-worker.ts', import.meta.url), { execArgv: [] })
    if (this.#common) worker.postMessage(this.#common)
    worker.on('message', (reply: ForecastReply) => {
      // Node's own watch mode tells of the modules a thread loads by the same way; that is no reply
      if (!('kind' in reply)) return
      const job = this.#running.get(worker)
      this.#running.delete(worker)
      if (this.#failure) return
      this.#idle.push(worker)
      job?.resolve(reply)
      this.#dispatch()
    })
    const died = (cause: unknown): void => {
      if (!this.#failure) void this.close(new Error('A forecast thread died', { cause }))
    }
    worker.on('error', died)
    worker.on('messageerror', died)
    worker.on('exit', (code) => died(new Error(`exit code ${code}`)))
    return worker
  }
}
