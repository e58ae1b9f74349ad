'use client'
import { useCallback } from 'react'
import { useFormatter, useTranslations } from 'use-intl'
import type { z } from 'zod'
import type { forecast as forecastShape } from '#contract/forecast.ts'
import { en } from '#contract/words/en.ts'

export type Forecast = z.output<typeof forecastShape>
type Score = Forecast['score']

/** How a backtest ended: the forecast's error against the naive one's, and the difference as a share of the latter. */
export function judge(score: Score): { verdict: 'better' | 'worse' | 'equal'; share: number } | undefined {
  if (score.relative === null || score.origins === 0) return undefined
  const share = Math.abs(1 - score.relative)
  // Less than half a per cent would read as "0 %".
  if (share < 0.005) return { verdict: 'equal', share: 0 }
  return { verdict: score.relative < 1 ? 'better' : 'worse', share }
}

/** Says in words how a forecast was made and how far it can be trusted. */
export function useForecastWords() {
  const t = useTranslations('forecast')
  const format = useFormatter()
  const percent = useCallback(
    (share: number) => format.number(share, { style: 'percent', maximumFractionDigits: 0 }),
    [format],
  )
  const className = (name: string) => (isClass(name) ? t(`class.${name}`) : name)
  return {
    method: (forecast: Forecast) => {
      const method = saidMethod(forecast)
      return isMethod(method) ? t(`method.${method}`) : t('method.other', { method })
    },
    methodShort: (forecast: Forecast) => {
      const method = saidMethod(forecast)
      return isShort(method) ? t(`methodShort.${method}`) : method
    },
    classification: (forecast: Forecast) => className(forecast.classification),
    className,
    score: ({ score }: Forecast) => {
      const judged = judge(score)
      if (!judged) return t('score.short')
      return t(`score.${judged.verdict}`, { percent: percent(judged.share), origins: score.origins })
    },
    scoreShort: ({ score }: Forecast) => {
      const judged = judge(score)
      return judged ? t(`score.${judged.verdict}Short`, { percent: percent(judged.share) }) : t('score.shortShort')
    },
    bias: ({ score: { bias } }: Forecast) => {
      if (bias === null) return undefined
      if (Math.abs(bias) < 0.005) return t('score.biasNone')
      return t(bias > 0 ? 'score.biasHigh' : 'score.biasLow', { percent: percent(Math.abs(bias)) })
    },
    coverage: ({ score: { coverage } }: Forecast) =>
      coverage === null ? undefined : t('score.coverage', { percent: percent(coverage) }),
    ahead: (forecast: Forecast) => t(`ahead.${forecast.frequency}`, { count: forecast.mean.length }),
  }
}

/** An item that sells on most days is not said to sell now and then, though days without a sale made its method the same. */
function saidMethod({ method, classification }: Forecast): string {
  const isFrequent = classification === 'smooth' || classification === 'erratic'
  return isFrequent ? method.replace('intermittent', 'blend') : method
}

function isMethod(method: string): method is Exclude<keyof (typeof en)['forecast']['method'], 'other'> {
  return method !== 'other' && Object.hasOwn(en.forecast.method, method)
}

function isShort(method: string): method is keyof (typeof en)['forecast']['methodShort'] {
  return Object.hasOwn(en.forecast.methodShort, method)
}

function isClass(name: string): name is keyof (typeof en)['forecast']['class'] {
  return Object.hasOwn(en.forecast.class, name)
}
