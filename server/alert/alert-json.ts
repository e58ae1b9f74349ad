import type { Alert } from '#contract/alert.ts'
import type { Language } from '#contract/words/languages.ts'
import { type Sentence, sentence } from '#contract/words/sentence.ts'
import { toDecimal, toQuantity } from '#core/number/quantity.ts'
import { say } from '#core/words/say.ts'
import type { AlertFacts } from './found-alert.ts'

/** An alert as queries read it: its wire form but for what is said of it. */
export type AlertRow = Omit<Alert, 'reason' | 'suggestion' | 'kind'> &
  { [K in Alert['kind']]: { kind: K; facts: AlertFacts[K] } }[Alert['kind']]

/** The wire form, its reason said in a language. */
export function toAlert(row: AlertRow, language: Language): Alert {
  const { facts: _facts, ...rest } = row
  return { ...rest, suggestion: suggestionOf(row), reason: say(reasonOf(row, language), language) }
}

function suggestionOf(row: AlertRow): string | null {
  return row.kind === 'slip' ? toDecimal(toQuantity(String(row.observed)).div(row.facts.divisor)) : null
}

function reasonOf(row: AlertRow, language: Language): Sentence {
  const number = new Intl.NumberFormat(language, { maximumFractionDigits: 2 })
  const of = (value: number) => number.format(value)
  const times = (of: number) =>
    new Intl.NumberFormat(language, { maximumSignificantDigits: 2 }).format(row.observed / of)
  const day = dayText(row.day, language)
  const observed = of(row.observed)
  switch (row.kind) {
    case 'spike': {
      const said = {
        observed,
        day,
        times: times(Math.max(1, row.expectedHigh)),
        low: round(row.expectedLow),
        high: round(row.expectedHigh),
      }
      return row.measure === 'orders'
        ? sentence('alert.spike.orders', said)
        : sentence('alert.spike.quantity', { ...said, unit: row.unit })
    }
    case 'silence':
      return sentence('alert.silence', {
        days: row.observed,
        day,
        every: Math.round(row.facts.everyDays),
        usual: row.facts.usualPause,
      })
    case 'slip':
      return sentence('alert.slip', {
        observed,
        unit: row.unit,
        times: times(row.facts.usual),
        usual: of(row.facts.usual),
        suggestion: of(row.observed / row.facts.divisor),
      })
  }

  function round(value: number): string {
    return of(value < 10 ? Math.round(value * 10) / 10 : Math.round(value))
  }
}

function dayText(day: string, language: Language): string {
  return new Intl.DateTimeFormat(language === 'en' ? 'en-GB' : language, {
    day: 'numeric',
    month: 'long',
    year: 'numeric',
    timeZone: 'UTC',
  }).format(new Date(`${day}T00:00:00Z`))
}
