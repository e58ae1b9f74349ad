import { setImmediate as turn } from 'node:timers/promises'

/** Milliseconds of work after which others have their turn: signs of life, and a wish to cancel. */
const longestMs = 20

/**
 * What `make` makes of each, in order, with the event loop free between every 20 ms of it.
 * @throws the signal's reason as soon as it is aborted
 */
export async function mapInTurns<T, R>(signal: AbortSignal, all: Iterable<T>, make: (one: T) => R): Promise<R[]> {
  const made: R[] = []
  let began = performance.now()
  for (const one of all) {
    made.push(make(one))
    if (performance.now() - began < longestMs) continue
    await turn()
    signal.throwIfAborted()
    began = performance.now()
  }
  return made
}
