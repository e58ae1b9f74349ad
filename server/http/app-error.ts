import { type ErrorCode, errorCodes, type Problem } from '#contract/errors.ts'

/** Facts that travel with an error: `detail` is a sentence for people, `errors` names the parts, the rest is for programs. */
export interface ErrorFacts {
  detail?: string
  errors?: { path: string; message: string }[]
  [name: string]: unknown
}

/** Something a user caused and can be told: refused input, a missing row, a lost race. */
export class AppError extends Error {
  override readonly name = 'AppError'
  readonly code: ErrorCode
  readonly facts: ErrorFacts

  constructor(code: ErrorCode, facts: ErrorFacts = {}, options?: ErrorOptions) {
    super(facts.detail ?? errorCodes[code][1], options)
    this.code = code
    this.facts = facts
  }
}

/** The problem document of an error, RFC 9457. */
export function toProblem(error: AppError): Problem {
  const [status, title] = errorCodes[error.code]
  return { type: `/api/v1/docs#${error.code}`, title, status, code: error.code, ...error.facts }
}
