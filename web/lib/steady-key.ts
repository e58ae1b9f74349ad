import { ApiProblem } from '#contract/client.ts'
import { idempotencyKey } from '#web/lib/idempotency-key.ts'

/**
 * Runs attempts of one act under `Idempotency-Key`s. When no answer came (the network broke), the next attempt with the
 * same input carries the same key, so that the server does it once however often the button is pressed. An answer, good
 * or bad, ends the key: the same input afterwards is a new act.
 */
export function steadyKey(): <Result>(input: unknown, attempt: (key: string) => Promise<Result>) => Promise<Result> {
  let unanswered: { input: string; key: string } | undefined
  return async (input, attempt) => {
    const written = JSON.stringify(input)
    if (unanswered?.input !== written) unanswered = { input: written, key: idempotencyKey() }
    const mine = unanswered
    try {
      const result = await attempt(mine.key)
      if (unanswered === mine) unanswered = undefined
      return result
    } catch (error) {
      if (error instanceof ApiProblem && unanswered === mine) unanswered = undefined
      throw error
    }
  }
}
