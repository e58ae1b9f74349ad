'use client'
import { useTranslations } from 'use-intl'
import type { Field } from '#contract/field.ts'
import { checkDefinition } from '#core/attribute/check-definition.ts'
import type { FormulaReading } from '#web/schema/draft-formula.ts'
import { draftKey, type FieldBody, type FieldDraft } from '#web/schema/field-draft.ts'

export type FieldProblems = Partial<Record<keyof FieldBody | 'kind', string>>

/** What is wrong with a draft, by property, in the words of the API's own check. */
export function useFieldProblems(
  draft: FieldDraft,
  body: FieldBody,
  stored: Field | undefined,
  formula: FormulaReading | undefined,
): FieldProblems {
  const t = useTranslations('schema')
  const words = useTranslations('definition')
  const problems: FieldProblems = {}
  const definition = { ...body, key: stored?.key ?? draftKey, kind: draft.kind, entity: draft.entity }
  for (const { property, code } of checkDefinition(definition)) problems[property as keyof FieldBody] ??= words(code)
  if (body.name === '') problems.name = t('fieldForm.nameMissing')
  if (problems.options && body.options.length === 0) problems.options = t('options.missing')
  const labels = body.options.map((option) => option.label.toLowerCase())
  if (new Set(labels).size < labels.length) problems.options = t('options.twice')
  if (draft.kind === 'formula' && formula && (formula.errors.length > 0 || formula.cycle))
    problems.formula = words('formula_error')
  return problems
}
