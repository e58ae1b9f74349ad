import { availableParallelism, totalmem } from 'node:os'

const MB = 1024 * 1024

/**
 * Server settings for a database that shares the machine with the API, the worker and perhaps a browser.
 * @param durable  false for tests: nothing survives a power cut, and nothing waits for the disk
 */
export function postgresSettings(durable: boolean): Record<string, string> {
  const memory = availableMemory()
  const common = {
    max_connections: '200',
    timezone: 'UTC',
    log_timezone: 'UTC',
    log_min_messages: 'warning',
    log_checkpoints: 'off',
    log_line_prefix: '%m [%p] ',
    jit: 'off',
    random_page_cost: '1.1',
    // A parallel plan for a short query costs more in starting processes than it wins on a small machine.
    max_parallel_workers_per_gather: availableParallelism() > 4 ? '2' : '0',
  }
  if (!durable)
    return {
      ...common,
      shared_buffers: '128MB',
      fsync: 'off',
      synchronous_commit: 'off',
      full_page_writes: 'off',
      max_wal_size: '1GB',
    }
  return {
    ...common,
    shared_buffers: megabytes(clamp(memory * 0.15, 64 * MB, 4096 * MB)),
    effective_cache_size: megabytes(clamp(memory * 0.5, 128 * MB, 65_536 * MB)),
    maintenance_work_mem: megabytes(clamp(memory * 0.03, 32 * MB, 512 * MB)),
    work_mem: megabytes(clamp(memory * 0.002, 4 * MB, 32 * MB)),
    // Fewer, longer checkpoints: a bulk import otherwise rewrites every page it touches again and again.
    max_wal_size: '2GB',
    min_wal_size: '128MB',
    checkpoint_timeout: '15min',
    wal_compression: 'pglz',
    autovacuum_analyze_scale_factor: '0.05',
    // What an import has brought is known to the planner within seconds, not a minute.
    autovacuum_naptime: '10s',
  }
}

/** Bytes this process may count on: a container's limit where there is one, else the machine's memory. */
function availableMemory(): number {
  const limit = process.constrainedMemory()
  return limit > 0 && limit < totalmem() ? limit : totalmem()
}

function megabytes(bytes: number): string {
  return `${Math.floor(bytes / MB)}MB`
}

function clamp(value: number, low: number, high: number): number {
  return Math.min(Math.max(value, low), high)
}
