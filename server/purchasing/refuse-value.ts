import type { Sentence } from '#contract/words/sentence.ts'
import { AppError } from '#server/http/app-error.ts'

/** `invalid_value` for one part of a request. */
export function refuseValue(path: string, message: Sentence): AppError {
  return new AppError('invalid_value', { detail: message, errors: [{ path, message }] })
}
