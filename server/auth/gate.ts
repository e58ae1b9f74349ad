import { AppError } from '#server/http/app-error.ts'

/**
 * Lets through so many pieces of work at once; the next ones wait in turn.
 * @returns runs a piece of work, and throws AppError unavailable when too many wait already
 */
export function createGate({ atOnce, waiting }: { atOnce: number; waiting: number }) {
  const queue: (() => void)[] = []
  let running = 0
  return async <T>(work: () => Promise<T>): Promise<T> => {
    if (running < atOnce) running++
    else {
      if (queue.length >= waiting) throw new AppError('unavailable')
      // whoever ends hands their place on
      await new Promise<void>((enter) => queue.push(enter))
    }
    try {
      return await work()
    } finally {
      const next = queue.shift()
      if (next) next()
      else running--
    }
  }
}
