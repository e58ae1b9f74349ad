import type { Alert } from '#contract/alert.ts'
import type { Language } from '#contract/words/languages.ts'
import { type Sentence, sentence } from '#contract/words/sentence.ts'
import { toDecimal, toQuantity } from '#core/number/quantity.ts'
import { say } from '#core/words/say.ts'
import type { AlertFacts, ViewFacts } from './found-alert.ts'

/** An alert as queries read it: its wire form but for what is said of it. */
export type AlertRow = Omit<Alert, 'reason' | 'suggestion' | 'kind'> & { currency: string } & {
    [K in Alert['kind']]: { kind: K; facts: AlertFacts[K] }
  }[Alert['kind']]

/** The wire form, its reason said in a language. */
export function toAlert(row: AlertRow, language: Language): Alert {
  const { facts: _facts, currency: _currency, ...rest } = row
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
  const money = (value: number) =>
    new Intl.NumberFormat(language, { style: 'currency', currency: row.currency }).format(value)
  const unit = row.unit ?? ''
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
        : sentence('alert.spike.quantity', { ...said, unit })
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
        unit,
        times: times(row.facts.usual),
        usual: of(row.facts.usual),
        suggestion: of(row.observed / row.facts.divisor),
      })
    case 'returns':
      return sentence('alert.returns', {
        observed,
        day,
        quantity: of(row.facts.quantity),
        unit,
        high: row.expectedHigh,
      })
    case 'shrinkage':
      return sentence('alert.shrinkage', {
        observed: money(row.observed),
        day,
        lines: row.facts.lines,
        low: money(row.expectedLow),
        high: money(row.expectedHigh),
        item: row.facts.mostName,
        most: money(row.facts.mostWorth),
      })
    case 'price': {
      const said = {
        observed: money(row.observed),
        times: times(row.facts.usual),
        usual: money(row.facts.usual),
        low: money(row.expectedLow),
        high: money(row.expectedHigh),
      }
      return row.facts.side === 'price' ? sentence('alert.price.price', said) : sentence('alert.price.cost', said)
    }
    case 'dead':
      return sentence('alert.dead', {
        quantity: of(row.facts.quantity),
        unit,
        worth: money(row.worth ?? 0),
        days: row.observed,
        day,
        usual: row.facts.usual,
      })
    case 'view':
      return viewReason(row.facts, row.observed, language)
  }

  function round(value: number): string {
    return of(value < 10 ? Math.round(value * 10) / 10 : Math.round(value))
  }
}

function viewReason(facts: ViewFacts, observed: number, language: Language): Sentence {
  const { viewName: view } = facts
  if (facts.watch !== 'enters') {
    const { threshold } = facts
    return facts.watch === 'above'
      ? sentence('alert.view.above', { view, threshold })
      : sentence('alert.view.below', { view, threshold, count: observed })
  }
  const { names } = facts
  if (observed === 1) return sentence('alert.view.entered', { view, name: names[0] ?? '' })
  const more = observed - names.length
  const listed = more > 0 ? [...names, say(sentence('alert.view.more', { count: more }), language)] : names
  return sentence('alert.view.enteredMany', {
    view,
    count: observed,
    names: new Intl.ListFormat(language, { type: 'conjunction' }).format(listed),
  })
}

function dayText(day: string, language: Language): string {
  return new Intl.DateTimeFormat(language === 'en' ? 'en-GB' : language, {
    day: 'numeric',
    month: 'long',
    year: 'numeric',
    timeZone: 'UTC',
  }).format(new Date(`${day}T00:00:00Z`))
}
