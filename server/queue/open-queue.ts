import type { Database } from '#server/db/database.ts'
import type { Log } from './log.ts'
import { createPostgresQueue } from './postgres-queue.ts'
import type { Queue } from './queue.ts'
import { createRedisQueue } from './redis-queue.ts'

export interface QueueOptions {
  database: Database
  systemUrl: string
  /** the queue stands in Redis when given, in PostgreSQL otherwise */
  redisUrl: string | undefined
  log: Log
}

/** The installation's queue. */
export function openQueue({ database, systemUrl, redisUrl, log }: QueueOptions): Queue {
  return redisUrl === undefined
    ? createPostgresQueue({ database, systemUrl, log })
    : createRedisQueue({ redisUrl, log })
}
