'use client'
import { useQueryClient } from '@tanstack/react-query'
import { useCallback } from 'react'
import { useFormatter, useTranslations } from 'use-intl'
import { ApiProblem } from '#contract/client.ts'
import { type ErrorCode, errorCodes } from '#contract/errors.ts'
import { knownNames } from '#web/lib/known-names.ts'

/** Turns what a call threw into one sentence for the person, in their language. */
export function useProblemText(): (error: unknown) => string {
  const t = useTranslations('problem')
  const format = useFormatter()
  const cache = useQueryClient()
  return useCallback(
    (error: unknown) => {
      if (!(error instanceof ApiProblem)) return error instanceof TypeError ? t('network') : t('internal')
      const { code, available, requested, lot, errors, detail, title } = error.problem
      if (code === 'insufficient_stock' && isDecimal(available) && isDecimal(requested)) {
        const amounts = {
          available: format.number(available as unknown as number, { maximumFractionDigits: 6 }),
          requested: format.number(requested as unknown as number, { maximumFractionDigits: 6 }),
        }
        const { item: name, place } = knownNames(cache, error.problem)
        const item = typeof lot !== 'string' ? name : name === undefined ? lot : t('goodsOfLot', { item: name, lot })
        if (item === undefined) return t('insufficientStock', amounts)
        return place === undefined
          ? t('insufficientOf', { ...amounts, item })
          : t('insufficientAt', { ...amounts, item, place })
      }
      if (code === 'invalid_email_or_password') return t('wrongPassword')
      if (code === 'user_already_exists' || code === 'user_already_exists_use_another_email') return t('emailInUse')
      if (code === 'invalid_token' || code === 'token_expired') return t('staleLink')
      if (code === 'password_compromised') return t('passwordCompromised')
      const first = errors?.[0]
      if (first && error.status < 500) return first.message
      if (isErrorCode(code)) return detail ?? t(code)
      return detail ?? title
    },
    [t, format, cache],
  )
}

/** Whether the server answered, and trying again changes nothing: what was asked for is not there, say, or not allowed. */
export function isRefusal(error: unknown): boolean {
  return error instanceof ApiProblem && error.status < 500
}

/** The messages of single fields, by their path below the body: `name`, `lines.0.quantity`. */
export function fieldProblems(error: unknown): ReadonlyMap<string, string> {
  const errors = error instanceof ApiProblem ? (error.problem.errors ?? []) : []
  return new Map(errors.map(({ path, message }) => [path.replace(/^body\./, ''), message]))
}

function isErrorCode(code: string): code is ErrorCode {
  return Object.hasOwn(errorCodes, code)
}

function isDecimal(value: unknown): value is string {
  return typeof value === 'string' && /^-?\d+(\.\d+)?$/.test(value)
}
