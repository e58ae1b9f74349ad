/** A policy to play on days that are over. */
export interface SimulationInput {
  /** what customers wanted, day by day, >= 0 */
  demand: readonly number[]
  /** on hand before the first day */
  startStock: number
  /** days between two looks; the first is on the first day, after it is over */
  reviewDays: number
  /** days from an order to the morning it is there; 0: the next morning */
  leadDays: number
  /**
   * How much to order, >= 0. It is shown nothing of later days.
   * @param known  demand up to and with the day of the look
   * @param position  on hand with what is on its way
   */
  decide(known: readonly number[], position: number): number
}

/** One day of a simulation, in base units. */
export interface SimulatedDay {
  /** arrived in the morning */
  received: number
  /** demand met from the shelf, and demand lost */
  met: number
  missed: number
  /** in the evening */
  onHand: number
  /** in the evening, after the look */
  ordered: number
}

/** What a policy comes to. */
export interface SimulationOutcome {
  /** part of the demand that was met from the shelf, 0 to 1; 1 where there was none */
  fillRate: number
  /** mean stock in the evening */
  averageStock: number
  /** days on which something was missed */
  shortDays: number
  orders: number
}

/**
 * Plays a policy of periodic review on a past, day by day: what was ordered arrives in the morning, demand takes what is there and the rest of
 * it is lost, and on days of review the policy sees the demand until then and orders.
 */
export function simulatePolicy(input: SimulationInput): SimulatedDay[] {
  const { demand, startStock, leadDays, decide } = input
  const reviewDays = Math.max(1, Math.floor(input.reviewDays))
  const arriving = new Map<number, number>()
  let onHand = Math.max(0, startStock)
  let onOrder = 0
  return demand.map((wanted, day) => {
    const received = arriving.get(day) ?? 0
    onHand += received
    onOrder -= received
    const met = Math.min(onHand, wanted)
    onHand -= met
    let ordered = 0
    if (day % reviewDays === 0) {
      ordered = Math.max(0, decide(demand.slice(0, day + 1), onHand + onOrder))
      const morning = day + 1 + Math.max(0, Math.round(leadDays))
      if (ordered > 0) arriving.set(morning, (arriving.get(morning) ?? 0) + ordered)
      onOrder += ordered
    }
    return { received, met, missed: wanted - met, onHand, ordered }
  })
}

export function summariseDays(
  days: readonly Pick<SimulatedDay, 'met' | 'missed' | 'onHand' | 'ordered'>[],
): SimulationOutcome {
  const total = (of: (day: (typeof days)[number]) => number) => days.reduce((sum, day) => sum + of(day), 0)
  const [met, missed] = [total((day) => day.met), total((day) => day.missed)]
  return {
    fillRate: met + missed > 0 ? met / (met + missed) : 1,
    averageStock: days.length > 0 ? total((day) => day.onHand) / days.length : 0,
    shortDays: days.filter((day) => day.missed > 1e-9).length,
    orders: days.filter((day) => day.ordered > 0).length,
  }
}
