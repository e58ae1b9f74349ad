/**
 * A reason not to start that the operator can act on. Its message is one or two plain sentences
 * and is printed alone, without a stack.
 */
export class StartupError extends Error {
  override name = 'StartupError'
}

/** The text to print for anything thrown while starting: a sentence for a StartupError, the stack for a fault of ours. */
export function startupMessage(error: unknown): string {
  if (error instanceof StartupError) return error.message
  return error instanceof Error ? (error.stack ?? error.message) : String(error)
}
