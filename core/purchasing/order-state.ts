import type { Permission } from '#contract/permissions.ts'
import type { OrderAction, OrderState } from '#contract/purchase-order.ts'

interface Transition {
  from: readonly OrderState[]
  /** `progress`: the state that follows from what has been received */
  to: OrderState | 'progress'
  permission: Permission
  /** a person says why */
  needsReason: boolean
}

/** What a person may do with an order. Receipts, returns and their reversals move it as well: `progress` says where. */
const transitions: Record<OrderAction, Transition> = {
  approve: { from: ['draft'], to: 'approved', permission: 'purchase:approve', needsReason: false },
  withdraw: { from: ['approved'], to: 'draft', permission: 'purchase:approve', needsReason: false },
  send: { from: ['approved'], to: 'sent', permission: 'purchase:approve', needsReason: false },
  close: { from: ['partlyReceived', 'received'], to: 'closed', permission: 'purchase:approve', needsReason: false },
  reopen: { from: ['closed'], to: 'progress', permission: 'purchase:approve', needsReason: false },
  discard: { from: ['draft'], to: 'cancelled', permission: 'purchase:write', needsReason: false },
  cancel: { from: ['approved', 'sent'], to: 'cancelled', permission: 'purchase:approve', needsReason: true },
}

/** The transition of an action from a state; undefined where there is none. */
export function findTransition(state: OrderState, action: OrderAction): Omit<Transition, 'from'> | undefined {
  const { from, ...transition } = transitions[action]
  return from.includes(state) ? transition : undefined
}

/** The permission an action takes, in whatever state. */
export function permissionOf(action: OrderAction): Permission {
  return transitions[action].permission
}

/** Lines, supplier, place and prices change in a draft only: what was approved is what is sent. */
export function isEditable(state: OrderState): boolean {
  return state === 'draft'
}

/** Whether goods of the order can arrive: it was sent, and nobody has ended it. One that is complete takes what the tolerance leaves. */
export function takesReceipts(state: OrderState): boolean {
  return state === 'sent' || state === 'partlyReceived' || state === 'received'
}

/** Whether goods can go back: whatever was received, also of an order that is closed. */
export function takesReturns(state: OrderState): boolean {
  return state === 'partlyReceived' || state === 'received' || state === 'closed'
}
