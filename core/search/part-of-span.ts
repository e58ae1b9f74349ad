import { addDays } from './calendar.ts'

/** The last or the first third of a span. */
export function edgeOf(
  span: { from: string; to: string },
  edge: 'start' | 'end',
): { from: string; to: string; edge?: 'end' } {
  // of a quarter, the last of its months
  const isQuarter = span.from.endsWith('-01') && lengthOf(span) > 87 && lengthOf(span) < 93
  if (edge === 'end' && isQuarter) return { from: `${span.to.slice(0, 8)}01`, to: span.to, edge }
  const third = Math.floor(lengthOf(span) / 3)
  return edge === 'end'
    ? { from: addDays(span.to, -third), to: span.to, edge }
    : { from: span.from, to: addDays(span.from, third) }
}

/** Days from the first to the last. */
export function lengthOf(span: { from: string; to: string }): number {
  return (Date.parse(span.to) - Date.parse(span.from)) / 86_400_000
}
