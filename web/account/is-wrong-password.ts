import { ApiProblem } from '#contract/client.ts'

/** Whether a form was refused for the current password alone, which is said beside that field. */
export function isWrongPassword(error: unknown): boolean {
  return error instanceof ApiProblem && error.code === 'invalid_password'
}
