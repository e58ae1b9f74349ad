/** Whether the text is a day of the calendar: "2026-02-30" is not, nor is one of the year 0, which databases do not know. */
export function isDay(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text) || text.startsWith('0000')) return false
  const date = new Date(`${text}T00:00:00Z`)
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text)
}

const stamp = /^(\d{4}-\d{2}-\d{2})[T ](\d{2}:\d{2})(:\d{2}(?:\.\d{1,9})?)?(Z|[+-]\d{2}:\d{2})$/

/** An instant with its offset in UTC, to the millisecond: "2026-11-23T09:30:00.000Z"; undefined for what is none. */
export function toInstant(text: string): string | undefined {
  const [, date = '', , , offset = ''] = stamp.exec(text) ?? []
  if (!isDay(date) || Number(offset.slice(1, 3)) > 14) return undefined
  const at = new Date(text.replace(' ', 'T'))
  return Number.isNaN(at.getTime()) ? undefined : at.toISOString()
}
