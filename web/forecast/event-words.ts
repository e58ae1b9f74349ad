'use client'
import { useFormatter, useTranslations } from 'use-intl'
import type { DemandEvent } from '#contract/demand-event.ts'
import type { Forecast } from '#web/forecast/forecast-words.ts'
import { useSession } from '#web/lib/session.tsx'
import { toLocal } from '#web/lib/zoned-time.ts'

type Told = Forecast['events'][number]

/** Says of an event when it is, what it touches and what it does to demand. */
export function useEventWords() {
  const t = useTranslations('event')
  const format = useFormatter()
  const percentOf = (percent: number) =>
    format
      .number(percent / 100, { style: 'percent', maximumFractionDigits: 0, signDisplay: 'exceptZero' })
      .replace('-', '\u2212')
  const today = toLocal(new Date(), useSession().tenant.timeZone).slice(0, 10)
  return {
    days: ({ startsOn, endsOn }: Pick<DemandEvent, 'startsOn' | 'endsOn'>) =>
      format.dateTimeRange(new Date(startsOn), new Date(endsOn), { dateStyle: 'medium', timeZone: 'UTC' }),
    touches: ({ touches, locationName }: DemandEvent) => {
      const what =
        touches.kind === 'all'
          ? t('allItems')
          : touches.kind === 'category'
            ? t('category', { name: touches.categoryName })
            : touches.items.length === 1
              ? (touches.items[0]?.name ?? '')
              : t('items', { count: touches.items.length })
      return locationName === null ? what : `${what} ${t('at', { place: locationName })}`
    },
    /** over all its items */
    effect: ({ kind, found, expectedPercent, startsOn }: DemandEvent) => {
      if (kind === 'oneOff') return t('left')
      if (kind === 'closed') return t('none')
      if (found) return t('found', { percent: percentOf(found.percent), items: found.items })
      if (expectedPercent !== null) return t('said', { percent: percentOf(expectedPercent) })
      return t(startsOn > today ? 'coming' : 'unknown')
    },
    /** what the forecast of an item makes of it */
    change: ({ kind, id }: DemandEvent, forecast: Forecast) => {
      const told = forecast.events.find(({ eventId }) => eventId === id)
      if (!told) return t('change.fresh')
      if (kind === 'oneOff') return t('left')
      if (kind === 'closed') return t('none')
      return changeOf(told, forecast)
    },
  }

  function changeOf({ percent, source, earlier, endsOn }: Told, { forecastStart }: Forecast): string {
    const told = { percent: percentOf(percent ?? 0), earlier }
    if (source === null || endsOn < forecastStart) return t('change.past', told)
    return t(`change.${source}`, told)
  }
}
