'use client'
import { useCallback } from 'react'
import { useFormatter, useTranslations } from 'use-intl'
import type { Field } from '#contract/field.ts'
import type { AttributeProblem } from '#core/attribute/attribute-problem.ts'

/**
 * Says beside a field why its value does not fit, with limits as a person writes them.
 * @returns given a field with its help text, which stands there too: a pattern is left to that
 */
export function useProblemWords(): (
  field: Pick<Field, 'kind' | 'unit'> & { help?: string },
  problem: AttributeProblem,
) => string {
  const t = useTranslations('field.problem')
  const words = useTranslations('field')
  const format = useFormatter()
  return useCallback(
    (field, { code, facts }) => {
      if (code === 'pattern' && field.help) return words('patternAsTold')
      const { limit } = facts
      if (limit === undefined) return t(code, facts as never)
      return t(code, { ...facts, limit: sayLimit(format, field, code, limit) } as never)
    },
    [t, words, format],
  )
}

function sayLimit(
  format: ReturnType<typeof useFormatter>,
  field: Pick<Field, 'kind' | 'unit'>,
  code: AttributeProblem['code'],
  limit: string,
): string | number {
  if (code === 'too_precise') return Number(limit)
  if (field.kind === 'date')
    return format.dateTime(new Date(`${limit}T00:00:00Z`), { dateStyle: 'medium', timeZone: 'UTC' })
  if (field.kind === 'dateTime') return format.dateTime(new Date(limit), { dateStyle: 'medium', timeStyle: 'short' })
  // Intl.NumberFormat takes decimal strings exactly; the type of use-intl knows numbers only.
  const number = format.number(limit as unknown as number, { maximumFractionDigits: 9 })
  return field.unit && (code === 'too_small' || code === 'too_large') ? `${number} ${field.unit}` : number
}
