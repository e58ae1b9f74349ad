import type { FieldValues, Path, UseFormReturn } from 'react-hook-form'
import { fieldProblems } from '#web/lib/problem-text.ts'

/**
 * Puts the server's messages beside the fields they belong to.
 * @param fields  the form's fields by their name in the request body
 * @returns whether every message found its field; if not, the form shows the problem as a whole
 */
export function showFieldProblems<Values extends FieldValues>(
  form: Pick<UseFormReturn<Values>, 'setError'>,
  error: unknown,
  fields: Readonly<Record<string, Path<Values>>>,
): boolean {
  const problems = [...fieldProblems(error)]
  let placed = 0
  for (const [path, message] of problems) {
    const field = fields[path]
    if (!field) continue
    form.setError(field, { message }, { shouldFocus: placed === 0 })
    placed += 1
  }
  return problems.length > 0 && placed === problems.length
}
