'use client'
import { useFormatter } from 'use-intl'

/** A day of the calendar, the same in every zone. @param value  ISO day */
export function CalendarDay({ value }: { value: string }) {
  const format = useFormatter()
  return (
    <time dateTime={value} className="whitespace-nowrap">
      {format.dateTime(new Date(`${value}T00:00:00Z`), {
        day: 'numeric',
        month: 'short',
        year: 'numeric',
        timeZone: 'UTC',
      })}
    </time>
  )
}
