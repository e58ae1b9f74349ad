import type { Alert } from '#contract/alert.ts'

/** Alerts of one cause from so many on stand under one line. */
const fewest = 3

/** An alert, or several of one cause in their order. */
export type AlertGroup = { key: string; alerts: readonly [Alert, ...Alert[]] }

/**
 * Puts alerts together that most likely share a cause: of one kind, in one document, or of one day and place. A group stands where its first one stood; what is left alone
 * stands as it did.
 */
export function groupAlerts(alerts: readonly Alert[]): AlertGroup[] {
  const members = Map.groupBy(alerts, causeOf)
  const told = new Set<string>()
  return alerts.flatMap((alert): AlertGroup[] => {
    const cause = causeOf(alert)
    const [first, ...others] = members.get(cause) ?? []
    if (!first || others.length + 1 < fewest) return [{ key: alert.id, alerts: [alert] }]
    if (told.has(cause)) return []
    told.add(cause)
    return [{ key: cause, alerts: [first, ...others] }]
  })
}

function causeOf({ id, kind, state, day, movementId, locationId }: Alert): string {
  // a watched view is its own matter, and dead stock has gathered dust in its own time
  if (kind === 'view' || kind === 'dead') return id
  return [kind, state, movementId ?? `${day} ${locationId}`].join(' ')
}
