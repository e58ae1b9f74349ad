import type { Language } from '#contract/words/languages.ts'
import { type Sentence, sentence } from '#contract/words/sentence.ts'
import type { ToldEvent } from '#core/forecast/known-event.ts'

/** What an event does to the demand, and how that is known: "With the promotion “Spring sale” on 3–10 March: +45%, from 2 earlier ones." */
export function eventReason(event: ToldEvent, today: string, language: Language): Sentence {
  const { name, kind, startsOn, endsOn } = event
  const isThisYear = [startsOn, endsOn].every((day) => day.slice(0, 4) === today.slice(0, 4))
  const days = new Intl.DateTimeFormat(language === 'en' ? 'en-GB' : language, {
    day: 'numeric',
    month: 'long',
    ...(isThisYear ? {} : { year: 'numeric' }),
    timeZone: 'UTC',
  }).formatRange(new Date(startsOn), new Date(endsOn))
  const told = { name, days, change: changeOf(event, language) }
  switch (kind) {
    case 'closed':
      return sentence('event.closed', told)
    case 'promotion':
      return sentence('event.promotion', told)
    case 'event':
    case 'oneOff':
      return sentence('event.event', told)
  }
}

function changeOf({ percent, source, earlier }: ToldEvent, language: Language): string | Sentence {
  const format = new Intl.NumberFormat(language, {
    style: 'percent',
    maximumFractionDigits: 0,
    signDisplay: 'exceptZero',
  })
  const told = { percent: format.format((percent ?? 0) / 100), earlier }
  switch (source) {
    case 'item':
      return sentence('event.item', told)
    case 'category':
      return sentence('event.category', told)
    case 'all':
      return sentence('event.all', told)
    case 'said':
      return sentence('event.said', told)
    case 'none':
      return sentence('event.none')
    case null:
      return told.percent
  }
}
