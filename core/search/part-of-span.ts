import { addDays } from './calendar.ts'

/** The last or the first third of a span. */
export function edgeOf(
  span: { from: string; to: string },
  edge: 'start' | 'end',
): { from: string; to: string; edge?: 'end' } {
  const third = Math.floor(lengthOf(span) / 3)
  return edge === 'end'
    ? { from: addDays(span.to, -third), to: span.to, edge }
    : { from: span.from, to: addDays(span.from, third) }
}

/** Days from the first to the last. */
export function lengthOf(span: { from: string; to: string }): number {
  return (Date.parse(span.to) - Date.parse(span.from)) / 86_400_000
}
