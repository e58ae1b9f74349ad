'use client'
import { useFormatter, useNow } from 'use-intl'

type Detail = 'day' | 'minute' | 'ago'

/**
 * An instant in the organisation's time zone (the zone of the surrounding provider). The full instant with its zone stands in the title.
 * @param value  ISO 8601 instant
 * @param detail  `day` 14 Mar 2026, `minute` adds the time, `ago` is relative and keeps itself current
 */
export function DateTime({ value, detail = 'minute' }: { value: string; detail?: Detail }) {
  const format = useFormatter()
  const date = new Date(value)
  const title = format.dateTime(date, { dateStyle: 'full', timeStyle: 'long' })
  return (
    <time dateTime={value} title={title} className="whitespace-nowrap">
      {detail === 'ago' ? (
        <Ago date={date} />
      ) : (
        format.dateTime(date, {
          day: 'numeric',
          month: 'short',
          year: 'numeric',
          ...(detail === 'minute' ? { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' } : {}),
        })
      )}
    </time>
  )
}

function Ago({ date }: { date: Date }) {
  const format = useFormatter()
  const now = useNow({ updateInterval: 30_000 })
  // A clock a little behind the server's must not put what just happened into the future.
  const ahead = date.getTime() - now.getTime()
  return format.relativeTime(date, ahead > 0 && ahead < 60_000 ? date : now)
}
