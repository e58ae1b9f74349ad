import { createHash, timingSafeEqual } from 'node:crypto'
import type { FastifyRequest } from 'fastify'
import { discardDeadJob, getQueueState, listDeadJobs, operatorKeyHeader, retryDeadJob } from '#contract/operator.ts'
import type { App } from '#server/http/app.ts'
import { AppError } from '#server/http/app-error.ts'
import { routeOperator } from '#server/http/route.ts'
import { metricsText } from './metrics-text.ts'
import { listDead, type OperatedQueue, readQueueState, retryDead } from './queue-state.ts'

export interface OperatorOptions extends Omit<OperatedQueue, 'database'> {
  /** of the installation; undefined: it has none, and nothing of this is served */
  key: string | undefined
}

/** What an installation's operator sees of its queue. Whoever does not hold the key finds nothing there, whether or not there is one. */
export function registerOperatorRoutes(app: App, options: OperatorOptions | undefined): void {
  const { database } = app
  const admit = (req: FastifyRequest): OperatedQueue => {
    const given = req.headers[operatorKeyHeader] ?? bearer(req)
    if (!options?.key || typeof given !== 'string' || !isSame(given, options.key)) throw new AppError('not_found')
    return { ...options, database }
  }
  const answer = (found: boolean) => {
    if (!found) throw new AppError('not_found')
    return undefined
  }

  routeOperator(app, getQueueState, admit, (_, operated) => readQueueState(operated))

  routeOperator(app, listDeadJobs, admit, async (_, operated) => ({ data: await listDead(operated) }))

  routeOperator(app, retryDeadJob, admit, async ({ req, params }, operated) => {
    req.log.warn({ key: params.jobKey }, 'the operator has a job tried again that was given up')
    return answer(await retryDead(operated, params.jobKey))
  })

  routeOperator(app, discardDeadJob, admit, async ({ req, params }, { queue }) => {
    req.log.warn({ key: params.jobKey }, 'the operator discards a job that was given up')
    return answer(await queue.discardDead(params.jobKey))
  })

  app.fastify.get('/metrics', async (req, reply) => {
    const state = await readQueueState(admit(req))
    return reply
      .header('cache-control', 'no-store')
      .type('text/plain; version=0.0.4; charset=utf-8')
      .send(metricsText(state))
  })
}

const bearer = (req: FastifyRequest) => /^Bearer (.+)$/.exec(req.headers.authorization ?? '')?.[1]

/** Takes as long whatever was given. */
function isSame(given: string, key: string): boolean {
  const digest = (text: string) => createHash('sha256').update(text).digest()
  return timingSafeEqual(digest(given), digest(key))
}
