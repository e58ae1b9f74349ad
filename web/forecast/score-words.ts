'use client'
import { useFormatter, useTranslations } from 'use-intl'
import type { ForecastScore } from '#contract/forecast-record.ts'

/** Less than this reads as "0 %". */
const little = 0.005

/** Says a score in words, and its figures for tables. */
export function useScoreWords() {
  const t = useTranslations('forecast.record')
  const format = useFormatter()
  const percent = (share: number) => format.number(share, { style: 'percent', maximumFractionDigits: 0 })
  const signed = (share: number) =>
    format.number(Math.abs(share) < little ? 0 : share, {
      style: 'percent',
      maximumFractionDigits: 0,
      signDisplay: 'exceptZero',
    })
  const relative = ({ relative: value }: ForecastScore) => {
    if (value === null) return undefined
    if (Math.abs(value - 1) < little) return t('equal')
    return t(value < 1 ? 'better' : 'worse', { percent: percent(Math.abs(1 - value)) })
  }
  const bias = ({ bias: value }: ForecastScore) => {
    if (value === null) return undefined
    if (Math.abs(value) < little) return t('even')
    return t(value > 0 ? 'high' : 'low', { percent: percent(Math.abs(value)) })
  }
  const held = ({ coverage }: ForecastScore) =>
    coverage === null ? undefined : t('held', { percent: percent(coverage) })
  return {
    summary: (score: ForecastScore) =>
      [t('judged', { periods: score.periods }), relative(score), bias(score), held(score)]
        .filter((part) => part !== undefined)
        .join('; '),
    relative: (score: ForecastScore) => (score.relative === null ? '–' : percent(score.relative)),
    bias: (score: ForecastScore) => (score.bias === null ? '–' : signed(score.bias)),
    coverage: (score: ForecastScore) => (score.coverage === null ? '–' : percent(score.coverage)),
  }
}
