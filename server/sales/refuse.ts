import type { SalesOrder, SalesState } from '#contract/sales-order.ts'
import { type Sentence, sentence } from '#contract/words/sentence.ts'
import { AppError } from '#server/http/app-error.ts'

/** `invalid_value` for one part of a request. */
export function refuseValue(path: string, message: Sentence): AppError {
  return new AppError('invalid_value', { detail: message, errors: [{ path, message }] })
}

/** @throws AppError order_state  the order's state is none of those that `takes` */
export function assertState({ state }: Pick<SalesOrder, 'state'>, takes: (state: SalesState) => boolean): void {
  if (!takes(state)) throw refuseState(state)
}

export function refuseState(state: SalesState): AppError {
  const named = sentence(`sales.state.${state}`)
  return new AppError('order_state', { state, detail: sentence('sales.stateNow', { state: named }) })
}
