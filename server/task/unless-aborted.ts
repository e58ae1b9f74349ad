/**
 * What is read, or the signal's reason as soon as it is aborted: whoever cancels does not wait for a long statement, which ends by itself and whose answer is dropped. For
 * reading only; what writes must be waited for.
 */
export async function unlessAborted<T>(signal: AbortSignal, reading: Promise<T>): Promise<T> {
  // dropped, it may still fail
  reading.catch(() => undefined)
  signal.throwIfAborted()
  const aborted = Promise.withResolvers<never>()
  const onAbort = (): void => aborted.reject(signal.reason)
  signal.addEventListener('abort', onAbort, { once: true })
  try {
    return await Promise.race([reading, aborted.promise])
  } finally {
    signal.removeEventListener('abort', onAbort)
  }
}
