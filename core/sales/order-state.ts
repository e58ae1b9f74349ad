import type { SalesAction, SalesState } from '#contract/sales-order.ts'

interface Transition {
  from: readonly SalesState[]
  /** `progress`: the state that follows from what has been shipped */
  to: SalesState | 'progress'
  /** a person says why */
  needsReason: boolean
}

/** What a person may do with an order. Shipments and their reversals move it as well: `progress` says where. */
const transitions: Record<SalesAction, Transition> = {
  close: { from: ['partlyShipped', 'shipped'], to: 'closed', needsReason: false },
  reopen: { from: ['closed'], to: 'progress', needsReason: false },
  cancel: { from: ['open'], to: 'cancelled', needsReason: true },
}

/** The transition of an action from a state; undefined where there is none. */
export function findSalesTransition(state: SalesState, action: SalesAction): Omit<Transition, 'from'> | undefined {
  const { from, ...transition } = transitions[action]
  return from.includes(state) ? transition : undefined
}

/** Whether goods of the order can still go out. */
export function takesShipments(state: SalesState): boolean {
  return state === 'open' || state === 'partlyShipped'
}

/** Whether goods can come back: whatever was shipped, also of an order that is closed. */
export function takesCustomerReturns(state: SalesState): boolean {
  return state === 'partlyShipped' || state === 'shipped' || state === 'closed'
}
