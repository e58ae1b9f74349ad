import { type ErrorCode, errorCodes, type Problem } from '#contract/errors.ts'
import { type Language, languages } from '#contract/words/languages.ts'
import { type Sentence, sentence, type Text } from '#contract/words/sentence.ts'
import { say } from '#core/words/say.ts'

/** Facts that travel with an error: `detail` is a sentence for people, `errors` names the parts, the rest is for programs. */
export interface ErrorFacts {
  detail?: Text
  errors?: readonly { path: string; message: Text }[]
  [name: string]: unknown
}

/**
 * Something a user caused and can be told: refused input, a missing row, a lost race. It is said where it is known who
 * reads it: by `toProblem` in a request, by `describe` elsewhere. `message`, for logs, is in the first language.
 */
export class AppError extends Error {
  override readonly name = 'AppError'
  readonly code: ErrorCode
  readonly facts: ErrorFacts

  constructor(code: ErrorCode, facts: ErrorFacts = {}, options?: ErrorOptions) {
    super(say(facts.detail ?? titleOf(code), languages[0]), options)
    this.code = code
    this.facts = facts
  }
}

/** What the error says to a person. */
export function describe({ code, facts }: AppError): Text {
  return facts.detail ?? titleOf(code)
}

/** The problem document of an error, RFC 9457, in the language of its reader. */
export function toProblem({ code, facts }: AppError, language: Language): Problem {
  const [status] = errorCodes[code]
  const { detail, errors, ...others } = facts
  return {
    type: `/api/v1/docs#${code}`,
    title: say(titleOf(code), language),
    status,
    code,
    ...(detail === undefined ? {} : { detail: say(detail, language) }),
    ...(errors && { errors: errors.map(({ path, message }) => ({ path, message: say(message, language) })) }),
    ...others,
  }
}

/** What every error of this code says, whatever its facts. */
export function titleOf(code: ErrorCode): Sentence {
  return sentence(`title.${code}`)
}
